"""The registers of an office: who is around, what is announced, who is on duty."""

from rukun.handling.registers.models.demonstrations import DEMONSTRATION, Demonstration
from rukun.handling.registers.models.desks import ELECTION_DESK, ElectionDesk, SituationNote
from rukun.handling.registers.models.organisations import (
    ORGANISATION,
    Leader,
    Leadership,
    Organisation,
    SupervisionNote,
)
from rukun.handling.registers.models.roster import DutyShift

__all__ = [
    "DEMONSTRATION",
    "ELECTION_DESK",
    "ORGANISATION",
    "Demonstration",
    "DutyShift",
    "ElectionDesk",
    "Leader",
    "Leadership",
    "Organisation",
    "SituationNote",
    "SupervisionNote",
]
