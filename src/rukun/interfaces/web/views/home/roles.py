"""What each role must see first: a table. Groups of duties, what stands beside, the line of figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rukun.foundation.people.enums import Role


@dataclass(frozen=True)
class Home:
    """The composition of one home: names from panels.GROUPS (or "ours"), around.PANELS, figures.FIGURES.

    `duties` come first in the main column, `main` follow; `beside` is the right column.
    """

    duties: tuple[str, ...]
    main: tuple[str, ...]
    beside: tuple[str, ...]
    figures: tuple[str, ...]


_DIVISION: Final = Home(
    duties=("verify", "sent", "decide", "check", "cases", "tasks", "requests", "questions", "registers"),
    main=(),
    beside=("on_duty", "climbed", "stuck", "drafts"),
    figures=("verify", "sent", "decide", "check", "stuck"),
)
_SECRETARY: Final = Home(
    duties=("sent", "ours", "check", "tasks", "requests", "questions", "registers"),
    main=(),
    beside=("climbed", "drafts", "stuck"),
    figures=("sent", "ours", "tasks", "notices", "stuck"),
)
_OPERATOR: Final = Home(
    duties=("questions", "ours", "check", "tasks", "requests", "registers"),
    main=("drafts", "arrived"),
    beside=("climbed", "stuck", "answers"),
    figures=("drafts", "questions", "ours", "notices", "stuck"),
)
_CAMAT: Final = Home(
    duties=("accept", "ours", "tasks", "check", "requests", "questions"),
    main=("arrived",),
    beside=("climbed", "stuck", "answers", "drafts"),
    figures=("accept", "ours", "tasks", "check", "stuck"),
)
_PARTNER: Final = Home(
    duties=("tasks", "requests", "cases", "questions"),
    main=("shared",),
    beside=("climbed", "answers", "drafts"),
    figures=("tasks", "requests", "shared", "notices"),
)
_LIAISON: Final = Home(
    duties=("requests", "tasks", "questions"),
    main=("shared",),
    beside=("demonstrations", "answers", "drafts"),
    figures=("shared", "requests", "notices"),
)
_SEKDA: Final = Home(
    duties=("tasks", "requests", "questions"),
    main=("red", "shared"),
    beside=("climbed", "stuck"),
    figures=("red", "tasks", "requests", "notices", "stuck"),
)
_PROVINCE: Final = Home(
    duties=("accept", "ours", "check", "tasks", "requests"),
    main=("red",),
    beside=("climbed", "stuck"),
    figures=("red", "accept", "ours", "tasks", "stuck"),
)

HOMES: Final[Mapping[str, Home]] = {
    Role.AGENCY_HEAD: _DIVISION,
    Role.DIVISION_HEAD: _DIVISION,
    Role.AGENCY_SECRETARY: _SECRETARY,
    Role.OPERATOR: _OPERATOR,
    Role.SUBDISTRICT_HEAD: _CAMAT,
    Role.AGENCY_OFFICER: _PARTNER,
    Role.LIAISON: _LIAISON,
    Role.SECRETARY: _SEKDA,
    Role.PROVINCE_OFFICER: _PROVINCE,
}

# On the phone in one hand, in the field.
FIELD: Final = frozenset({Role.VILLAGE_HEAD, Role.FIELD_OFFICER, Role.FORUM_MEMBER})
LEADERS: Final = frozenset({Role.REGENT, Role.AIDE})
