"""What a form, the API or a paste gives for a report, typed. Empty means: the source does not say."""

from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True)
class ReportFields:
    """The fields that a reporter fills in; names are those of the model.

    `region` is a code, "" for the area of the office that files. Counts are None where nothing is
    said and 0 where "none" is said. `received_at` None means: as it is filed.
    """

    kind: str = "incident"
    channel: str = "app"
    urgency: str = ""
    title: str = ""
    region: str = ""
    place_detail: str = ""
    occurred_from: datetime | None = None
    occurred_until: datetime | None = None
    occurred_precision: str = "unknown"
    received_at: datetime | None = None
    introduction: str = ""
    facts: str = ""
    account: str = ""
    action_taken: str = ""
    prediction: str = ""
    recommendation: str = ""
    opinion: str = ""
    who: str = ""
    what: str = ""
    when: str = ""
    where: str = ""
    how: str = ""
    why: str = ""
    issue_type: str = ""
    conflict_source: str = ""
    direction: str = ""
    reliability: str = ""
    credibility: int | None = None
    crowd: int | None = None
    dead: int | None = None
    missing: int | None = None
    severely_injured: int | None = None
    lightly_injured: int | None = None
    injured: int | None = None
    displaced_people: int | None = None
    displaced_households: int | None = None
    claimed_area_ha: Decimal | None = None
    discovery: str = "spontaneous"
    prompt_id: str = ""
    intelligence_pointer: str = ""


# Columns that take a field's value as it is; place and time of receipt are worked out.
COLUMNS = tuple(field.name for field in fields(ReportFields) if field.name not in {"region", "received_at"})


@dataclass(frozen=True)
class InformantFields:
    """Who told it (K3). An empty field leaves what is already sealed."""

    name: str = ""
    phone: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was given."""
        return not (self.name or self.phone or self.note)
