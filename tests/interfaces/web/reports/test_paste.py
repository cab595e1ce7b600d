"""The paste desk."""

import json
import re
from html import unescape
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.handling.reports.models import Informant, Paste, PastedPart, Report
from tests.cast import LAGAN_ULU, SUNGAI_BERAS

DESK_QUERIES = 25
RESULT_QUERIES = 13

MESSAGES = json.loads((Path(__file__).parents[3] / "corpora" / "wa_examples.json").read_text("utf-8"))


def text_of(answer):
    return unescape(answer.content.decode())


def words_of(answer):
    """The page without its marks, so that words which a suggestion rests on read on."""
    return " ".join(re.sub(r"<sup[^>]*>\d+</sup>|<[^>]+>", "", text_of(answer)).split())


def pasted(text, **more):
    return {"raw_text": text, "channel": "whatsapp", "submission_id": str(uuid4())} | more


def typed(form, **more):
    values = {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}
    return values | more


@pytest.mark.parametrize("example", MESSAGES, ids=lambda message: message["id"])
def test_each_message_becomes_drafts_that_can_be_sent(enter, example):
    client = enter("budi")
    address = client.post(reverse("reports:paste"), pasted(example["text"])).url
    drafts = Report.objects.filter(state="draft").count()
    assert drafts >= 1
    for _ in range(drafts):
        form = client.get(address).context["form"]
        by_hand = {"act": "send", "title": "Judul", "region": SUNGAI_BERAS, "urgency": "green"}
        address = client.post(address, typed(form, **by_hand)).url
    assert Report.objects.filter(state="sent").count() == drafts
    done = Paste.objects.get().pk
    assert address == (reverse("reports:paste") if drafts == 1 else reverse("reports:pasted", args=[done]))


def test_parts_stand_in_the_form_and_the_message_stays_as_it_is(enter):
    text = MESSAGES[0]["text"]
    client = enter("budi")
    page = client.get(client.post(reverse("reports:paste"), pasted(text)).url)
    shown = page.context["form"]
    assert shown["recommendation"].value() == "Mohon difasilitasi mediasi tingkat kecamatan dalam minggu ini."
    assert "".join(piece.text for piece in page.context["pieces"]) == Report.objects.get().raw_text
    assert Report.objects.get().raw_text.replace("\r\n", "\n") == text
    body = words_of(page)
    assert "Kasi Trantib Kec. Mendahara Ulu" in body
    assert "Disalin utuh:" in body


def test_a_suggestion_shows_the_words_it_rests_on_and_how_sure_it_is(enter):
    client = enter("budi")
    page = client.get(client.post(reverse("reports:paste"), pasted(MESSAGES[0]["text"])).url)
    place = page.context["suggestions"]["region"]
    assert (page.context["form"]["region"].value(), place.is_filled, place.is_accepted) == (
        SUNGAI_BERAS,
        True,
        False,
    )
    assert place.reason == "“Desa Sungai Beras” · yakin"
    marked = [piece.text for piece in page.context["pieces"] if place.reference in piece.marks]
    assert "Sungai Beras" in " ".join(marked)
    assert f'href="#words-{place.reference}"' in text_of(page)
    assert f'id="words-{place.reference}"' in text_of(page)


def test_what_is_unsure_is_offered_and_one_press_takes_it(enter):
    client = enter("budi")
    address = client.post(reverse("reports:paste"), pasted(MESSAGES[0]["text"])).url
    page = client.get(address)
    unsure = page.context["suggestions"]["place_detail"]
    assert (page.context["form"]["place_detail"].value(), unsure.is_filled) == ("", False)
    (offer,) = unsure.offers
    answer = client.post(address, typed(page.context["form"], take=offer.key))
    page = client.get(answer.url)
    assert page.context["form"]["place_detail"].value() == offer.label == "Kantor Desa"
    assert page.context["suggestions"]["place_detail"].is_accepted


def test_accepting_all_takes_the_dashed_border_and_fills_nothing_in(enter):
    client = enter("budi")
    address = client.post(reverse("reports:paste"), pasted(MESSAGES[0]["text"])).url
    before = typed(client.get(address).context["form"])
    page = client.get(client.post(address, before | {"take": "all"}).url)
    shown = page.context["suggestions"].values()
    assert [one for one in shown if one and one.is_filled and not one.is_accepted] == []
    assert typed(page.context["form"]) | {"version": ""} == before | {"version": ""}


def test_a_date_that_contradicts_its_weekday_is_asked_with_the_candidates(enter):
    client = enter("budi")
    text = "Pada hari Senin tanggal 3 Maret 2026 warga Desa Sungai Beras ribut soal lahan"
    address = client.post(reverse("reports:paste"), pasted(text)).url
    page = client.get(address)
    asked = page.context["suggestions"]["occurred_on"]
    assert page.context["form"]["occurred_on"].value() is None
    assert asked.asks == "Tanggal dan nama harinya tidak cocok."
    assert {"Selasa, 3 Maret 2026", "Senin, 2 Maret 2026"} <= {offer.label for offer in asked.offers}
    chosen = next(offer for offer in asked.offers if offer.label == "Senin, 2 Maret 2026")
    page = client.get(client.post(address, typed(page.context["form"], take=chosen.key)).url)
    assert str(page.context["form"]["occurred_on"].value()) == "2026-03-02"
    assert page.context["suggestions"]["occurred_on"].asks == ""


def test_what_a_person_wrote_instead_stays_and_the_suggestion_is_offered(enter):
    client = enter("budi")
    address = client.post(reverse("reports:paste"), pasted(MESSAGES[0]["text"])).url
    form = client.get(address).context["form"]
    client.post(address, typed(form, act="save", crowd="45"))
    page = client.get(address)
    crowd = page.context["suggestions"]["crowd"]
    assert (page.context["form"]["crowd"].value(), crowd.is_filled) == (45, False)
    assert [offer.label for offer in crowd.offers] == ["40"]


def test_missing_parts_are_named(enter):
    client = enter("budi")
    page = client.get(client.post(reverse("reports:paste"), pasted("*Fakta*: warga berkumpul")).url)
    assert "tanpa uraian, tindakan, prediksi, rekomendasi" in text_of(page)


def test_telephone_numbers_are_hidden_and_sealed(enter):
    client = enter("budi")
    page = client.get(client.post(reverse("reports:paste"), pasted("Fakta: hubungi 0812-3456-7890 ya")).url)
    assert "3456" not in text_of(page)
    assert '<span class="redacted">nomor disembunyikan</span>' in text_of(page)
    assert Informant.objects.count() == 1


def test_nothing_is_prefilled_that_the_message_does_not_say(enter):
    client = enter("budi")
    address = client.post(reverse("reports:paste"), pasted("Fakta: warga berkumpul")).url
    form = client.get(address).context["form"]
    silent = (
        "urgency",
        "region",
        "dead",
        "crowd",
        "injured",
        "reliability",
        "conflict_source",
        "occurred_on",
    )
    assert [name for name in silent if form[name].value()] == []


def test_pasted_twice_is_one_draft(enter):
    client = enter("budi")
    form = pasted("Fakta: warga berkumpul")
    for _ in range(2):
        assert client.post(reverse("reports:paste"), form).status_code == 302
    assert Report.objects.count() == 1


def test_blanks_are_no_message(enter):
    answer = enter("budi").post(reverse("reports:paste"), pasted("  \n "))
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_not_a_report_is_thrown_away_and_the_next_box_is_empty(enter):
    client = enter("budi")
    client.post(reverse("reports:paste"), pasted("Selamat pagi bapak ibu"))
    answer = client.post(reverse("reports:discard", args=[Report.objects.get().pk]))
    assert answer.url == reverse("reports:paste")
    assert not Report.objects.exists()


def test_reports_of_the_same_place_are_hinted_at(enter, cast, sent):
    earlier = sent(title="Warga Sumber Rejo menolak patok", crowd=25)
    client = enter("budi")
    draft = client.post(reverse("reports:paste"), pasted("Fakta: warga menolak patok batas"))
    report = Report.objects.get(state="draft")
    form = client.get(draft.url).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    client.post(draft.url, values | {"act": "save", "region": SUNGAI_BERAS, "crowd": "40"})
    page = text_of(client.get(draft.url))
    assert earlier.number in page
    assert "tempat sama" in page
    assert "massa 25, di sini 40" in page
    assert report.pk != earlier.pk


def test_a_refused_form_keeps_the_message_and_what_was_typed(enter):
    client = enter("budi")
    address = client.post(reverse("reports:paste"), pasted("Fakta: warga berkumpul")).url
    answer = client.post(address, {"act": "send", "title": "Ketikan saya", "kind": "tension"})
    assert answer.status_code == 422
    page = words_of(answer)
    assert "Ketikan saya" in page
    assert "warga berkumpul" in page


def test_before_a_place_is_chosen_nothing_is_said_to_be_alike(enter):
    client = enter("budi")
    address = client.post(reverse("reports:paste"), pasted("Fakta: warga berkumpul")).url
    page = text_of(client.get(address))
    assert "Pilih tempat, lalu simpan, untuk mencari laporan serupa." in page
    assert "Tidak ada laporan dari tempat sama" not in page
    form = client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    client.post(address, values | {"act": "save", "region": SUNGAI_BERAS})
    assert "Pilih tempat, lalu simpan" not in text_of(client.get(address))


def test_sources_of_conflict_are_named_in_few_words(enter):
    client = enter("budi")
    page = text_of(client.get(client.post(reverse("reports:paste"), pasted("Fakta: warga berkumpul")).url))
    assert ">Pasal 5 huruf d – SDA</option>" in page


CHAT = (
    "03/03/26 07.10 - Kades Sungai Beras: tadi malam jam 21.00 warga Desa Sungai Beras ribut dengan PT WLL "
    "soal patok lahan, sekitar 40 orang\n"
    "03/03/26 07.12 - Camat: siap ndan\n"
    "03/03/26 07.30 - Babinsa Lagan Ulu: Desa Lagan Ulu aman, nihil kejadian\n"
    "03/03/26 07.40 - Lurah Simpang Tuan: tadi pagi pemuda Kel. Simpang Tuan berkelahi, 2 orang luka ringan\n"
)


@pytest.fixture
def walked(enter):
    """Paste the chat; returns the client and the address of its first draft."""
    client = enter("budi")
    return client, client.post(reverse("reports:paste"), pasted(CHAT)).url


def test_a_chat_is_walked_through_report_by_report(walked):
    client, address = walked
    page = client.get(address)
    assert "Pesan 1 dari 3" in words_of(page)
    assert "0 terkirim · sisa 3" in words_of(page)
    following = client.post(
        address, typed(page.context["form"], act="send", region=SUNGAI_BERAS, urgency="yellow")
    ).url
    page = client.get(following)
    assert "Pesan 2 dari 3" in words_of(page)
    assert "1 terkirim · sisa 2" in words_of(page)
    assert page.context["form"]["kind"].value() == "nil"


def test_later_saves_and_shows_the_next_and_the_walk_comes_back(walked):
    client, address = walked
    form = client.get(address).context["form"]
    second = client.post(address, typed(form, act="skip", title="Judul sementara")).url
    assert client.get(address).context["form"]["title"].value() == "Judul sementara"
    third = client.post(second, typed(client.get(second).context["form"], act="skip")).url
    assert client.post(third, typed(client.get(third).context["form"], act="skip")).url == address
    assert client.get(second).context["walk"].previous_url == address


def test_nil_is_sent_with_one_press(walked):
    client, address = walked
    second = client.get(address).context["walk"].next_url
    form = client.get(second).context["form"]
    client.post(second, typed(form, act="nil", region=LAGAN_ULU))
    report = Report.objects.get(state="sent")
    assert (report.kind, report.urgency, report.verify_by) == ("nil", "green", None)


def test_a_dropped_part_leads_on_and_stands_in_the_result_with_its_reason(walked):
    client, address = walked
    report = Report.objects.order_by("pasted_part__order").first()
    drop = reverse("reports:discard", args=[report.pk])
    answer = client.post(drop, {"reason": "taken_in"})
    assert answer.url != address
    result = client.get(reverse("reports:pasted", args=[Paste.objects.get().pk]))
    assert "Tidak menjadi laporan: sudah diterima sebelumnya" in words_of(result)
    assert "1 bukan laporan" in words_of(result)


def test_the_result_names_receipts_for_each_sender_and_what_no_draft_has(walked):
    client, address = walked
    form = client.get(address).context["form"]
    client.post(address, typed(form, act="send", region=SUNGAI_BERAS, urgency="yellow"))
    result = client.get(reverse("reports:pasted", args=[Paste.objects.get().pk]))
    report = Report.objects.get(state="sent")
    ((sender, text),) = result.context["receipts"]
    assert sender == "Kades Sungai Beras"
    assert text.startswith("Yth. Kades Sungai Beras,\nterima kasih, laporan Anda sudah kami terima:")
    assert f"- {report.number}, diterima 3 Maret 2026, kode tanda terima {report.receipt}" in text
    assert text.endswith("\n\nKesbangpol Kab. Tanjung Jabung Timur")
    assert report.title not in text
    assert "siap ndan" in words_of(result)


def test_an_unfinished_paste_waits_in_the_box(walked):
    client, _address = walked
    box = words_of(client.get(reverse("reports:paste")))
    assert "Tempelan terakhir" in box
    assert "sisa 3 dari 3" in box


def test_another_regencys_matter_is_offered_for_forwarding(enter):
    client = enter("budi")
    text = "Lapor, tadi pagi warga Desa Badang Kec. Tungkal Ulu Kab. Tanjung Jabung Barat ribut soal lahan"
    page = client.get(client.post(reverse("reports:paste"), pasted(text)).url)
    forward = page.context["forward"]
    assert forward["to"] == "Kabupaten Tanjung Jabung Barat"
    assert "warga Desa Badang" in forward["text"]
    assert not page.context["form"]["region"].value()
    report = Report.objects.get()
    client.post(reverse("reports:discard", args=[report.pk]), {"reason": "forwarded"})
    part = PastedPart.objects.get()
    assert (part.dropped_as, part.forwarded_to) == ("forwarded", "15.06")


def test_what_is_said_of_look_alikes_stays_until_it_is_sent(enter, sent):
    earlier = sent(title="Warga Sumber Rejo menolak patok", crowd=40)
    client = enter("budi")
    address = client.post(reverse("reports:paste"), pasted(MESSAGES[0]["text"])).url
    page = client.get(address)
    (alike, *_more) = page.context["look_alikes"]
    assert alike.number == earlier.number
    said = {f"alike-{earlier.pk}": "linked"}
    client.post(address, typed(page.context["form"], act="save", **said))
    assert client.get(address).context["look_alikes"][0].said == "linked"
    form = client.get(address).context["form"]
    client.post(address, typed(form, act="send", urgency="green", **said))
    report = Report.objects.exclude(pk=earlier.pk).get()
    assert "Diusulkan serupa oleh Operator" in words_of(
        enter("ayu").get(reverse("reports:detail", args=[report.pk]))
    )
    assert (report.state, report.links.get().state, report.links.get().other) == ("sent", "proposed", earlier)


def test_keeping_by_itself_keeps_what_was_accepted(enter):
    client = enter("budi")
    client.post(reverse("reports:paste"), pasted(MESSAGES[0]["text"]))
    report = Report.objects.get()
    form = client.get(reverse("reports:edit", args=[report.pk])).context["form"]
    kept = client.post(
        reverse("reports:keep", args=[report.pk]), typed(form, accepted="region,title", kind="nil")
    )
    assert kept.status_code == 200
    report.refresh_from_db()
    assert (report.kind, PastedPart.objects.get().accepted) == ("nil", ["region", "title"])


def test_the_desk_costs_the_same_queries_whatever_the_paste_holds(enter, sent, django_assert_num_queries):
    client = enter("budi")
    one = client.post(reverse("reports:paste"), pasted(CHAT.splitlines()[0])).url
    many = client.post(reverse("reports:paste"), pasted(CHAT)).url
    for address in (one, many):
        client.get(address)
        with django_assert_num_queries(DESK_QUERIES):
            client.get(address)


def test_the_result_costs_the_same_queries_before_and_after_all_is_sent(walked, django_assert_num_queries):
    client, address = walked
    result = reverse("reports:pasted", args=[Paste.objects.get().pk])
    client.get(result)  # what a process learns once
    with django_assert_num_queries(RESULT_QUERIES):
        client.get(result)
    while address != result:
        form = client.get(address).context["form"]
        address = client.post(address, typed(form, act="send", region=SUNGAI_BERAS, urgency="yellow")).url
    with django_assert_num_queries(RESULT_QUERIES):
        client.get(result)


def test_another_agency_does_not_find_a_paste(walked, enter):
    assert enter("gita").get(reverse("reports:pasted", args=[Paste.objects.get().pk])).status_code == 404


def test_an_intelligence_product_leaves_no_text_behind(enter):
    client = enter("budi")
    text = (
        "LAPORAN INFORMASI KHUSUS (LAPINSUS)\nRAHASIA\nR/LIK/12/III/2026 Satintelkam\n"
        "Kelompok Merpati berencana berkumpul di Desa Sungai Beras"
    )
    page = client.get(client.post(reverse("reports:paste"), pasted(text)).url)
    report = Report.objects.get()
    assert (report.raw_text, report.facts, report.account) == ("", "", "")
    assert report.intelligence_pointer
    assert "Merpati" not in text_of(page)
    assert "Ini tampaknya produk intelijen." in words_of(page)
    assert "Merpati" not in str(list(PastedPart.objects.values()) + list(Paste.objects.values()))


def test_the_office_for_which_it_is_recorded_owns_the_drafts(enter, cast):
    lurah = cast.office("lurah_simpang_tuan")
    client = enter("budi")
    form = pasted("Fakta: warga berkumpul", behalf_office=str(lurah.pk), behalf_basis="phone")
    client.post(reverse("reports:paste"), form)
    report = Report.objects.get()
    assert (report.behalf_office, report.owner_agency) == (lurah, cast.agency("simpang_tuan"))


def test_more_than_the_desk_reads_at_once_is_refused_with_the_remedy(enter):
    client = enter("budi")
    answer = client.post(reverse("reports:paste"), pasted("warga ribut " * 6_000))
    assert answer.status_code == 422
    assert "Isinya lebih dari 60000 karakter. Tempel dalam beberapa bagian." in words_of(answer)
    answer = client.post(reverse("reports:paste"), pasted("x" * 10_000_000))
    assert answer.status_code == 400
    assert "kirim dalam beberapa bagian" in words_of(answer)
    assert not Report.objects.exists()
