"""Text for WhatsApp: both usual forms, and nothing that is secret."""

from dataclasses import replace

import pytest
from django.utils import translation

from rukun.foundation.sharing.enums import Classification
from rukun.handling.reports.domain import (
    InformantFields,
    answer_reporter,
    ask_clarification,
    send_report,
    start_draft,
)
from rukun.handling.reports.models import TEXT_FIELDS, Report
from rukun.handling.reports.parsing.labels import PARTS, split
from rukun.handling.reports.whatsapp import answer_text, may_be_copied, report_text
from tests.handling.reports.conftest import MATTER

WHERE = {"place": "Desa Sungai Beras, Kec. Mendahara Ulu", "occurred": "4 Maret 2026, 09.30 WIB"}
ALL_PARTS = {name: f"Isi bagian {name}." for name in TEXT_FIELDS if name != "raw_text"}


def test_the_usual_form_reads_like_one(sent):
    report = sent(
        urgency="yellow",
        account="Warga menolak patok.",
        recommendation="Kumpulkan para pihak.",
        place_detail="Dusun Suka Damai",
        crowd=40,
        dead=0,
        reliability="B",
        credibility=2,
        conflict_source="d",
    )
    assert report_text(report, **WHERE) == (
        "*LAPORAN INFORMASI*\n"
        f"Nomor: {report.number}\n"
        "Perihal: Permasalahan lahan warga Desa Sungai Beras – PT WLL\n"
        "Tempat: Dusun Suka Damai, Desa Sungai Beras, Kec. Mendahara Ulu\n"
        "Waktu: 4 Maret 2026, 09.30 WIB\n"
        "Kesegeraan: Kuning · Nilai B2\n"
        "Sumber konflik: Pasal 5 huruf d – sumber daya alam, masyarakat dengan pelaku usaha\n"
        "Dampak: massa ± 40 orang, meninggal 0 orang\n"
        "\n"
        "*Fakta:*\n"
        "± 40 orang warga menyampaikan keberatan atas pemasangan patok batas.\n"
        "\n"
        "*Uraian:*\n"
        "Warga menolak patok.\n"
        "\n"
        "*Rekomendasi:*\n"
        "Kumpulkan para pihak.\n"
        "\n"
        "_Terbatas: hanya untuk penerima._"
    )


def test_the_form_with_an_opinion_keeps_its_order(sent):
    text = report_text(sent(introduction="Dari FKDM.", opinion="Akan reda.", prediction="Tenang."), **WHERE)
    order = [text.index(f"*{label}:*") for label in ("Pendahuluan", "Fakta", "Pendapat pelapor", "Prediksi")]
    assert order == sorted(order)


def test_what_is_copied_can_be_pasted_again(sent):
    """Whoever receives it may paste it into another desk: every part comes back as it was."""
    report = sent(**ALL_PARTS)
    found = split(report_text(report, **WHERE))
    last = "\n\n_Terbatas: hanya untuk penerima._"
    assert {name: text.removesuffix(last) for name, text in found.parts.items()} == {
        name: ALL_PARTS[name] for name in PARTS
    }
    assert found.title == report.title


def test_nothing_secret_is_ever_in_it(cast):
    draft = start_draft(
        fields=replace(
            MATTER, facts="Hubungi 0812-3456-7890. NIK 1507091203880001.", prompt_id="uji-petik-7"
        ),
        raw_text="Dari Pak Rahmat, tetangga pelapor: 081234567890",
        informant=InformantFields(name="Rahmat bin Saleh", phone="081234567890", note="tetangga"),
        actor=cast.fajar,
        at=cast.now,
    )
    report = send_report(report=draft, actor=cast.fajar, at=cast.now)
    Report.objects.filter(pk=report.pk).update(
        facts="Hubungi 0812-3456-7890.", decision_reason="Rahasia dapur", likelihood=4, impact=4, risk=4
    )
    report.refresh_from_db()
    text = report_text(report, **WHERE)
    assert "[nomor disembunyikan]" in text
    hidden = ("0812", "1507091203880001", "Rahmat", "tetangga", "Rahasia dapur", "uji-petik", report.receipt)
    assert [word for word in (*hidden, "Kepala Desa", "Fajar") if word in text] == []


@pytest.mark.parametrize(
    "changes",
    [{"classification": Classification.SECRET}, {"facts": "", "intelligence_pointer": "Ada, tanya Kasat"}],
)
def test_a_secret_report_and_a_pointer_have_no_text(sent, changes):
    report = sent()
    Report.objects.filter(pk=report.pk).update(**changes)
    report.refresh_from_db()
    assert not may_be_copied(report)
    assert report_text(report, **WHERE) == ""


def test_a_draft_is_not_copied(drafted):
    assert report_text(drafted(), **WHERE) == ""


def test_a_nil_report_says_so(sent):
    text = report_text(sent(kind="nil", title="Nihil: Desa Sungai Beras, 4 Maret 2026", facts=""), **WHERE)
    assert text.startswith("*LAPORAN NIHIL*\nNomor: ")
    assert "Kesegeraan" not in text


def test_an_answer_is_ready_to_be_sent(cast, sent):
    report = sent()
    told = {"received": "4 Maret 2026", "desk": "Kesbangpol Tanjung Jabung Timur"}
    answer = answer_reporter(report=report, text="Petugas datang besok.", actor=cast.ayu, at=cast.now)
    assert answer_text(answer, report, **told) == (
        f"Yth. Pelapor,\nlaporan Anda {report.number}, diterima 4 Maret 2026.\n\n"
        "Petugas datang besok.\n\nKesbangpol Tanjung Jabung Timur"
    )
    question = ask_clarification(report=report, question="Jam berapa?", actor=cast.ayu, at=cast.now)
    assert "mohon penjelasan atas laporan Anda" in answer_text(question, report, **told)
    assert report.title not in answer_text(question, report, **told)


def test_standard_words_are_indonesian_whatever_the_reader_speaks(cast, verified):
    report = verified()
    with translation.override("en"):
        text = answer_text(report.answers.get(), report, received="4 Maret 2026", desk="Kesbangpol")
    assert "Terima kasih." in text
