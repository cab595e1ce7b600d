"""A case of the regency with a task for the roads division of PUPR."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rukun.foundation.people.enums import Rung
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.domain.tasks import assign_task
from rukun.handling.cases.models import Case, Task
from tests.cast import Cast
from tests.handling.cases.conftest import Story


@pytest.fixture(autouse=True)
def files_beside(settings: Any, tmp_path: Path) -> None:
    """Keep what is uploaded out of the tree."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def story(cast: Cast) -> Story:
    """The cast, and a clock that walks."""
    return Story(cast)


@pytest.fixture
def case(story: Story) -> Case:
    """A case that the regency holds and PUPR can open."""
    case = story.carry_to(Rung.REGENCY)
    story.act(invite_agency, "kabid", case=case, agency=story.cast.agency("pupr"), reason="Peta izin")
    return case


@pytest.fixture
def give(story: Story, case: Case) -> Callable[..., Task]:
    """Give the roads division a task."""

    def give(title: str = "Peta izin disandingkan dengan batas kelola", days: int = 5) -> Task:
        office = story.cast.office("pupr_roads")
        return story.act(assign_task, "kabid", case=case, office=office, title=title, working_days=days)

    return give


@pytest.fixture
def task(give: Callable[..., Task], story: Story, at_ten: Callable[..., None]) -> Task:
    """The task, an hour after it was given."""
    task = give()
    at_ten(story.at - story.cast.now + timedelta(hours=1))
    return task
