"""The register of organisations on screen."""

from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.handling.registers.models import Leadership, Organisation, SupervisionNote
from tests.cast import SUNGAI_BERAS

LIST_QUERIES = 12
DETAIL_QUERIES = 19


def text_of(answer):
    return unescape(answer.content.decode())


def filled(**changes):
    return {
        "name": "Forum Nelayan Muara Sabak",
        "legal_form": "certified",
        "registration_number": "SKT 220/12/2024",
        "registered_on": "2024-03-01",
        "valid_until": "2029-03-01",
        "region": SUNGAI_BERAS,
        "state": "active",
        "field": "farmers_fishers",
        "submission_id": str(uuid4()),
    } | changes


def of(organisation, name="organisation"):
    return reverse(f"registers:{name}", args=[organisation.pk])


def boarded(**changes):
    return {
        f"board-{k}": v
        for k, v in {"basis": "Musda III", "leaders": "Ketua: Rahmat Hidayat", **changes}.items()
    }


def test_an_organisation_is_entered_and_shown(enter):
    client = enter("budi")
    page = client.get(reverse("registers:organisation_new"))
    assert page.context["form"]["state"].value() == "active"
    form = filled()
    answer = client.post(reverse("registers:organisation_new"), form)
    organisation = Organisation.objects.get()
    assert answer.url == of(organisation)
    shown = text_of(client.get(answer.url))
    for words in (
        "Petani dan nelayan",
        "berlaku sampai 1 Maret 2029",
        "Desa Sungai Beras, Kec. Mendahara Ulu",
    ):
        assert words in shown
    again = client.post(reverse("registers:organisation_new"), form)
    assert (again.url, Organisation.objects.count()) == (reverse("registers:organisations"), 1)


def test_what_the_domain_refuses_stands_beside_its_field(enter):
    answer = enter("budi").post(reverse("registers:organisation_new"), filled(registration_number=""))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["registration_number"]


@pytest.mark.parametrize("name", ["gita", "citra", "bupati", "indra"])
def test_entering_is_for_kesbangpol(enter, entered, name):
    organisation, client = entered(), enter(name)
    assert client.get(reverse("registers:organisation_new")).status_code == 403
    expected = 404 if name == "indra" else 403
    for act in ("organisation_correct", "board", "supervision_note"):
        allowed = expected if (act, name) != ("supervision_note", "sekda") else 302
        assert client.post(of(organisation, act)).status_code == allowed, act


@pytest.mark.parametrize("name", ["dedi", "eka", "indra"])
def test_elsewhere_it_does_not_exist(enter, entered, name):
    organisation = entered()
    client = enter(name)
    assert client.get(of(organisation)).status_code == 404
    assert organisation.name not in text_of(client.get(reverse("registers:organisations")))


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_three_rows(enter, entered, board, count, django_assert_num_queries):
    for number in range(count):
        board(entered(name=f"Organisasi {number}"))
    client = enter("gita")
    with django_assert_num_queries(LIST_QUERIES):
        page = text_of(client.get(reverse("registers:organisations")))
    assert page.count("<tr data-key-row>") == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_boards_and_notes(
    enter, entered, board, count, django_assert_num_queries
):
    organisation, client = entered(), enter("budi")
    for number in range(count):
        board(organisation, f"Ketua {number}", "Wakil")
        client.post(of(organisation, "supervision_note"), noted(text=f"Catatan {number}"))
    client.get(of(organisation))
    with django_assert_num_queries(DETAIL_QUERIES):
        page = text_of(client.get(of(organisation)))
    assert page.count("Catatan ") >= count


def test_list_says_what_runs_out_and_what_is_disputed(enter, entered, board):
    from datetime import date

    organisation = entered(name="Bahari", valid_until=date(2026, 3, 20))
    board(organisation)
    board(organisation)
    entered(name="Cakra", valid_until=date(2026, 3, 1))
    client = enter("gita")
    page = text_of(client.get(reverse("registers:organisations")))
    assert "berakhir 20 Maret 2026" in page
    assert "sudah berakhir 1 Maret 2026" in page
    assert "dua kepengurusan" in page
    narrowed = text_of(client.get(reverse("registers:organisations"), {"standing": "disputed"}))
    assert "Cakra" not in narrowed
    assert "Tidak ada organisasi yang cocok" in text_of(
        client.get(reverse("registers:organisations"), {"text": "x"})
    )


def test_more_than_a_page_goes_on_by_name(enter, entered, monkeypatch):
    monkeypatch.setattr("rukun.interfaces.web.views.registers.organisations.PAGE_SIZE", 1)
    entered(name="Bahari")
    entered(name="Cakra")
    client = enter("gita")
    first = client.get(reverse("registers:organisations"))
    assert [row[0].text for row in first.context["table"].rows] == ["Bahari"]
    second = client.get(first.context["page"].next_url)
    assert [row[0].text for row in second.context["table"].rows] == ["Cakra"]
    assert second.context["page"].next_url == ""


def test_two_boards_are_told_apart_by_letters_and_nothing_else(enter, entered):
    organisation, client = entered(), enter("kabid")
    client.post(of(organisation, "board"), boarded())
    assert "Kepengurusan A" not in text_of(client.get(of(organisation)))
    client.post(of(organisation, "board"), boarded(leaders="Ketua: Siti Rahayu\n\nSekretaris: Dewi"))
    page = text_of(client.get(of(organisation)))
    for words in ("Kepengurusan A", "Kepengurusan B", "Rahmat Hidayat", "Siti Rahayu", "dua kepengurusan"):
        assert words in page


def test_a_line_without_a_colon_is_sent_back(enter, entered):
    answer = enter("budi").post(of(entered(), "board"), boarded(leaders="Rahmat Hidayat"))
    assert answer.status_code == 422
    assert "Rahmat Hidayat" in text_of(answer)
    assert not Leadership.objects.exists()


def test_a_board_goes_out_of_office_once(enter, entered, board):
    organisation, client = entered(), enter("budi")
    row = board(organisation)
    address = reverse("registers:board_end", args=[organisation.pk, row.pk])
    assert client.post(address).url == of(organisation)
    assert "tidak lagi menjabat sejak 4 Maret 2026" in text_of(client.get(of(organisation)))
    assert "tidak lagi menjabat" in text_of(client.post(address, follow=True))
    other = entered(name="Lain")
    assert client.post(reverse("registers:board_end", args=[other.pk, row.pk])).status_code == 404


def noted(**changes):
    return {
        f"note-{k}": v
        for k, v in {"noted_on": "2026-03-03", "text": "Sekretariat pindah.", **changes}.items()
    }


def test_notes_are_seen_by_kesbangpol_and_those_above(enter, entered):
    organisation = entered()
    assert enter("budi").post(of(organisation, "supervision_note"), noted()).status_code == 302
    for name, sees in (
        ("kabid", True),
        ("bupati", True),
        ("gita", False),
        ("citra", False),
        ("fajar", False),
    ):
        page = text_of(enter(name).get(of(organisation)))
        assert ("Sekretariat pindah." in page, "Catatan pengawasan" in page) == (sees, sees), name
    assert "Tambah catatan" not in text_of(enter("bupati").get(of(organisation)))


def test_a_note_with_a_private_number_comes_back_with_what_was_typed(enter, entered):
    answer = enter("budi").post(of(entered(), "supervision_note"), noted(text="Hubungi 081234567890"))
    assert answer.status_code == 422
    assert "Hubungi 081234567890" in text_of(answer)
    assert not SupervisionNote.objects.exists()


def test_a_stale_save_shows_both_versions(enter, entered):
    organisation, client = entered(short_name=""), enter("budi")
    address = of(organisation, "organisation_correct")
    assert client.get(address).context["form"]["version"].value() == 1
    client.post(address, filled(short_name="Pertama", version="1"))
    answer = client.post(address, filled(short_name="Kedua", version="1"))
    assert answer.status_code == 409
    assert [(str(d.label), d.stored, d.mine) for d in answer.context["stale"].differences] == [
        ("Nama singkat", "Pertama", "Kedua")
    ]
    assert client.post(address, filled(short_name="Kedua", version="2")).status_code == 302
    organisation.refresh_from_db()
    assert organisation.short_name == "Kedua"


def test_a_correction_that_does_not_fit_comes_back(enter, entered):
    address = of(entered(), "organisation_correct")
    assert enter("budi").post(address, filled(name="", version="1")).status_code == 422
    assert enter("budi").post(address, filled(region="15.06.01.2001", version="1")).status_code == 422
