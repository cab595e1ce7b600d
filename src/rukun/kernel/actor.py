"""Who acts: one person, in one office, at one moment."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class OnBehalf:
    """The act is recorded for somebody who is not in the system.

    `basis` is how the wish reached the recorder: "phone", "letter" or "meeting".
    """

    label: str
    basis: str
    office_id: UUID | None = None


@dataclass(frozen=True)
class Actor:
    """A person acting through exactly one assignment.

    `territory` holds the region codes of the actor's agency, `rung` its place on the ladder
    (1 village, 2 subdistrict, 3 regency, 4 province; None beside the ladder), `clearance` the
    highest class readable by office (K3 is need-to-know and never a matter of clearance).
    Visibility is judged at the moment `at` (aware, UTC).
    """

    at: datetime
    person_id: UUID | None = None
    assignment_id: UUID | None = None
    office_id: UUID | None = None
    agency_id: UUID | None = None
    agency_kind: str = ""
    is_vertical: bool = False
    role: str = ""
    regency: str = ""
    rung: int | None = None
    territory: tuple[str, ...] = ()
    team_ids: tuple[UUID, ...] = ()
    capabilities: frozenset[str] = field(default_factory=frozenset)
    clearance: int = 0
    zone: str = "Asia/Jakarta"
    label: str = ""
    agency_label: str = ""
    person_name: str = ""
    on_behalf: OnBehalf | None = None

    def may(self, capability: str) -> bool:
        """Say whether the actor's office carries `capability`."""
        return capability in self.capabilities

    @property
    def is_system(self) -> bool:
        """The clock acts: `rukun tick`, never a person."""
        return self.role == "system"


def system_actor(at: datetime) -> Actor:
    """Return the actor under which the clock records what it did; it sees nothing."""
    return Actor(at=at, role="system", label="Rukun")


def nobody(at: datetime) -> Actor:
    """Return the actor of a request without a live assignment; it sees and may do nothing."""
    return Actor(at=at)
