"""Organisations: what is entered, who leads, what supervision noted, and who reads which."""

from datetime import date, timedelta

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.enums import TeamKind
from rukun.handling.registers.domain.leading import BoardEnded, BoardFields, end_board, record_board
from rukun.handling.registers.domain.noting import note_supervision
from rukun.handling.registers.domain.organisations import correct_organisation
from rukun.handling.registers.models import Leader, Leadership, Organisation, SupervisionNote
from rukun.handling.registers.queries import (
    OrganisationFilter,
    after_name,
    boards_of,
    organisations_seen_by,
)
from rukun.kernel.errors import Invalid, NotAllowed, StaleVersion
from tests.cast import BADANG, SUNGAI_BERAS
from tests.handling.registers.conftest import organisation_fields

NOTED = date(2026, 3, 3)


@pytest.fixture
def noted(cast):
    def note(organisation, by="budi", text="Sekretariat pindah.", on=NOTED):
        actor = by if not isinstance(by, str) else cast.actor(by)
        return note_supervision(organisation=organisation, noted_on=on, text=text, actor=actor, at=cast.now)

    return note


def test_an_organisation_is_entered_with_its_place_and_journaled(entered):
    organisation = entered(name="  Forum   Nelayan ")
    assert (organisation.name, organisation.regency, organisation.region_id) == (
        "Forum Nelayan",
        "15.07",
        SUNGAI_BERAS,
    )
    entry = Entry.objects.get(stream=f"organisation:{organisation.pk}")
    assert (entry.action, entry.data) == ("organisation.added", {"legal_form": "certified"})


@pytest.mark.parametrize("name", ["kabid", "ayu"])
def test_kesbangpol_keeps_the_register(entered, name):
    assert entered(name).version == 1


@pytest.mark.parametrize(
    "name", ["gita", "fajar", "citra", "hadi", "sekda", "bupati", "eka", "indra", "expired"]
)
def test_nobody_else_keeps_it(entered, name):
    with pytest.raises(NotAllowed):
        entered(name)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"region": BADANG}, "region"),
        ({"region": "99"}, "region"),
        ({"name": " "}, "name"),
        ({"legal_form": "sect"}, "legal_form"),
        ({"legal_form": "unregistered"}, "legal_form"),
        ({"registration_number": ""}, "registration_number"),
        ({"valid_until": date(2024, 2, 28)}, "valid_until"),
        ({"field": "religion"}, "field"),
        ({"address": "Jl. Merdeka, hubungi 0812-3456-7890"}, "address"),
        ({"address": "NIK 1507 0112 3456 0001"}, "address"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(entered, changes, field):
    with pytest.raises(Invalid) as refusal:
        entered(**changes)
    assert refusal.value.field == field
    assert not Organisation.objects.exists()


def test_a_name_stands_once_in_a_regency(entered):
    entered()
    with pytest.raises(Invalid) as refusal:
        entered(short_name="lain")
    assert refusal.value.field == "name"
    entered("dedi", region=BADANG)
    assert Organisation.objects.count() == 2


def test_a_correction_carries_its_version_and_names_the_changed_fields(cast, entered):
    organisation = entered()
    corrected = correct_organisation(
        organisation=organisation,
        version=1,
        fields=organisation_fields(short_name="FNM"),
        actor=cast.kabid,
        at=cast.now,
    )
    assert (corrected.short_name, corrected.version) == ("FNM", 2)
    assert Entry.objects.get(action="organisation.corrected").data == {"fields": ["short_name"]}
    with pytest.raises(StaleVersion):
        correct_organisation(
            organisation=organisation,
            version=1,
            fields=organisation_fields(short_name="lain"),
            actor=cast.budi,
            at=cast.now,
        )


def test_a_correction_gives_no_other_its_name(cast, entered):
    entered(name="Pemuda Bahari")
    other = entered()
    with pytest.raises(Invalid):
        correct_organisation(
            organisation=other,
            version=1,
            fields=organisation_fields(name="Pemuda Bahari"),
            actor=cast.budi,
            at=cast.now,
        )


# --- Boards ------------------------------------------------------------------


def test_two_boards_stand_side_by_side_in_the_order_of_entry(entered, board):
    organisation = entered()
    board(organisation, "Rahmat Hidayat")
    board(organisation, "Siti Rahayu", basis="Musdalub, 3 Februari 2026")
    assert [(b.letter, b.leaders.get().name) for b in boards_of(organisation)] == [
        ("A", "Rahmat Hidayat"),
        ("B", "Siti Rahayu"),
    ]


def test_a_former_board_stays_and_keeps_its_letter(cast, entered, board):
    organisation = entered()
    first = board(organisation)
    end_board(board=first, actor=cast.kabid, at=cast.now)
    second = board(organisation)
    assert (first.ended_on, second.letter) == (date(2026, 3, 4), "B")
    assert [b.letter for b in boards_of(organisation)] == ["B", "A"]
    with pytest.raises(BoardEnded):
        end_board(board=first, actor=cast.kabid, at=cast.now)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"leaders": []}, "leaders"),
        ({"leaders": [("Ketua", "x" * 121)]}, "leaders"),
        ({"leaders": [("Ketua", "Rahmat 081234567890")]}, "leaders"),
        ({"basis": " "}, "basis"),
        ({"from_on": date(2026, 1, 2), "until_on": date(2026, 1, 1)}, "until_on"),
    ],
)
def test_a_board_needs_a_basis_and_named_offices(entered, board, changes, field):
    with pytest.raises(Invalid) as refusal:
        board(entered(), **changes)
    assert refusal.value.field == field
    assert not Leadership.objects.exists()


def test_only_the_keeper_enters_and_ends_boards(cast, entered, board):
    organisation = entered()
    standing = board(organisation)
    fields = BoardFields(basis="Musda", leaders=[("Ketua", "X")])
    for name in ("gita", "sekda", "dedi"):
        with pytest.raises(NotAllowed):
            record_board(organisation=organisation, fields=fields, actor=cast.actor(name), at=cast.now)
        with pytest.raises(NotAllowed):
            end_board(board=standing, actor=cast.actor(name), at=cast.now)


# --- Who reads ---------------------------------------------------------------


def test_the_register_is_open_to_the_offices_of_the_regency(cast, entered, board):
    organisation = entered()
    board(organisation)
    for model, row in (
        (Organisation, organisation),
        (Leadership, Leadership.objects.get()),
        (Leader, Leader.objects.get()),
    ):
        readers = {n for n, a in cast.everybody().items() if model.objects.visible_to(a).filter(pk=row.pk)}
        assert readers == set(cast.people) - {"dedi", "eka", "indra", "expired"}, model


def test_kodim_reads_the_registers_of_both_its_regencies(cast, entered):
    entered()
    entered("dedi", region=BADANG)
    assert Organisation.objects.visible_to(cast.joko).count() == 2
    assert Organisation.objects.visible_to(cast.citra).count() == 1


def test_notes_are_for_kesbangpol_and_those_above_it(cast, entered, noted):
    note = noted(entered())
    readers = {
        n for n, a in cast.everybody().items() if SupervisionNote.objects.visible_to(a).filter(pk=note.pk)
    }
    assert readers == {"ayu", "kabid", "budi", "bupati", "sekda"}


def test_the_seat_on_the_team_that_supervises_opens_the_notes(cast, entered, noted, team_of):
    note = noted(entered())
    team_of(TeamKind.ORGANISATIONS, "police_liaison", "kodim_liaison")
    team_of(TeamKind.ELECTION, "camat_mendahara_ulu")
    citra, joko = cast.at("citra", cast.now), cast.at("joko", cast.now)
    for actor in (citra, joko):
        assert list(SupervisionNote.objects.visible_to(actor)) == [note]
    assert not SupervisionNote.objects.visible_to(cast.at("gita", cast.now)).exists()
    noted(note.organisation, by=citra, text="Patroli, tidak ada kegiatan.")


def test_a_seat_in_one_regency_opens_no_notes_of_another(cast, entered, noted, team_of):
    noted(entered())
    team_of(
        TeamKind.ORGANISATIONS, "kodim_liaison", regency="15.06", secretariat=cast.agency("other_kesbangpol")
    )
    assert not SupervisionNote.objects.visible_to(cast.at("joko", cast.now)).exists()


@pytest.mark.parametrize("name", ["citra", "gita", "fajar", "bupati", "dedi", "eka", "indra"])
def test_who_reads_no_notes_or_only_reads_adds_none(entered, noted, name):
    with pytest.raises(NotAllowed):
        noted(entered(), by=name)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"text": "Ketua dihubungi lewat +62 812 3456 7890."}, "text"),
        ({"text": "NIK 1507011234560001"}, "text"),
        ({"on": date(2026, 3, 5)}, "noted_on"),
    ],
)
def test_a_note_is_dated_and_holds_no_private_numbers(entered, noted, said, field):
    with pytest.raises(Invalid) as refusal:
        noted(entered(), **said)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "text", ["SK 2201/12-34/2024, AHU-0012345.AH.01.07", "Iuran Rp1.500.000, 40 orang", "21234"]
)
def test_other_numbers_stay_as_they_are(entered, noted, text):
    assert noted(entered(), text=text).text == text


# --- The list ----------------------------------------------------------------


def seen(cast, **chosen):
    soon = date(2026, 3, 4) + timedelta(days=30)
    return [
        o.name for o in organisations_seen_by(cast.budi, OrganisationFilter(**chosen), expires_before=soon)
    ]


def test_the_list_is_by_name_and_narrowed(cast, entered, board):
    disputed = entered(name="Bahari")
    board(disputed, "A")
    board(disputed, "B")
    ended = entered(name="Cakra")
    board(ended)
    end_board(board=board(ended), actor=cast.budi, at=cast.now)
    entered(name="Dermaga", valid_until=date(2026, 4, 3))
    entered(name="Elok", valid_until=date(2026, 4, 4))
    entered(name="Fajar", valid_until=date(2026, 2, 1), state="inactive", short_name="FJR")
    assert seen(cast) == ["Bahari", "Cakra", "Dermaga", "Elok", "Fajar"]
    assert seen(cast, standing="disputed") == ["Bahari"]
    assert seen(cast, standing="expiring") == ["Dermaga"]
    assert seen(cast, standing="inactive") == ["Fajar"]
    assert seen(cast, text="fjr") == ["Fajar"]
    assert seen(cast, legal_form="foundation") == []
    assert seen(cast, standing="nonsense") == []


def test_the_next_page_follows_the_last_name(cast, entered):
    first, _second = entered(name="Bahari"), entered(name="Cakra~")
    rows = organisations_seen_by(cast.budi, OrganisationFilter(), expires_before=date(2026, 4, 3))
    assert [o.name for o in after_name(rows, f"{first.name}~{first.pk}")] == ["Cakra~"]
    assert [o.name for o in after_name(rows, f"{_second.name}~{_second.pk}")] == []
    assert after_name(rows, "broken").count() == 2
