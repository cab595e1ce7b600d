"""The regency of the demo: its agencies, officers, teams by decree and first settings."""

from datetime import datetime
from typing import Final

from django.contrib.auth.hashers import make_password

from rukun.config.demo.accounts import (
    ADMINISTRATOR,
    NEIGHBOUR,
    OFFICERS,
    PASSWORD,
    REGENCY,
    Officer,
)
from rukun.config.demo.stage import Stage
from rukun.foundation.people.domain.agencies import AgencyFields, add_agency, add_office
from rukun.foundation.people.domain.assignments import Term
from rukun.foundation.people.domain.officers import OfficerFields, add_officer
from rukun.foundation.people.domain.setup import Administrator, set_up_regency
from rukun.foundation.people.domain.teams import Decree, Seat, establish_team
from rukun.foundation.people.enums import AgencyKind, AssignmentKind, Role, SubTeam, TeamKind
from rukun.foundation.people.models import Account
from rukun.foundation.settings import keys
from rukun.foundation.settings.domain import declare_condition, set_value
from rukun.kernel.actor import Actor, system_actor

# Kind, name, short name, regions, offices (title, role, whether it heads the agency).
_Offices = tuple[tuple[str, Role, bool], ...]
_BESIDE: Final[tuple[tuple[AgencyKind, str, str, tuple[str, ...], _Offices], ...]] = (
    (
        AgencyKind.REGENT,
        "Bupati Tanjung Jabung Timur",
        "Bupati",
        (REGENCY,),
        (("Bupati Tanjung Jabung Timur", Role.REGENT, True), ("Ajudan Bupati", Role.AIDE, False)),
    ),
    (
        AgencyKind.SECRETARIAT,
        "Sekretariat Daerah",
        "Setda",
        (REGENCY,),
        (("Sekretaris Daerah", Role.SECRETARY, True), ("Kepala Bagian Hukum", Role.AGENCY_OFFICER, False)),
    ),
    (
        AgencyKind.SERVICE,
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Dinas PUPR",
        (REGENCY,),
        (
            ("Kepala Dinas PUPR", Role.AGENCY_OFFICER, True),
            ("Kepala Bidang Bina Marga", Role.AGENCY_OFFICER, False),
        ),
    ),
    (
        AgencyKind.SERVICE,
        "Dinas Perikanan",
        "Dinas Perikanan",
        (REGENCY,),
        (("Kepala Dinas Perikanan", Role.AGENCY_OFFICER, True),),
    ),
    (
        AgencyKind.SERVICE,
        "Dinas Perkebunan dan Peternakan",
        "Dinas Bunnak",
        (REGENCY,),
        (("Kepala Dinas Perkebunan dan Peternakan", Role.AGENCY_OFFICER, True),),
    ),
    (
        AgencyKind.SERVICE,
        "Dinas Sosial",
        "Dinas Sosial",
        (REGENCY,),
        (("Kepala Dinas Sosial", Role.AGENCY_OFFICER, True),),
    ),
    (
        AgencyKind.SERVICE,
        "Satuan Polisi Pamong Praja",
        "Satpol PP",
        (REGENCY,),
        (("Kepala Satuan Polisi Pamong Praja", Role.AGENCY_OFFICER, True),),
    ),
    (
        AgencyKind.POLICE,
        "Kepolisian Resor Tanjung Jabung Timur",
        "Polres Tanjung Jabung Timur",
        (REGENCY,),
        (
            ("Kapolres Tanjung Jabung Timur", Role.LIAISON, True),
            ("Perwira Penghubung Polres", Role.LIAISON, False),
        ),
    ),
    (
        AgencyKind.ARMY,
        "Komando Distrik Militer 0419/Tanjung Jabung",
        "Kodim 0419/Tanjab",
        (NEIGHBOUR, REGENCY),
        (
            ("Dandim 0419/Tanjab", Role.LIAISON, True),
            ("Perwira Penghubung Kodim", Role.LIAISON, False),
        ),
    ),
    (
        AgencyKind.PROSECUTOR,
        "Kejaksaan Negeri Tanjung Jabung Timur",
        "Kejari Tanjung Jabung Timur",
        (REGENCY,),
        (("Kepala Kejaksaan Negeri", Role.LIAISON, True),),
    ),
    (
        AgencyKind.LAND,
        "Kantor Pertanahan Kabupaten Tanjung Jabung Timur",
        "Kantor Pertanahan",
        (REGENCY,),
        (("Kepala Kantor Pertanahan", Role.LIAISON, True),),
    ),
    (
        AgencyKind.FORUM,
        "Forum Kewaspadaan Dini Masyarakat Kecamatan Kuala Jambi",
        "FKDM Kuala Jambi",
        ("15.07.08",),
        (("Anggota FKDM Kecamatan Kuala Jambi", Role.FORUM_MEMBER, True),),
    ),
)

_INTEGRATED: Final = (
    ("Bupati Tanjung Jabung Timur", "Ketua", SubTeam.NONE),
    ("Kapolres Tanjung Jabung Timur", "Wakil Ketua I", SubTeam.NONE),
    ("Dandim 0419/Tanjab", "Wakil Ketua II", SubTeam.NONE),
    ("Kepala Kejaksaan Negeri", "Wakil Ketua III", SubTeam.NONE),
    ("Sekretaris Daerah", "Sekretaris", SubTeam.NONE),
    ("Kepala Badan Kesbangpol", "Wakil Sekretaris", SubTeam.NONE),
    ("Kepala Bidang Penanganan Konflik", "Koordinator", SubTeam.PREVENTION),
    ("Kepala Kantor Pertanahan", "Anggota", SubTeam.PREVENTION),
    ("Kepala Satuan Polisi Pamong Praja", "Koordinator", SubTeam.CESSATION),
    ("Kepala Dinas Sosial", "Koordinator", SubTeam.RECOVERY),
    ("Kepala Dinas PUPR", "Anggota", SubTeam.RECOVERY),
)
_VIGILANCE: Final = (
    ("Sekretaris Daerah", "Ketua", SubTeam.NONE),
    ("Kepala Badan Kesbangpol", "Sekretaris", SubTeam.NONE),
    ("Kepala Bidang Penanganan Konflik", "Anggota", SubTeam.NONE),
    ("Kepala Satuan Polisi Pamong Praja", "Anggota", SubTeam.NONE),
    ("Anggota FKDM Kecamatan Kuala Jambi", "Anggota", SubTeam.NONE),
)

_LETTERHEAD: Final = (
    (keys.GOVERNMENT, "PEMERINTAH KABUPATEN TANJUNG JABUNG TIMUR"),
    (keys.AGENCY_NAME, "BADAN KESATUAN BANGSA DAN POLITIK"),
    (keys.ADDRESS_LINES, ["Komplek Perkantoran Bukit Menderang", "Muara Sabak"]),
)


def found(stage: Stage) -> None:
    """Set up the regency as its administrator would, and everybody who plays a part."""
    at = stage.history("2026-01-05", "08.00")
    administrator = Administrator(
        OfficerFields(name=ADMINISTRATOR.name, username=ADMINISTRATOR.username), PASSWORD
    )
    _account, indra = set_up_regency(regency=REGENCY, agency_name="", administrator=administrator, at=at)
    _write_letterhead(stage, indra, at)
    _add_agencies(indra, at)
    _add_neighbour(at)
    for officer in OFFICERS:
        _add(stage, officer, indra if officer.regency == REGENCY else system_actor(at), at)
    _make_demo_accounts()
    _enter_decrees(stage, indra)
    _declare_conditions(stage, indra)


def _write_letterhead(stage: Stage, indra: Actor, at: datetime) -> None:
    for key, value in _LETTERHEAD:
        set_value(
            key=key.code,
            region=REGENCY,
            value=value,
            legal_basis="Tata naskah dinas kabupaten (contoh)",
            valid_from=stage.day("2026-01-05"),
            actor=indra,
            at=at,
        )


def _add_agencies(indra: Actor, at: datetime) -> None:
    for kind, name, short_name, regions, offices in _BESIDE:
        agency = add_agency(
            fields=AgencyFields(kind, name, short_name),
            regency=REGENCY,
            region_codes=regions,
            actor=indra,
            at=at,
        )
        for title, role, is_head in offices:
            add_office(agency=agency, title=title, role=role, is_head=is_head, actor=indra, at=at)


def _add_neighbour(at: datetime) -> None:
    """Enter Kesbangpol of the neighbouring regency: it works here too, and sees nothing of this one."""
    clock = system_actor(at)
    fields = AgencyFields(
        AgencyKind.KESBANGPOL, "Badan Kesatuan Bangsa dan Politik", "Kesbangpol Tanjung Jabung Barat"
    )
    agency = add_agency(fields=fields, regency=NEIGHBOUR, region_codes=[NEIGHBOUR], actor=clock, at=at)
    title = "Kepala Badan Kesbangpol Tanjung Jabung Barat"
    add_office(agency=agency, title=title, role=Role.AGENCY_HEAD, is_head=True, actor=clock, at=at)


def _add(stage: Stage, officer: Officer, actor: Actor, at: datetime) -> None:
    office = stage.office(officer.office, officer.regency)
    number = "B/01/I/2026" if office.agency.is_vertical else "800.1.3/01/2026"
    term = Term(
        AssignmentKind(officer.kind),
        from_on=stage.day("2026-01-05"),
        decree_number=f"{number} (contoh)",
        decree_on=stage.day("2026-01-02"),
    )
    fields = OfficerFields(name=officer.name, username=officer.username)
    add_officer(fields=fields, office=office, term=term, actor=actor, at=at)


def _make_demo_accounts() -> None:
    """Give everybody the one password that `make run` prints, and the mark that keeps them here.

    No verb does this: outside a demo a password is set with a one-time code.
    """
    Account.objects.update(is_demo=True, must_change_password=False, password=make_password(PASSWORD))


def _enter_decrees(stage: Stage, indra: Actor) -> None:
    at = stage.history("2026-02-16", "13.30")
    decree = Decree("100.3.3.2/54/2026 (contoh)", stage.day("2026-02-12"), stage.day("2026-12-31"))
    vigilance = Decree("100.3.3.2/55/2026 (contoh)", stage.day("2026-02-12"), stage.day("2026-12-31"))
    for kind, name, seats, by in (
        (TeamKind.INTEGRATED, "Tim Terpadu Penanganan Konflik Sosial", _INTEGRATED, decree),
        (TeamKind.VIGILANCE, "Tim Kewaspadaan Dini Pemerintah Daerah", _VIGILANCE, vigilance),
    ):
        establish_team(
            kind=kind,
            name=name,
            secretariat=stage.agency("Kepala Badan Kesbangpol"),
            decree=by,
            seats=[Seat(stage.office(title), position, sub_team) for title, position, sub_team in seats],
            actor=indra,
            at=at,
        )


def _declare_conditions(stage: Stage, indra: Actor) -> None:
    declare_condition(
        name="Ramadan",
        region=REGENCY,
        from_on=stage.day("2026-02-18"),
        until_on=stage.day("2026-03-19"),
        rules="Rapat selesai sebelum 15.30. Mediasi malam hari setelah pukul 20.00.",
        actor=indra,
        at=stage.history("2026-02-16", "14.10"),
    )
    declare_condition(
        name="Gelombang tinggi dan rob",
        region=REGENCY,
        from_on=stage.coming(-9),
        until_on=stage.coming(30),
        rules="Perjalanan laut menunggu kabar cuaca.",
        actor=indra,
        at=stage.before(9, "08.20"),
    )
