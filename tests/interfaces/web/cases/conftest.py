"""Cases of the cast, met on the screen an hour after the last act."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rukun.foundation.people.enums import Rung
from rukun.handling.cases.models import Case
from tests.cast import Cast
from tests.handling.cases.conftest import Story

Enter = Callable[[str], Client]


@pytest.fixture(autouse=True)
def files_beside(settings: Any, tmp_path: Path) -> None:
    """Keep what is uploaded out of the tree."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def story(cast: Cast) -> Story:
    """The cast, and a clock that walks."""
    return Story(cast)


@pytest.fixture
def now(story: Story, at_ten: Callable[..., None]) -> Callable[[], None]:
    """Move the clock of the screens to an hour after the story."""

    def move() -> None:
        at_ten(story.at - story.cast.now + timedelta(hours=1))

    return move


@pytest.fixture
def village_case(story: Story, now: Callable[[], None]) -> Case:
    """A case that the village holds and has not begun."""
    case = story.case()
    now()
    return case


@pytest.fixture
def regency_case(story: Story, now: Callable[[], None]) -> Case:
    """A case that was tried twice and handed up to the regency."""
    case = story.carry_to(Rung.REGENCY)
    now()
    return case
