"""Who calls, what the office owes, and what there is to choose from."""

from datetime import datetime
from uuid import UUID

from ninja import Schema

from rukun.foundation.obligations.kinds import KINDS
from rukun.foundation.obligations.models import Obligation
from rukun.interfaces.api.schemas.shared import AgencyOut, OfficeOut, PlaceOut


class MeOut(Schema):
    """For whom this token acts, and what it may do."""

    person: str
    office: OfficeOut
    agency: AgencyOut
    regency: str
    zone: str
    territory: list[str]
    capabilities: list[str]
    scopes: list[str]
    token: str
    expires_at: datetime


class RecordOut(Schema):
    """The record on which something is owed: "case" or "report"."""

    type: str
    id: UUID


class DutyOut(Schema):
    """What the office owes. `subject` is the task or request meant, else the record itself."""

    id: UUID
    kind: str
    label: str
    record: RecordOut
    subject: UUID
    number: str
    summary: str
    urgency: str
    place: PlaceOut
    agency: AgencyOut
    office: OfficeOut | None
    due_at: datetime | None
    is_overdue: bool

    @classmethod
    def of(cls, row: Obligation, at: datetime) -> "DutyOut":
        """Show a duty as it stands at `at`; give it with agency, office and region joined."""
        kind = KINDS.get(row.kind)
        return cls(
            id=row.pk,
            kind=row.kind,
            label=str(kind.label) if kind else row.kind,
            record=RecordOut(type=row.object_type, id=row.object_id),
            subject=row.subject_id,
            number=row.number,
            summary=row.summary,
            urgency=row.urgency,
            place=PlaceOut.of(row.region),
            agency=AgencyOut.of(row.owner_agency),
            office=OfficeOut.of(row.owner_office) if row.owner_office else None,
            due_at=row.due_at,
            is_overdue=row.is_overdue(at),
        )


class WorklistOut(Schema):
    """The most urgent and the first due first; `more` says that some are left out."""

    items: list[DutyOut]
    more: bool


class RegionOut(Schema):
    """A region with the names around it; level 1 province, 2 regency, 3 subdistrict, 4 village."""

    code: str
    name: str
    full_name: str
    level: int


class DirectoryEntryOut(Schema):
    """An agency with its offices."""

    id: UUID
    name: str
    full_name: str
    kind: str
    is_vertical: bool
    offices: list[OfficeOut]


class WordOut(Schema):
    """A word of a list: its code goes into bodies, its label onto screens."""

    code: str
    label: str
