"""The paste desk."""

import json
from html import unescape
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from rukun.handling.reports.models import Informant, Report
from tests.cast import SUNGAI_BERAS

MESSAGES = json.loads((Path(__file__).parents[3] / "corpora" / "wa_examples.json").read_text("utf-8"))


def text_of(answer):
    return unescape(answer.content.decode())


def pasted(text, **more):
    return {"raw_text": text, "channel": "whatsapp", "submission_id": str(uuid4())} | more


@pytest.mark.parametrize("example", MESSAGES, ids=lambda message: message["id"])
def test_each_message_becomes_a_draft_that_can_be_sent(enter, example):
    client = enter("budi")
    answer = client.post(reverse("reports:paste"), pasted(example["text"]))
    report = Report.objects.get()
    assert (report.state, report.channel) == ("draft", "whatsapp")
    assert answer.url == reverse("reports:edit", args=[report.pk])
    form = client.get(answer.url).context["form"]
    values = {name: form[name].value() if form[name].value() is not None else "" for name in form.fields}
    by_hand = {"act": "send", "title": report.title or "Judul", "region": SUNGAI_BERAS, "urgency": "green"}
    answer = client.post(answer.url, values | by_hand)
    assert answer.url == reverse("reports:paste")
    report.refresh_from_db()
    assert report.state == "sent"
    assert f"{report.number} terkirim" in text_of(client.get(answer.url))


def test_parts_stand_in_the_form_and_the_message_stays_as_it_is(enter):
    text = MESSAGES[0]["text"]
    client = enter("budi")
    page = client.get(client.post(reverse("reports:paste"), pasted(text)).url)
    shown = page.context["form"]
    assert shown["recommendation"].value() == "Mohon difasilitasi mediasi tingkat kecamatan dalam minggu ini."
    assert "".join(piece.text for piece in page.context["pieces"]) == Report.objects.get().raw_text
    assert Report.objects.get().raw_text.replace("\r\n", "\n") == text
    body = text_of(page)
    assert "Kasi Trantib Kec. Mendahara Ulu" in body
    assert "dari perihal pesan; buat netral" in body
    assert "Disalin utuh:" in body


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
    form = client.get(client.post(reverse("reports:paste"), pasted("Fakta: aman")).url).context["form"]
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
    draft = client.post(reverse("reports:paste"), pasted("Fakta: warga berkumpul"))
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
    page = text_of(answer)
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
