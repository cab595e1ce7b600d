"""The desk: one worklist, several reports in one act, the next report after each act."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from rukun.handling.reports.domain import end_watch, verify, wake_watched, watch
from rukun.handling.reports.models import Report, ReportLink
from tests.interfaces.web.reports.conftest import FOUND

RATED = {"likelihood": "2", "impact": "3", "reliability": "", "credibility": ""}
DESK = "?dari=meja"


def text_of(answer):
    return unescape(answer.content.decode())


def titles(page):
    return [part.split("<")[0] for part in page.split('data-key="enter">')[1:]]


def states(*reports):
    return [Report.objects.get(pk=report.pk).state for report in reports]


@pytest.fixture
def watched(cast, verified):
    def make(review_on=date(2026, 3, 10), **said):
        report = verified(**said)
        return watch(report=report, reason="x", review_on=review_on, actor=cast.kabid, at=cast.now)

    return make


# --- One worklist ---------------------------------------------------------------------------------


def test_red_stands_first_and_the_rest_by_deadline(enter, cast, sent, verified, watched):
    sent(title="Hijau, tiga hari")
    late = sent(cast.budi, title="Kuning, lewat", urgency="yellow", channel="letter")
    Report.objects.filter(pk=late.pk).update(verify_by=cast.now - timedelta(hours=2))
    verified(title="Putuskan")
    watched(title="Lihat kembali", review_on=date(2026, 3, 5))
    watched(title="Masih tidur", review_on=date(2026, 4, 5))
    wake_watched(cast.now + timedelta(days=1))
    sent(title="Merah baru masuk", urgency="red")
    page = text_of(enter("kabid").get(reverse("reports:desk")))
    assert titles(page) == [
        "Merah baru masuk",
        "Kuning, lewat",
        "Lihat kembali",
        "Hijau, tiga hari",
        "Putuskan",
        "Masih tidur",
    ]
    assert page.index("Dipantau sampai harinya") < page.index("Masih tidur")


def test_the_address_says_which_sort_is_shown(enter, sent, verified, watched):
    sent(title="Verifikasi ini"), verified(title="Putuskan"), watched(title="Tidur")
    client = enter("ayu")
    shown = {
        see: titles(text_of(client.get(reverse("reports:desk"), {"lihat": see})))
        for see in ("verifikasi", "keputusan", "pantauan", "x")
    }
    assert shown == {
        "verifikasi": ["Verifikasi ini"],
        "keputusan": ["Putuskan"],
        "pantauan": ["Tidur"],
        "x": [],
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_watched_cost_the_same_for_one_and_three(enter, cast, watched, count, django_assert_num_queries):
    for _ in range(count):
        watched(), watched(review_on=date(2026, 4, 5))
    wake_watched(cast.now + timedelta(days=7))
    client = enter("ayu")
    with django_assert_num_queries(18):
        page = text_of(client.get(reverse("reports:desk")))
    assert page.count("data-key-row") == 2 * count


# --- Several in one act ---------------------------------------------------------------------------


def test_chosen_reports_are_verified_in_one_act_and_each_outcome_is_named(enter, cast, sent):
    valued, bare = sent(title="Ada nilainya", reliability="C", credibility=3), sent(title="Tanpa nilai")
    gone = sent(title="Sudah lebih dulu", reliability="B", credibility=2)
    client = enter("ayu")
    chosen = {"laporan": [str(report.pk) for report in (valued, bare, gone)]}
    page = text_of(client.get(reverse("reports:verify_together"), chosen))
    assert "Verifikasi 3 laporan bersama" in page
    verify(report=gone, found=FOUND, actor=cast.kabid, at=cast.now)
    answer = client.post(reverse("reports:verify_together"), chosen | RATED)
    page = text_of(answer)
    assert answer.status_code == 200
    assert "1 laporan selesai, 2 tidak" in page
    assert "Nilai informasinya belum ada" in page
    assert states(valued, bare, gone) == ["verified", "sent", "verified"]
    again = client.post(reverse("reports:verify_together"), chosen | RATED)
    assert again.status_code == 409
    assert Report.objects.get(pk=valued.pk).answers.count() == 1


def test_a_rating_that_is_missing_does_nothing(enter, sent):
    first, second = sent(), sent()
    chosen = {"laporan": [str(first.pk), str(second.pk)], "likelihood": "2"}
    answer = enter("ayu").post(reverse("reports:verify_together"), chosen)
    assert answer.status_code == 422
    assert "Belum dipilih. Pilih salah satu." in text_of(answer)
    assert states(first, second) == ["sent", "sent"]


def test_one_that_is_left_out_stays(enter, sent):
    first, second = sent(), sent()
    kept = RATED | {"laporan": [str(first.pk)], "reliability": "B", "credibility": "2"}
    enter("ayu").post(reverse("reports:verify_together"), kept)
    assert states(first, second) == ["verified", "sent"]


def test_chosen_reports_are_put_beside_the_one_that_is_handled(enter, sent):
    main, second, third = sent(), sent(), sent()
    everyone = [str(report.pk) for report in (main, second, third)]
    answer = enter("kabid").post(
        reverse("reports:link_together"), {"laporan": everyone, "main": str(main.pk)}
    )
    assert "2 laporan selesai" in text_of(answer)
    assert states(main, second, third) == ["sent", "look_alike", "look_alike"]
    assert set(ReportLink.objects.values_list("other", flat=True)) == {main.pk}


def test_another_report_is_named_by_its_number(enter, sent):
    known, new = sent(), sent()
    client = enter("kabid")
    address, form = reverse("reports:link_together"), {"laporan": [str(new.pk)], "main": "other"}
    assert client.post(address, form).status_code == 422
    assert client.post(address, form | {"other": "LI-1999-0001"}).status_code == 422
    assert client.post(address, form | {"other": known.number}).status_code == 200
    assert states(known, new) == ["sent", "look_alike"]


def test_nothing_chosen_leads_back_to_the_desk(enter):
    answer = enter("ayu").get(reverse("reports:verify_together"), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("reports:desk")
    assert "Pilih dahulu laporannya." in text_of(answer)


@pytest.mark.parametrize("wrong", ["x", "01a210dc-1b55-74b8-bd4a-afcff1a84a78"])
def test_what_is_no_report_of_ours_is_not_found(enter, wrong):
    assert enter("ayu").get(reverse("reports:link_together"), {"laporan": wrong}).status_code == 404


# --- One after the other --------------------------------------------------------------------------


def test_after_an_act_from_the_desk_the_next_report_follows(enter, sent, verified):
    red, yellow = sent(urgency="red"), sent(urgency="yellow")
    decide = verified()
    client = enter("kabid")
    page = text_of(client.get(reverse("reports:detail", args=[red.pk]) + DESK))
    assert f'href="{reverse("reports:detail", args=[yellow.pk])}{DESK}#verification"' in page
    assert 'data-key="n"' in page
    asked = client.post(reverse("reports:ask", args=[red.pk]) + DESK, {"ask-question": "Jam berapa?"})
    assert asked.url == reverse("reports:detail", args=[yellow.pk]) + DESK + "#verification"
    rated = {f"verify-{name}": value for name, value in RATED.items()}
    done = client.post(
        reverse("reports:verify", args=[yellow.pk]) + DESK,
        rated | {"verify-reliability": "B", "verify-credibility": "2"},
    )
    assert done.url == reverse("reports:detail", args=[yellow.pk]) + DESK + "#decision"  # it asks more
    watching = {"watch-reason": "Tenang", "watch-review_on": "2026-03-18"}
    onward = client.post(reverse("reports:watch", args=[yellow.pk]) + DESK, watching)
    assert onward.url == reverse("reports:detail", args=[decide.pk]) + DESK + "#decision"
    last = client.post(reverse("reports:watch", args=[decide.pk]) + DESK, watching)
    assert last.url == reverse("reports:desk")


def test_without_the_desk_one_stays_on_the_page(enter, sent):
    first, _second = sent(), sent()
    asked = enter("ayu").post(reverse("reports:ask", args=[first.pk]), {"ask-question": "Jam berapa?"})
    assert asked.url == reverse("reports:detail", args=[first.pk])


# --- Watching -------------------------------------------------------------------------------------


def test_the_day_is_proposed_and_chosen_by_the_person(enter, verified):
    report = verified()
    client = enter("kabid")
    page = text_of(client.get(reverse("reports:detail", args=[report.pk])))
    assert 'name="watch-review_on" value="2026-03-25"' in page  # two weeks on, and the holidays after
    late = {"watch-reason": "Tenang", "watch-review_on": "2026-03-04"}
    answer = client.post(reverse("reports:watch", args=[report.pk]), late)
    assert answer.status_code == 422
    assert "Pilih hari setelah hari ini" in text_of(answer)


def test_what_is_awake_is_prolonged_or_ended_with_a_reason(enter, cast, at_ten, watched):
    report = watched()
    wake_watched(cast.now + timedelta(days=6))
    at_ten(timedelta(days=6))
    client = enter("kabid")
    page = text_of(client.get(reverse("reports:detail", args=[report.pk])))
    assert "Langkah berikut: lihat lagi" in page
    further = {"prolong-reason": "Belum diukur", "prolong-review_on": "2026-03-25"}
    assert client.post(reverse("reports:prolong", args=[report.pk]), {}).status_code == 422
    client.post(reverse("reports:prolong", args=[report.pk]), further)
    page = text_of(client.get(reverse("reports:detail", args=[report.pk])))
    assert "Dipantau sampai 25 Maret 2026" in page
    assert "10.03.2026: Belum diukur" in page
    client.post(reverse("reports:end_watch", args=[report.pk]), {"end_watch-reason": "Patok disepakati"})
    assert states(report) == ["watch_ended"]
    told = text_of(enter("fajar").get(reverse("reports:detail", args=[report.pk])))
    assert "sudah kami pantau" in told
    assert "Patok disepakati" not in told


def test_the_home_shows_what_woke(enter, cast, at_ten, watched):
    watched(title="Letak gudang")
    assert "Letak gudang" not in text_of(enter("kabid").get("/"))
    wake_watched(cast.now + timedelta(days=6))
    at_ten(timedelta(days=6))
    page = text_of(enter("kabid").get("/"))
    assert "Letak gudang" in page
    assert "Lihat lagi" in page


def test_a_watch_that_ended_asks_for_nothing(enter, cast, watched):
    report = end_watch(report=watched(), reason="x", actor=cast.kabid, at=cast.now)
    page = text_of(enter("kabid").get(reverse("reports:detail", args=[report.pk])))
    assert 'id="decision"' not in page
    assert "Pantauan berakhir" in page


# --- For WhatsApp ---------------------------------------------------------------------------------


def test_a_report_and_each_answer_are_ready_for_whatsapp(enter, verified):
    report = verified(informant=None, place_detail="Dusun Suka Damai")
    page = text_of(enter("ayu").get(reverse("reports:detail", args=[report.pk])))
    assert 'data-copy="#whatsapp-text"' in page
    text = page.split('id="whatsapp-text"')[1].split("</textarea>")[0]
    assert "Tempat: Dusun Suka Damai, Desa Sungai Beras, Kec. Mendahara Ulu" in text
    assert "Kepala Desa" not in text
    answer = report.answers.get()
    assert f'data-copy="#answer-{answer.pk}"' in page
    assert f"laporan Anda {report.number}, diterima 4 Maret 2026." in page


def test_who_only_reads_passes_no_answer_on(enter, cast, verified):
    report = verified()
    page = text_of(enter("gita").get(reverse("reports:detail", args=[report.pk])))
    assert report.answers.get().words in page
    assert 'data-copy="#answer' not in page


def test_the_page_of_several_shows_what_is_rated(enter, sent):
    report = sent(title="Batas kebun")
    page = text_of(enter("ayu").get(reverse("reports:verify_together"), {"laporan": str(report.pk)}))
    assert "Kepala Desa Sungai Beras" in page
    assert "± 40 orang warga" in page
