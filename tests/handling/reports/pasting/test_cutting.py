"""What drafts a message becomes, read with the places of the cast."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rukun.handling.reports.intake import ReportFields
from rukun.handling.reports.parsing.gazetteer import build
from rukun.handling.reports.parsing.masking import mask_numbers
from rukun.handling.reports.parsing.reader import read_message
from rukun.handling.reports.parsing.reading import ReadMessage, Suggestion
from rukun.handling.reports.pasting.cutting import cut
from rukun.handling.reports.pasting.proposals import from_json
from rukun.handling.reports.pasting.receiving import read_paste
from tests.cast import LAGAN_ULU, SUNGAI_BERAS

WIB = ZoneInfo("Asia/Jakarta")
RECEIVED = datetime(2026, 3, 4, 10, 0, tzinfo=WIB)
CHAT = (
    "03/03/26 07.10 - Kades Sungai Beras: lapor, tadi malam jam 21.00 warga Desa Sungai Beras ribut dengan "
    "PT WLL soal patok lahan, sekitar 40 orang, tidak ada korban\n"
    "03/03/26 07.12 - Camat: siap ndan\n"
    "03/03/26 07.30 - Yanti: di Lagan Ulu tadi pagi pemuda berkelahi, 2 orang luka ringan, hub 081234567890\n"
)


@pytest.fixture
def read(cast):
    """Read a paste as the operator does."""
    given = ReportFields(kind="tension", channel="whatsapp")
    return lambda text: read_paste(text, given=given, actor=cast.budi, at=cast.now)


def test_each_report_of_a_chat_is_a_part_with_its_own_words(read):
    found = read(CHAT)
    first, second = found.parts
    assert (first.fields.region, second.fields.region) == (SUNGAI_BERAS, LAGAN_ULU)
    assert "Lagan" not in first.text
    assert "PT WLL" not in second.text
    assert (first.sender, second.sender) == ("Kades Sungai Beras", "")
    assert "siap ndan" in found.rest


def test_a_private_writer_and_a_number_are_for_the_sealed_record_only(read):
    second = read(CHAT).parts[1]
    assert second.writer == "Yanti"
    assert "081234567890" in second.hidden
    assert "0812" not in second.text
    assert "Yanti" not in read(CHAT).rest


def test_the_time_of_a_chat_line_is_that_of_its_report(read):
    first = read(CHAT).parts[0]
    assert first.fields.received_at == datetime(2026, 3, 3, 7, 10, tzinfo=WIB)
    assert first.fields.occurred_from == datetime(2026, 3, 2, 21, 0, tzinfo=WIB)


def test_only_what_is_sure_is_filled_in(read):
    part = read("Fakta: warga Desa Sungai Beras berkumpul di balai desa").parts[0]
    unsure = [one for one in part.proposals if not one.is_sure and one.field not in {"kind", "title"}]
    assert all(getattr(part.fields, name, "") in ("", None) for one in unsure for name in one.values)
    assert part.fields.region == SUNGAI_BERAS
    assert (part.fields.dead, part.fields.crowd, part.fields.occurred_from) == (None, None, None)


def test_proposals_point_at_their_words_in_the_draft(read):
    for part in read(CHAT).parts:
        place = next(one for one in part.proposals if one.field == "region")
        assert place.words
        assert all(
            0 <= span.start < span.end <= len(part.text) for one in part.proposals for span in one.words
        )
        assert next(span.of(part.text) for span in place.words) in {
            "Desa Sungai Beras",
            "Sungai Beras",
            "Lagan Ulu",
        }


def test_a_date_that_contradicts_its_weekday_asks_with_the_candidates(read):
    part = read("Pada hari Senin tanggal 3 Maret 2026 warga Desa Sungai Beras ribut soal lahan").parts[0]
    occurred = next(one for one in part.proposals if one.field == "occurred")
    assert occurred.asks
    assert len([occurred.values, *occurred.others]) >= 2
    assert part.fields.occurred_from is None


def test_an_information_value_is_taken_as_it_is_written(read):
    part = read("Nilai : B2\nFakta: warga Desa Sungai Beras berkumpul").parts[0]
    assert (part.fields.reliability, part.fields.credibility) == ("B", 2)


def test_a_message_without_a_report_is_one_part_for_a_person_to_judge(read):
    found = read("Selamat pagi bapak ibu")
    assert [part.text for part in found.parts] == ["Selamat pagi bapak ibu"]
    assert found.rest == ""


def test_an_intelligence_product_leaves_a_pointer_and_no_text():
    message = ReadMessage("LAPINSUS RAHASIA …", refused=Suggestion("lapinsus – intelkam"))
    (part,) = cut(message, ReportFields()).parts
    assert (part.text, part.hidden, part.fields.intelligence_pointer) == ("", (), "lapinsus – intelkam")


def test_an_intelligence_product_among_others_is_taken_out_alone(read):
    secret = (
        "03/03/26 08.00 - Kanit: LAPORAN INFORMASI KHUSUS (LAPINSUS)\nRAHASIA\n"
        "R/LIK/12/III/2026 Satintelkam\n"
        "Giat tertutup kelompok X di Lagan Ulu\n"
    )
    found = read(CHAT + secret)
    pointers = [part for part in found.parts if part.fields.intelligence_pointer]
    assert len(found.parts) == 3
    assert [part.text for part in pointers] == [""]
    assert "kelompok X" not in "".join(part.text for part in found.parts) + found.rest


def test_a_private_writer_of_what_was_taken_out_stays_hidden(read):
    secret = "03/03/26 08.00 - Yanti: LAPINSUS RAHASIA R/LIK/12/III/2026 Satintelkam giat tertutup\n"
    found = read(secret + CHAT)
    assert len(found.parts) == 3
    assert "Yanti" not in found.rest + "".join(part.text for part in found.parts)


def test_proposals_survive_being_kept(read):
    for part in read(CHAT).parts:
        assert from_json([one.as_json() for one in part.proposals]) == list(part.proposals)


FRAGMENTS = st.sampled_from(
    [
        "03/03/26 07.10 - Kades A: ",
        "[03/03/26 07.12] Yanti: ",
        "\n",
        "1. ",
        "Desa Sungai Beras ",
        "nihil ",
        "ribut 3 orang luka ",
        "hub 0812-3456-7890 ",
        "NIK 1507010101010001 ",
        "Pak Rusdi ",
        "*Fakta:* ",
        "Senin 3/3 ",
        "LAPINSUS RAHASIA Satintelkam ",
        "😀",
        "\u200e",
    ]
)


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_whatever_is_pasted_no_number_is_left_readable_and_every_word_has_its_place(text):
    message = read_message(
        text, received_at=RECEIVED, region="15.07", zone="Asia/Jakarta", gazetteer=build([], home="15.07")
    )
    found = cut(message, ReportFields())
    shown = "".join(part.text for part in found.parts) + found.rest
    assert mask_numbers(shown)[0] == shown
    for part in found.parts:
        assert all(
            0 <= span.start < span.end <= len(part.text) for one in part.proposals for span in one.words
        )
    if message.refused is None and len(found.parts) == 1:
        assert len(found.parts[0].text) >= len(text.strip()) - sum(map(len, found.parts[0].hidden))
