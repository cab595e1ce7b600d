"""The list of reports and the verification desk."""

from dataclasses import replace

import pytest
from django.urls import reverse

from rukun.handling.reports.models import Report
from rukun.kernel.actor import OnBehalf

# Session, account, assignment; then the page's own: rows, drafts, subdistricts; then the frame.
LIST_QUERIES = 12
DESK_QUERIES = 18


def text_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_three_rows(enter, sent, count, django_assert_num_queries):
    for _ in range(count):
        sent()
    client = enter("budi")
    with django_assert_num_queries(LIST_QUERIES):
        answer = client.get(reverse("reports:list"))
    assert text_of(answer).count("<tr data-key-row>") == count


@pytest.mark.parametrize("count", [1, 3])
def test_desk_costs_the_same_for_one_and_three_rows(enter, sent, verified, count, django_assert_num_queries):
    for _ in range(count):
        sent()
        verified()
    client = enter("ayu")
    with django_assert_num_queries(DESK_QUERIES):
        answer = client.get(reverse("reports:desk"))
    assert text_of(answer).count("data-key-row") == 2 * count


def test_list_is_narrowed_by_the_address_and_can_be_cleared(enter, sent):
    sent(title="Batas Desa Lambur")
    sent(urgency="red", title="Warga berkumpul di lahan")
    client = enter("budi")
    page = text_of(client.get(reverse("reports:list"), {"urgency": "red", "text": "lahan"}))
    assert "Warga berkumpul di lahan" in page
    assert "Batas Desa Lambur" not in page
    assert f'href="{reverse("reports:list")}">Hapus saringan' in page


def test_list_says_when_nothing_fits(enter, sent):
    sent()
    page = text_of(enter("budi").get(reverse("reports:list"), {"text": "tidakada"}))
    assert "Tidak ada laporan yang cocok" in page


def test_an_unreadable_filter_finds_nothing(enter, sent):
    report = sent()
    page = text_of(enter("budi").get(reverse("reports:list"), {"state": "dibakar"}))
    assert report.title not in page


def test_list_pages_by_key(enter, sent, monkeypatch):
    monkeypatch.setattr("rukun.handling.reports.queries.PAGE_SIZE", 2)
    monkeypatch.setattr("rukun.handling.reports.queries.page_of.__kwdefaults__", {"cursor": "", "size": 2})
    for number in range(3):
        sent(title=f"Laporan ke-{number}")
    client = enter("budi")
    first = text_of(client.get(reverse("reports:list")))
    assert first.count("<tr data-key-row>") == 2
    assert 'rel="next"' in first
    address = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = text_of(client.get(address))
    assert second.count("<tr data-key-row>") == 1
    assert "Ke awal" in second


@pytest.mark.parametrize("name", ["dedi", "citra", "hadi", "joko", "other_camat", "indra"])
def test_list_shows_nothing_of_elsewhere(enter, sent, name):
    report = sent()
    page = text_of(enter(name).get(reverse("reports:list")))
    assert report.title not in page
    assert report.number not in page


def test_drafts_of_others_are_not_listed(enter, drafted):
    drafted(title="Belum selesai ditulis")
    assert "Belum selesai ditulis" in text_of(enter("fajar").get(reverse("reports:list")))
    for name in ("ayu", "budi", "gita"):
        assert "Belum selesai ditulis" not in text_of(enter(name).get(reverse("reports:list")))


def test_desk_orders_by_urgency_with_its_clock(enter, sent):
    sent(title="Hijau dulu")
    sent(title="Merah belakangan", urgency="red")
    page = text_of(enter("ayu").get(reverse("reports:desk")))
    assert page.index("Merah belakangan") < page.index("Hijau dulu")
    assert "1 jam lagi" in page
    assert 'data-key="v"' in page
    assert 'data-key="m"' in page
    assert 'data-key="s"' in page


def test_desk_offers_to_open_a_case_or_watch_what_was_verified(enter, verified):
    report = verified()
    page = text_of(enter("kabid").get(reverse("reports:desk")))
    assert f"?laporan={report.pk}" in page
    assert 'data-key="b"' in page
    assert 'data-key="p"' in page


def test_desk_is_for_those_who_verify(enter):
    assert enter("budi").get(reverse("reports:desk")).status_code == 403
    assert enter("fajar").get(reverse("reports:desk")).status_code == 403


def test_desk_says_that_nothing_waits(enter):
    assert "Tidak ada yang menunggu di meja ini" in text_of(enter("ayu").get(reverse("reports:desk")))


def test_nil_reports_never_wait_on_the_desk(enter, sent):
    sent(kind="nil", title="Nihil")
    assert not Report.objects.awaiting_verification().exists()
    assert "Nihil: " not in text_of(enter("ayu").get(reverse("reports:desk")))


@pytest.mark.parametrize(("name", "address"), [("ayu", "reports:desk"), ("budi", "reports:list")])
def test_a_row_names_for_whom_it_was_recorded(enter, cast, sent, name, address):
    camat = cast.office("camat_mendahara_ulu")
    behalf = OnBehalf(label=camat.title, basis="phone", office_id=camat.pk)
    sent(replace(cast.budi, on_behalf=behalf), channel="phone")
    page = text_of(enter(name).get(reverse(address)))
    assert "Operator atas nama Camat Mendahara Ulu, dasar: telepon" in page
    assert "Telepon, Operator" not in page
