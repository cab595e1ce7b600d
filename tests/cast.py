"""The cast: the officers of one small regency whom every test knows by name.

    def test_camat_sees_what_her_village_filed(cast): ... cast.gita ...

`cast.ayu` is an Actor at `cast.now` (Wednesday 4 March 2026, 10.00 WIB); the names of the rows
are those of the places. Nobody's password is needed: `client.force_login(cast.account("ayu"))`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Final

import pytest
from django.contrib.auth.hashers import make_password

from rukun.foundation.people.domain.actors import build_actor
from rukun.foundation.people.enums import AgencyKind, AssignmentKind, Role, SubTeam, TeamKind
from rukun.foundation.people.models import (
    Account,
    Agency,
    AgencyRegion,
    Assignment,
    Office,
    Person,
    Team,
    TeamMember,
)
from rukun.foundation.territory.enums import RegionKind, SuccessionBasis
from rukun.foundation.territory.models import Edition, Region, Succession
from rukun.foundation.territory.names import name_key
from rukun.kernel.actor import Actor
from rukun.kernel.regions import level, parent

NOW: Final = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)  # Wednesday, 10.00 WIB
PASSWORD: Final = "sungai beras 2026"

REGENCY: Final = "15.07"
OTHER_REGENCY: Final = "15.06"
PROVINCE: Final = "15"
MENDAHARA_ULU: Final = "15.07.09"
GERAGAI: Final = "15.07.10"
SUNGAI_BERAS: Final = "15.07.09.2006"
SIMPANG_TUAN: Final = "15.07.09.1001"
LAGAN_ULU: Final = "15.07.10.2001"
PANDAN_SEJAHTERA: Final = "15.07.10.2009"
TUNGKAL_ULU: Final = "15.06.01"
BADANG: Final = "15.06.01.2001"

_REGIONS: Final = {
    PROVINCE: ("Jambi", RegionKind.PROVINCE),
    OTHER_REGENCY: ("Kabupaten Tanjung Jabung Barat", RegionKind.REGENCY),
    TUNGKAL_ULU: ("Tungkal Ulu", RegionKind.SUBDISTRICT),
    BADANG: ("Badang", RegionKind.VILLAGE),
    REGENCY: ("Kabupaten Tanjung Jabung Timur", RegionKind.REGENCY),
    MENDAHARA_ULU: ("Mendahara Ulu", RegionKind.SUBDISTRICT),
    SIMPANG_TUAN: ("Simpang Tuan", RegionKind.URBAN_VILLAGE),
    SUNGAI_BERAS: ("Sungai Beras", RegionKind.VILLAGE),
    GERAGAI: ("Geragai", RegionKind.SUBDISTRICT),
    LAGAN_ULU: ("Lagan Ulu", RegionKind.VILLAGE),
    PANDAN_SEJAHTERA: ("Pandan Sejahtera", RegionKind.VILLAGE),
}

# By key: kind, name, short name, listed in, regions served, parent.
_AGENCIES: Final[dict[str, tuple[AgencyKind, str, str, str, tuple[str, ...], str]]] = {
    "province": (
        AgencyKind.PROVINCE,
        "Badan Kesatuan Bangsa dan Politik Provinsi Jambi",
        "Kesbangpol Provinsi Jambi",
        PROVINCE,
        (PROVINCE,),
        "",
    ),
    "kesbangpol": (
        AgencyKind.KESBANGPOL,
        "Badan Kesatuan Bangsa dan Politik",
        "Kesbangpol",
        REGENCY,
        (REGENCY,),
        "province",
    ),
    "other_kesbangpol": (
        AgencyKind.KESBANGPOL,
        "Badan Kesatuan Bangsa dan Politik",
        "Kesbangpol",
        OTHER_REGENCY,
        (OTHER_REGENCY,),
        "province",
    ),
    "regent": (AgencyKind.REGENT, "Bupati Tanjung Jabung Timur", "Bupati", REGENCY, (REGENCY,), ""),
    "setda": (AgencyKind.SECRETARIAT, "Sekretariat Daerah", "Setda", REGENCY, (REGENCY,), ""),
    "pupr": (
        AgencyKind.SERVICE,
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Dinas PUPR",
        REGENCY,
        (REGENCY,),
        "",
    ),
    "polres": (
        AgencyKind.POLICE,
        "Kepolisian Resor Tanjung Jabung Timur",
        "Polres Tanjung Jabung Timur",
        REGENCY,
        (REGENCY,),
        "",
    ),
    "kodim": (
        AgencyKind.ARMY,
        "Komando Distrik Militer 0419/Tanjung Jabung",
        "Kodim 0419/Tanjab",
        REGENCY,
        (OTHER_REGENCY, REGENCY),
        "",
    ),
    "mendahara_ulu": (
        AgencyKind.SUBDISTRICT,
        "Kecamatan Mendahara Ulu",
        "Kec. Mendahara Ulu",
        REGENCY,
        (MENDAHARA_ULU,),
        "kesbangpol",
    ),
    "geragai": (
        AgencyKind.SUBDISTRICT,
        "Kecamatan Geragai",
        "Kec. Geragai",
        REGENCY,
        (GERAGAI,),
        "kesbangpol",
    ),
    "sungai_beras": (
        AgencyKind.VILLAGE,
        "Pemerintah Desa Sungai Beras",
        "Desa Sungai Beras",
        REGENCY,
        (SUNGAI_BERAS,),
        "mendahara_ulu",
    ),
    "simpang_tuan": (
        AgencyKind.VILLAGE,
        "Pemerintah Kelurahan Simpang Tuan",
        "Kel. Simpang Tuan",
        REGENCY,
        (SIMPANG_TUAN,),
        "mendahara_ulu",
    ),
    "lagan_ulu": (
        AgencyKind.VILLAGE,
        "Pemerintah Desa Lagan Ulu",
        "Desa Lagan Ulu",
        REGENCY,
        (LAGAN_ULU,),
        "geragai",
    ),
    "pandan_sejahtera": (
        AgencyKind.VILLAGE,
        "Pemerintah Desa Pandan Sejahtera",
        "Desa Pandan Sejahtera",
        REGENCY,
        (PANDAN_SEJAHTERA,),
        "geragai",
    ),
    "badang": (
        AgencyKind.VILLAGE,
        "Pemerintah Desa Badang",
        "Desa Badang",
        OTHER_REGENCY,
        (BADANG,),
        "",
    ),
}

# By key: agency, title, role, whether it heads the agency.
_OFFICES: Final[dict[str, tuple[str, str, Role, bool]]] = {
    "province_desk": ("province", "Kepala Bidang Kewaspadaan Nasional", Role.PROVINCE_OFFICER, True),
    "head": ("kesbangpol", "Kepala Badan Kesbangpol", Role.AGENCY_HEAD, True),
    "kabid": ("kesbangpol", "Kepala Bidang Penanganan Konflik", Role.DIVISION_HEAD, False),
    "operator": ("kesbangpol", "Operator", Role.OPERATOR, False),
    "second_operator": ("kesbangpol", "Operator II", Role.OPERATOR, False),
    "administrator": ("kesbangpol", "Administrator", Role.ADMINISTRATOR, False),
    "other_head": ("other_kesbangpol", "Kepala Badan Kesbangpol", Role.AGENCY_HEAD, True),
    "regent": ("regent", "Bupati Tanjung Jabung Timur", Role.REGENT, True),
    "sekda": ("setda", "Sekretaris Daerah", Role.SECRETARY, True),
    "pupr_head": ("pupr", "Kepala Dinas PUPR", Role.AGENCY_OFFICER, True),
    "pupr_roads": ("pupr", "Kepala Bidang Bina Marga", Role.AGENCY_OFFICER, False),
    "police_chief": ("polres", "Kapolres Tanjung Jabung Timur", Role.LIAISON, True),
    "police_liaison": ("polres", "Perwira Penghubung Polres", Role.LIAISON, False),
    "kodim_liaison": ("kodim", "Perwira Penghubung Kodim", Role.LIAISON, True),
    "camat_mendahara_ulu": ("mendahara_ulu", "Camat Mendahara Ulu", Role.SUBDISTRICT_HEAD, True),
    "camat_geragai": ("geragai", "Camat Geragai", Role.SUBDISTRICT_HEAD, True),
    "kades_sungai_beras": ("sungai_beras", "Kepala Desa Sungai Beras", Role.VILLAGE_HEAD, True),
    "lurah_simpang_tuan": ("simpang_tuan", "Lurah Simpang Tuan", Role.VILLAGE_HEAD, True),
    "kades_lagan_ulu": ("lagan_ulu", "Kepala Desa Lagan Ulu", Role.VILLAGE_HEAD, True),
    "kades_pandan_sejahtera": (
        "pandan_sejahtera",
        "Kepala Desa Pandan Sejahtera",
        Role.VILLAGE_HEAD,
        True,
    ),
    "kades_badang": ("badang", "Kepala Desa Badang", Role.VILLAGE_HEAD, True),
}

# By key: name, office, how it is held.
_PEOPLE: Final[dict[str, tuple[str, str, AssignmentKind]]] = {
    "ayu": ("Ayu Lestari", "head", AssignmentKind.ACTING),
    "budi": ("Budi Santoso", "operator", AssignmentKind.DEFINITIVE),
    "citra": ("Citra Ramadhani", "police_liaison", AssignmentKind.DEFINITIVE),
    "dedi": ("Dedi Kurniawan", "other_head", AssignmentKind.DEFINITIVE),
    "eka": ("Eka Putri", "province_desk", AssignmentKind.DEFINITIVE),
    "fajar": ("Fajar Nugroho", "kades_sungai_beras", AssignmentKind.DEFINITIVE),
    "gita": ("Gita Permata", "camat_mendahara_ulu", AssignmentKind.DEFINITIVE),
    "hadi": ("Hadi Wijaya", "pupr_roads", AssignmentKind.DEFINITIVE),
    "indra": ("Indra Saputra", "administrator", AssignmentKind.DEFINITIVE),
    "joko": ("Joko Prasetyo", "kodim_liaison", AssignmentKind.DEFINITIVE),
    "kabid": ("Kartika Sari", "kabid", AssignmentKind.DEFINITIVE),
    "other_camat": ("Lukman Hakim", "camat_geragai", AssignmentKind.DEFINITIVE),
    "other_village_head": ("Mulyadi", "kades_lagan_ulu", AssignmentKind.DEFINITIVE),
    "bupati": ("Nurhayati", "regent", AssignmentKind.DEFINITIVE),
    "sekda": ("Oktavia", "sekda", AssignmentKind.DEFINITIVE),
    "expired": ("Purnomo", "second_operator", AssignmentKind.DEFINITIVE),
}

# Kapolres and the head of PUPR sit on the team; their liaison and their division do not.
_MEMBERS: Final = (
    ("regent", SubTeam.NONE, "Ketua"),
    ("police_chief", SubTeam.NONE, "Wakil Ketua"),
    ("sekda", SubTeam.NONE, "Wakil Ketua II"),
    ("head", SubTeam.NONE, "Sekretaris"),
    ("kabid", SubTeam.PREVENTION, "Koordinator"),
    ("pupr_head", SubTeam.RECOVERY, "Anggota"),
)


@dataclass
class Cast:
    """Everybody, and the rows they stand on: `cast.gita`, `cast.agency("geragai")`."""

    now: datetime
    regions: Mapping[str, Region]
    agencies: Mapping[str, Agency]
    offices: Mapping[str, Office]
    people: Mapping[str, Person]
    accounts: Mapping[str, Account]
    assignments: Mapping[str, Assignment]
    team: Team
    _actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """The actor called `name` at `now`, built once."""
        if name not in self._actors:
            self._actors[name] = build_actor(self.accounts[name], self.now)
        return self._actors[name]

    def at(self, who: Actor | str, moment: datetime) -> Actor:
        """The same person at another moment, as the login would build them then."""
        name = who if isinstance(who, str) else self.name_of(who)
        return build_actor(self.accounts[name], moment)

    def everybody(self) -> dict[str, Actor]:
        """All actors by name, in the order of the cast."""
        return {name: self.actor(name) for name in self.people}

    def name_of(self, actor: Actor) -> str:
        return next(name for name, person in self.people.items() if person.pk == actor.person_id)

    def account(self, name: str) -> Account:
        return self.accounts[name]

    def person(self, name: str) -> Person:
        return self.people[name]

    def office(self, name: str) -> Office:
        return self.offices[name]

    def agency(self, name: str) -> Agency:
        return self.agencies[name]

    def region(self, code: str) -> Region:
        return self.regions[code]

    def office_of(self, name: str) -> Office:
        """The office in which the person called `name` acts."""
        return self.offices[_PEOPLE[name][1]]

    @cached_property
    def ayu(self) -> Actor:
        """Head of Kesbangpol, Plt."""
        return self.actor("ayu")

    @cached_property
    def budi(self) -> Actor:
        """Operator of Kesbangpol."""
        return self.actor("budi")

    @cached_property
    def citra(self) -> Actor:
        """Liaison officer of Polres: sees what is shared, and nothing else."""
        return self.actor("citra")

    @cached_property
    def dedi(self) -> Actor:
        """Head of Kesbangpol of the other regency."""
        return self.actor("dedi")

    @cached_property
    def eka(self) -> Actor:
        """Officer of the province."""
        return self.actor("eka")

    @cached_property
    def fajar(self) -> Actor:
        """Head of the village Sungai Beras."""
        return self.actor("fajar")

    @cached_property
    def gita(self) -> Actor:
        """Camat Mendahara Ulu, to whom Sungai Beras and Simpang Tuan belong."""
        return self.actor("gita")

    @cached_property
    def hadi(self) -> Actor:
        """Officer of Dinas PUPR."""
        return self.actor("hadi")

    @cached_property
    def indra(self) -> Actor:
        """Administrator: administers, and reads no case."""
        return self.actor("indra")

    @cached_property
    def joko(self) -> Actor:
        """Liaison officer of the Kodim that serves both regencies."""
        return self.actor("joko")

    @cached_property
    def kabid(self) -> Actor:
        """Division head of Kesbangpol."""
        return self.actor("kabid")

    @cached_property
    def other_camat(self) -> Actor:
        """Camat Geragai, neighbour of Mendahara Ulu."""
        return self.actor("other_camat")

    @cached_property
    def other_village_head(self) -> Actor:
        """Head of the village Lagan Ulu in Geragai."""
        return self.actor("other_village_head")

    @cached_property
    def bupati(self) -> Actor:
        """The regent."""
        return self.actor("bupati")

    @cached_property
    def sekda(self) -> Actor:
        """The regional secretary."""
        return self.actor("sekda")

    @cached_property
    def expired(self) -> Actor:
        """Was operator until yesterday; today he is nobody."""
        return self.actor("expired")


@pytest.fixture
def cast(db: None) -> Cast:
    """The whole cast, freshly written."""
    return make_cast()


def make_cast(now: datetime = NOW) -> Cast:
    """Write the cast; for tests that open their own database or really commit."""
    regions = make_regions()
    agencies = _make_agencies()
    offices = {
        key: Office(agency=agencies[agency], title=title, role=role, is_head=is_head)
        for key, (agency, title, role, is_head) in _OFFICES.items()
    }
    Office.objects.bulk_create(offices.values())
    people, accounts = _make_people()
    assignments = _make_assignments(people, offices, now.date())
    team = _make_team(agencies, offices)
    return Cast(
        now=now,
        regions=regions,
        agencies=agencies,
        offices=offices,
        people=people,
        accounts=accounts,
        assignments=assignments,
        team=team,
    )


def make_regions() -> dict[str, Region]:
    """Write the regions alone, for tests that bring their own people."""
    edition, _ = Edition.objects.get_or_create(
        code="2025", defaults={"legal_basis": "Kepmendagri", "effective_on": date(2025, 1, 1)}
    )
    regions = {
        code: Region(
            code=code,
            name=name,
            kind=kind,
            level=level(code),
            parent_id=parent(code) or None,
            name_key=name_key(name, level(code)),
            edition_from=edition,
        )
        for code, (name, kind) in _REGIONS.items()
    }
    Region.objects.bulk_create(regions.values(), ignore_conflicts=True)
    return regions


def gone_village(code: str, new: str, *, confidence: int = 0) -> Succession:
    """Write a village that an older edition had, and what is known of what follows it."""
    newest = Edition.objects.order_by("-effective_on")[0]
    before, _ = Edition.objects.get_or_create(
        code="2022", defaults={"legal_basis": "Kepmendagri", "effective_on": date(2022, 2, 14)}
    )
    Region.objects.create(
        code=code,
        name="Tebing Lama",
        kind=RegionKind.VILLAGE,
        level=level(code),
        parent_id=parent(code),
        name_key="tebinglama",
        edition_from=before,
        edition_until=before,
        is_current=False,
    )
    return Succession.objects.create(
        old_id=code,
        new_id=new,
        edition=newest,
        basis=SuccessionBasis.SAME_NAME if confidence else SuccessionBasis.NONE,
        confidence=confidence,
        is_certain=confidence >= Succession.CERTAIN_FROM,
    )


def _make_agencies() -> dict[str, Agency]:
    agencies: dict[str, Agency] = {}
    for key, (kind, name, short_name, regency, _regions, above) in _AGENCIES.items():
        agencies[key] = Agency(
            kind=kind,
            name=name,
            short_name=short_name,
            regency=regency,
            rung=kind.rung,
            is_vertical=kind.is_vertical,
            parent=agencies[above] if above else None,
        )
    Agency.objects.bulk_create(agencies.values())
    AgencyRegion.objects.bulk_create(
        AgencyRegion(agency=agencies[key], region_id=code)
        for key, row in _AGENCIES.items()
        for code in row[4]
    )
    return agencies


def _make_people() -> tuple[dict[str, Person], dict[str, Account]]:
    people = {
        key: Person(
            name=name,
            nip=f"19800101200501{number:04d}",
            phone=f"62812000{number:05d}",
            email=f"{key}@example.go.id",
        )
        for number, (key, (name, _office, _kind)) in enumerate(_PEOPLE.items(), start=1)
    }
    Person.objects.bulk_create(people.values())
    password = make_password(PASSWORD)
    accounts = {
        key: Account(person=person, username=key, password=password) for key, person in people.items()
    }
    Account.objects.bulk_create(accounts.values())
    return people, accounts


def _make_assignments(
    people: Mapping[str, Person], offices: Mapping[str, Office], today: date
) -> dict[str, Assignment]:
    assignments = {
        key: Assignment(
            person=people[key],
            office=offices[office],
            kind=kind,
            decree_number=f"800.1.3.3/{number}/BKPSDM/2025",
            decree_on=date(2025, 1, 2),
            from_on=date(2025, 1, 6),
            until_on=today - timedelta(days=1) if key == "expired" else None,
        )
        for number, (key, (_name, office, kind)) in enumerate(_PEOPLE.items(), start=1)
    }
    Assignment.objects.bulk_create(assignments.values())
    return assignments


def _make_team(agencies: Mapping[str, Agency], offices: Mapping[str, Office]) -> Team:
    team = Team.objects.create(
        kind=TeamKind.INTEGRATED,
        name="Tim Terpadu Penanganan Konflik Sosial",
        regency=REGENCY,
        secretariat=agencies["kesbangpol"],
        decree_number="188.45/97/KESBANGPOL/2026",
        decree_on=date(2026, 2, 10),
        valid_until=date(2026, 12, 31),
    )
    TeamMember.objects.bulk_create(
        TeamMember(team=team, office=offices[office], sub_team=sub_team, position=position, order=order)
        for order, (office, sub_team, position) in enumerate(_MEMBERS, start=1)
    )
    return team
