"""Situations of the registers: what the operator has entered."""

from datetime import date, timedelta
from typing import Final

from rukun.foundation.people.enums import TeamKind
from rukun.foundation.people.models import Team
from rukun.handling.registers.domain.demonstrating import (
    DemonstrationFields,
    announce_demonstration,
    note_demonstration_held,
)
from rukun.handling.registers.domain.leading import BoardFields, record_board
from rukun.handling.registers.domain.noting import note_situation, note_supervision
from rukun.handling.registers.domain.opening import DeskFields, open_desk
from rukun.handling.registers.domain.organisations import OrganisationFields, add_organisation
from rukun.handling.registers.domain.rostering import ShiftFields, plan_shift
from tests.cast import SUNGAI_BERAS
from tests.rights.world import SITUATIONS, Scene, regency

ORGANISATION: Final = "Forum Nelayan Muara Jernih"
TOPIC: Final = "Harga pinang Muara Jernih"
DESK: Final = "Desk Pemilu Muara Jernih"
NOTE: Final = "Sekretariat di Muara Jernih tertutup."
ON_DUTY: Final = "Rini Astuti"


def registers(scene: Scene) -> None:
    """What the operator has entered; Camat Geragai sits on both teams that read notes."""
    for kind in (TeamKind.ORGANISATIONS, TeamKind.ELECTION):
        _seat(scene, kind, "camat_geragai")
    fields = OrganisationFields(name=ORGANISATION, legal_form="unregistered", region=SUNGAI_BERAS)
    organisation = scene.act(add_organisation, "budi", fields=fields)
    board = BoardFields(basis="Musda III", leaders=[("Ketua", "Rahmat Hidayat")])
    demonstration = DemonstrationFields(
        topic=TOPIC, organiser="Kelompok tani", region=SUNGAI_BERAS, starts_at=scene.at - timedelta(hours=1)
    )
    desk = DeskFields(
        name=DESK, kind="general", region="15.07", from_on=date(2026, 2, 1), until_on=date(2026, 8, 31)
    )
    scene.rows |= {
        "organisation": organisation,
        "board": scene.act(record_board, "budi", organisation=organisation, fields=board),
        "demonstration": scene.act(announce_demonstration, "budi", fields=demonstration),
        "desk": scene.act(open_desk, "budi", fields=desk),
        "shift": scene.act(plan_shift, "budi", fields=_shift(scene)),
    }
    seen = {"noted_on": date(2026, 3, 3), "text": NOTE}
    scene.rows["supervision_note"] = scene.act(note_supervision, "budi", organisation=organisation, **seen)
    scene.rows["situation_note"] = scene.act(note_situation, "budi", desk=scene.desk, **seen)


def demonstration_over(scene: Scene) -> None:
    """The demonstration was held, and it was noted how it went."""
    registers(scene)
    said = {"actual": 90, "outcome": "Tertib."}
    scene.act(note_demonstration_held, "budi", demonstration=scene.demonstration, **said)


def organisation_case(scene: Scene) -> None:
    """A case at the regency, and the registers beside it."""
    registers(scene)
    regency(scene)


def _shift(scene: Scene) -> ShiftFields:
    begins = scene.cast.now - timedelta(hours=2)
    return ShiftFields(
        office=scene.cast.office("operator"),
        name=ON_DUTY,
        phone="0740-21234",
        starts_at=begins,
        ends_at=begins + timedelta(hours=12),
    )


def _seat(scene: Scene, kind: TeamKind, office: str) -> None:
    team = Team.objects.create(
        kind=kind,
        name=f"Tim {kind}",
        regency="15.07",
        secretariat=scene.cast.agency("kesbangpol"),
        decree_number=f"{kind}/2026",
        decree_on=date(2026, 1, 5),
        valid_until=date(2026, 12, 31),
    )
    team.members.create(office=scene.cast.office(office), position="Anggota")


SITUATIONS.update({made.__name__: made for made in (registers, demonstration_over, organisation_case)})
