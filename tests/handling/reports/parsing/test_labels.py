import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rukun.handling.reports.domain import ReportFields, send_report, start_draft
from rukun.handling.reports.parsing.labels import PARTS, split

MESSAGES = json.loads((Path(__file__).parents[3] / "corpora" / "wa_examples.json").read_text("utf-8"))
NAMES = {
    "fakta": "facts",
    "uraian": "account",
    "tindakan": "action_taken",
    "prediksi": "prediction",
    "rekomendasi": "recommendation",
    "pendahuluan": "introduction",
    "pendapat": "opinion",
}


def message(name: str) -> str:
    return next(m["text"] for m in MESSAGES if m["id"] == name)


@pytest.mark.parametrize("example_message", MESSAGES, ids=lambda m: m["id"])
def test_split_finds_exactly_the_labelled_parts(example_message):
    parts = split(example_message["text"]).parts
    assert set(parts) == {NAMES[name] for name in example_message["expected"]["parts_present"]}


@pytest.mark.parametrize("example_message", MESSAGES, ids=lambda m: m["id"])
def test_split_keeps_every_character(example_message):
    text = example_message["text"]
    assert "".join(piece.text for piece in split(text).pieces) == text


def test_split_of_a_formal_report_copies_its_parts_whole():
    found = split(message("W01"))
    assert found.parts == {
        "facts": (
            "Pada hari Selasa tanggal 3 Maret 2026 pukul 09.30 WIB bertempat di Kantor Desa Sungai Beras "
            "Kec. Mendahara Ulu, ± 40 orang warga Dusun Sumber Rejo menyampaikan keberatan atas pemasangan "
            "patok batas oleh PT. WLL di areal izin HTI yang diklaim warga seluas ± 85 Ha."
        ),
        "account": (
            "1. Warga menyatakan lahan dikelola sejak tahun 2004.\n"
            "2. Pihak perusahaan diwakili Humas, menyatakan patok sesuai peta izin.\n"
            "3. Pertemuan berlangsung tertib."
        ),
        "action_taken": (
            "Pemdes bersama Babinsa dan Bhabinkamtibmas menenangkan warga dan meminta perusahaan "
            "menghentikan sementara pemasangan patok."
        ),
        "prediction": "Apabila tidak segera dimediasi, warga akan mencabut patok.",
        "recommendation": "Mohon difasilitasi mediasi tingkat kecamatan dalam minggu ini.",
    }
    assert found.title == ("Permasalahan lahan warga Desa Sungai Beras dengan PT. Wana Lintang Lestari (WLL)")
    assert found.sender == "Kasi Trantib Kec. Mendahara Ulu"
    assert found.remainder.split() == [
        *[
            "*LAPORAN",
            "INFORMASI*",
            "Yth.",
            "Kepala",
            "Badan",
            "Kesbangpol",
            "Kab.",
            "Tanjung",
            "Jabung",
            "Timur",
        ],
        *["Demikian", "dilaporkan."],
    ]


def test_split_ends_an_inline_part_at_another_label():
    found = split(message("W10"))
    assert found.parts == {
        "action_taken": "Babinsa & Bhabin mengevakuasi S ke Polsek Rantau Rasau pkl 17.20 wib."
    }
    assert "Catatan : Situasi dpt dikendalikan.\nDok. Babinsa" in found.remainder


@pytest.mark.parametrize(
    "written",
    [
        "Fakta: ribut",
        "Fakta : ribut",
        "*Fakta*: ribut",
        "*Fakta :* ribut",
        "*Fakta:*\nribut",
        "_*FAKTA*_ :\nribut",
        "FAKTA\nribut",
        "*Fakta*\r\nribut",
        "II. FAKTA\nribut",
        "b. Fakta :\nribut",
        "👉 fakta : ribut",
        "\u200e*Fakta*:\u00a0ribut",
        "- Fakta-fakta\uff1a\nribut",
        "Pagi pak. *Fakta:* ribut",
    ],
)
def test_split_knows_a_label_however_it_is_written(written):
    assert split(written).parts == {"facts": "ribut"}


@pytest.mark.parametrize(
    "written",
    [
        "sesuai fakta di lapangan: warga ribut",
        "Fakta di lapangan ribut",
        "fakta\nribut",
        "Faktanya: ribut",
        "Mengapa warga ribut? Karena patok.",
        "apa adanya: ribut",
        "Perihalnya: ribut",
        "Dari\nwarga",
    ],
)
def test_split_takes_no_word_of_the_text_for_a_label(written):
    assert split(written).parts == {}
    assert split(written).remainder == written


def test_split_reads_the_six_questions():
    text = (
        "Siapa : warga RT 03\nApa: adu mulut\nBilamana : kemarin\nDimana : balai desa\n"
        "Bagaimana: saling dorong\nMengapa : parkir"
    )
    assert split(text).parts == {
        "who": "warga RT 03",
        "what": "adu mulut",
        "when": "kemarin",
        "where": "balai desa",
        "how": "saling dorong",
        "why": "parkir",
    }
    assert split("Di mana (where) : balai desa\n\nlanjut").parts == {"where": "balai desa\n\nlanjut"}


def test_split_reads_the_second_usual_form():
    text = (
        "I. PENDAHULUAN\nSumber: warga\nCara: wawancara\n\nII. FAKTA\nHarga: naik\n\n"
        "III. PENDAPAT PELAPOR\nperlu dimediasi\n\nDemikian disampaikan."
    )
    assert split(text).parts == {
        "introduction": "Sumber: warga\nCara: wawancara",
        "facts": "Harga: naik",
        "opinion": "perlu dimediasi",
    }


def test_split_joins_a_part_that_is_written_twice():
    assert split("Fakta: satu\nUraian: dua\nFakta: tiga").parts == {
        "facts": "satu\ntiga",
        "account": "dua",
    }


@pytest.mark.parametrize(
    "filling", [" ", "\n", "*", "\u200e", "\n ", " *", "a/b ", "\n1.", "Fakta: x\nCatatan : y\n"]
)
def test_split_of_a_huge_paste_comes_to_an_end(filling):
    text = filling * 50_000
    assert "".join(piece.text for piece in split(text).pieces) == text


@pytest.mark.parametrize("example_message", MESSAGES, ids=lambda m: m["id"])
def test_pasted_message_becomes_a_sent_report(cast, example_message):
    text, expected = example_message["text"], example_message["expected"]["reports"][0]
    kinds = {"nihil": "nil", "incident": "incident", "tension": "tension", "settled": "settled"}
    urgencies = {"hijau": "green", "kuning": "yellow", "merah": "red"}
    found = split(text)
    fields = ReportFields(
        kind=kinds[expected["kind"]],
        channel="whatsapp",
        urgency=urgencies[expected["urgency"]],
        title=found.title or expected["title_example"],
        region="15.07",
        received_at=datetime.fromisoformat(example_message["received_at"]),
        crowd=expected["crowd"],
        dead=expected["casualties"]["dead"],
        **found.parts,
    )
    at = cast.now + timedelta(hours=12)
    draft = start_draft(fields=fields, raw_text=text, actor=cast.budi, at=at)
    report = send_report(report=draft, actor=cast.budi, at=at)
    report.refresh_from_db()
    assert (report.raw_text, report.crowd, report.dead) == (text, fields.crowd, fields.dead)
    assert all(getattr(report, field) == words for field, words in found.parts.items())
    assert (report.verify_by is None) == (expected["kind"] == "nihil")


_words = st.sampled_from(
    [
        *["Fakta", "*Uraian*", "TINDAKAN", "Perihal", "Dari", "siapa", ":", " : ", "\n", "\r\n", "*"],
        *["👉", "1. ", "warga ribut", "Catatan", "Demikian", "\u200e", "\u00a0", "0812 3456", "\u2028"],
    ]
)


@given(st.lists(_words | st.text(max_size=6), max_size=30).map("".join))
@example("")
@example("*Fakta*")
def test_every_character_outside_labels_stands_in_one_part_or_the_remainder(text):
    found = split(text)
    assert "".join(piece.text for piece in found.pieces) == text
    in_parts = sum(len(p.text) for p in found.pieces if p.field and not p.is_label)
    labels = sum(len(p.text) for p in found.pieces if p.is_label)
    assert in_parts + labels + len(found.remainder) == len(text)
    assert set(found.parts) <= set(PARTS)
    for field, words in found.parts.items():
        assert all(line in text for line in words.split("\n")), field
