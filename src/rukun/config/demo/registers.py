"""What stands in the registers of the demo: organisations, demonstrations, a desk, the duty roster.

All organisations and names of people are made up.
"""

from datetime import datetime, timedelta
from typing import Any

from rukun.config.demo.accounts import ADMINISTRATOR
from rukun.config.demo.stage import Stage, Story, local_day
from rukun.foundation.people.domain.agencies import correct_agency
from rukun.foundation.people.domain.teams import Decree, Seat, establish_team
from rukun.foundation.people.enums import SubTeam, TeamKind
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
from rukun.handling.registers.domain.validity import remind_of_expiry
from rukun.handling.registers.models import Organisation

_DESK = (
    ("Sekretaris Daerah", "Ketua"),
    ("Kepala Badan Kesbangpol", "Sekretaris"),
    ("Perwira Penghubung Polres", "Anggota"),
    ("Kepala Satuan Polisi Pamong Praja", "Anggota"),
)
_NUMBERS = (
    ("Bupati Tanjung Jabung Timur", "0740-7370001"),
    ("Sekretaris Daerah", "0740-7370002"),
    ("Kapolres Tanjung Jabung Timur", "0740-7370110"),
    ("Dandim 0419/Tanjab", "0742-7370300"),
    ("Kepala Kejaksaan Negeri", "0740-7370115"),
    ("Kepala Badan Kesbangpol", "0740-7370220"),
    ("Kepala Satuan Polisi Pamong Praja", "0740-7370330"),
)
_ON_DUTY = ("Rini Astuti", "Rudi Hartono", "Dewi Anjani", "Taufik Rahman")


def stories(stage: Stage) -> list[Story]:
    """Return the stories of the registers."""
    return [numbers(stage), organisations(stage), demonstrations(stage), desk(stage), roster(stage)]


def numbers(stage: Stage) -> Story:
    """The administrator enters the duty numbers of the offices."""
    at = yield stage.history("2026-03-09", "09.40")
    indra = stage.actor(ADMINISTRATOR.username, at)
    for title, phone in _NUMBERS:
        agency = stage.agency(title)
        names = {"name": agency.name, "short_name": agency.short_name}
        correct_agency(agency=agency, version=agency.version, phone=phone, actor=indra, at=at, **names)


def organisations(stage: Stage) -> Story:
    """Five organisations: one with two boards, one whose certificate runs out in three weeks."""
    at = yield stage.history("2026-03-09", "10.05")
    today = local_day(stage.at)
    _add(stage, at, "Perkumpulan Nelayan Pesisir Timur", "association", "15.07.08", field="farmers_fishers")
    disputed = _add(stage, at, "Forum Pemuda Sabak Bersatu", "certified", "15.07.05", short_name="FPSB")
    _add(
        stage,
        at,
        "Serikat Buruh Pelabuhan Muara",
        "certified",
        "15.07.05",
        field="workers",
        registered_on=today - timedelta(days=5 * 365 - 20),
        valid_until=today + timedelta(days=21),
    )
    _add(stage, at, "Yayasan Hijau Gambut", "foundation", "15.07.09", field="environment")
    _add(stage, at, "Ikatan Warga Parit Sembilan", "unregistered", "15.07.10", field="social")
    budi = stage.actor("budi", at)
    for basis, name in (
        ("Musda III, 14 Desember 2025", "Rahmat Hidayat"),
        ("Musda luar biasa, 8 Februari 2026", "Siti Rahayu"),
    ):
        fields = BoardFields(basis=basis, leaders=[("Ketua", name), ("Sekretaris", "Anton Wijaya")])
        record_board(organisation=disputed, fields=fields, actor=budi, at=at)
    at = yield stage.history("2026-04-14", "15.20")
    note_supervision(
        organisation=disputed,
        noted_on=local_day(at),
        text="Kedua pengurus datang terpisah; diminta menempuh mediasi organisasi.",
        actor=stage.actor("kabid", at),
        at=at,
    )
    at = yield stage.before(1, "07.10")
    remind_of_expiry(at)


def _add(stage: Stage, at: datetime, name: str, legal_form: str, region: str, **more: Any) -> Organisation:
    known: dict[str, Any] = {} if legal_form == "unregistered" else {"registration_number": "220/12/REG/2024"}
    if legal_form == "certified":
        known |= {"registered_on": stage.day("2024-02-01"), "valid_until": stage.day("2029-02-01")}
    fields = OrganisationFields(name=name, legal_form=legal_form, region=region, **known | more)
    return add_organisation(fields=fields, actor=stage.actor("budi", at), at=at)


def demonstrations(stage: Stage) -> Story:
    """One that was held last week, one announced for the day after tomorrow."""
    at = yield stage.before(10, "09.15")
    budi = stage.actor("budi", at)
    held = announce_demonstration(
        fields=DemonstrationFields(
            topic="Harga tandan buah segar",
            organiser="Kelompok petani sawit swadaya",
            region="15.07.09",
            destination="15.07.05",
            starts_at=stage.before(6, "09.00"),
            ends_at=stage.before(6, "12.00"),
            route="Simpang Tuan – Kantor Bupati, Bukit Menderang",
            expected=120,
            notice_number="B/07/X",
            notice_on=local_day(at),
            received_at=at - timedelta(hours=1),
        ),
        actor=budi,
        at=at,
    )
    at = yield stage.before(6, "13.30")
    note_demonstration_held(
        demonstration=held,
        actual=85,
        outcome="Tertib. Perwakilan diterima Asisten; tuntutan dicatat dan dibalas tertulis.",
        actor=stage.actor("budi", at),
        at=at,
    )
    at = yield stage.before(1, "10.40")
    announce_demonstration(
        fields=DemonstrationFields(
            topic="Perbaikan jalan Parit Sembilan",
            organiser="Aliansi warga Geragai",
            region="15.07.10",
            starts_at=stage.before(-2, "09.00"),
            ends_at=stage.before(-2, "11.30"),
            route="Simpang Pandan – Kantor Camat Geragai",
            expected=60,
            received_at=at - timedelta(hours=2),
        ),
        actor=stage.actor("budi", at),
        at=at,
    )


def desk(stage: Stage) -> Story:
    """A desk for the village-head elections, with its team by decree and two notes."""
    at = yield stage.before(30, "09.00")
    today = local_day(at)
    team = establish_team(
        kind=TeamKind.ELECTION,
        name="Desk Pilkades Serentak",
        secretariat=stage.agency("Kepala Badan Kesbangpol"),
        decree=Decree(f"188.45/{today.year}/PILKADES", today, today + timedelta(days=180)),
        seats=[Seat(stage.office(title), position, SubTeam.NONE) for title, position in _DESK],
        actor=stage.actor(ADMINISTRATOR.username, at),
        at=at,
    )
    opened = open_desk(
        fields=DeskFields(
            name="Desk Pilkades Serentak",
            kind="village_head",
            region="15.07",
            from_on=today,
            until_on=today + timedelta(days=180),
            polling_on=today + timedelta(days=75),
            team=team,
            decree_number=team.decree_number,
            decree_on=today,
        ),
        actor=stage.actor("budi", at),
        at=at,
    )
    for days, text in ((2, "Pendaftaran calon berjalan di 12 desa. Aman."), (1, "Nihil kejadian menonjol.")):
        at = yield stage.before(days, "16.00")
        actor = stage.actor("budi", at)
        note_situation(desk=opened, noted_on=local_day(at), text=text, actor=actor, at=at)


def roster(stage: Stage) -> Story:
    """Two shifts a day, from two days before the demo is loaded until five days after it."""
    at = yield stage.before(3, "14.00")
    budi, office = stage.actor("budi", at), stage.office("Operator")
    for day in range(-5, 3):
        for half, (begins, lasts) in enumerate((("08.00", 12), ("20.00", 12))):
            starts_at = stage.before(day, begins)
            fields = ShiftFields(
                office=office,
                name=_ON_DUTY[(day * 2 + half) % len(_ON_DUTY)],
                phone="0740-7370221",
                starts_at=starts_at,
                ends_at=starts_at + timedelta(hours=lasts),
            )
            plan_shift(fields=fields, actor=budi, at=at)
