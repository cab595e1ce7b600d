"""Load the demo: the regency first, then its stories in the order of time."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import translation

from rukun.config.demo import arrivals, history, matters, pandan_sejahtera, registers, sungai_beras
from rukun.config.demo.accounts import ADMINISTRATOR, OFFICERS
from rukun.config.demo.founding import found
from rukun.config.demo.stage import Stage, play
from rukun.foundation.notices.domain import mark_all_read
from rukun.foundation.people.queries import needs_setup
from rukun.kernel.errors import DomainError

_UNREAD = timedelta(hours=30)  # older notices were read by the officers themselves


class NoDemoHere(DomainError):
    """Demo accounts cannot exist beside real ones."""

    # Only the console says it, and the console speaks English.
    message = "The demo is loaded into a demo database only: start it with `rukun demo`."


class DemoIsLoaded(DomainError):
    """The demo is loaded once; whoever wants a fresh one puts the old one aside."""

    message = "Somebody works here already; nothing was changed. A fresh demo: `rukun demo --fresh`."


def load(*, at: datetime) -> None:
    """Found the regency and play what happened until `at`, through the verbs of the rooms."""
    if settings.RUKUN_ENV not in {"demo", "test"}:
        raise NoDemoHere
    if not needs_setup():
        raise DemoIsLoaded
    at = at.replace(second=0, microsecond=0)
    stage = Stage(at)
    with translation.override("id"):
        found(stage)
        play(
            [
                *history.stories(stage),
                sungai_beras.story(stage),
                pandan_sejahtera.story(stage),
                *matters.stories(stage),
                *arrivals.stories(stage),
                *registers.stories(stage),
            ],
            until=at,
        )
    for officer in (ADMINISTRATOR, *OFFICERS):
        mark_all_read(actor=stage.actor(officer.username, at), at=at - _UNREAD)
