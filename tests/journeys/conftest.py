"""The cast at their desks: a clock that walks from ten o'clock on, and a browser for each of them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.cast import Cast, make_cast
from tests.journeys.clock import Clock
from tests.journeys.devices import DESK
from tests.journeys.officer import Officer


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The cast, really committed: the server that answers the browsers must see it."""
    return make_cast()


@pytest.fixture
def clock(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Wednesday 4 March 2026, 10.00 WIB, and on from there."""
    clock = Clock(cast.now)
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return clock


@pytest.fixture
def seat(new_context: Any, clock: Clock) -> Iterator[Callable[..., Officer]]:
    """Return officers who have logged in: `seat("gita")`, `seat("fajar", **PHONE)`."""
    seated: list[Officer] = []

    def seat(name: str, *, identity: str = "", checks_axe: bool = False, **device: Any) -> Officer:
        context = new_context(**(device or DESK))
        has_touch = bool(device.get("has_touch"))
        officer = Officer(name, context, checks_axe=checks_axe, has_touch=has_touch)
        seated.append(officer)
        return officer.log_in(identity)

    yield seat
    complaints = [complaint for officer in seated for complaint in officer.complaints]
    assert not complaints, "\n".join(complaints)
