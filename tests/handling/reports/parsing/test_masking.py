import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rukun.handling.reports.parsing.masking import HIDDEN_NIK, HIDDEN_PHONE, mask_numbers, mask_phone_numbers

CORPUS = Path(__file__).parents[3] / "corpora" / "wa_examples.json"
MESSAGES = json.loads(CORPUS.read_text("utf-8"))


@pytest.mark.parametrize(
    "number",
    [
        "081234567890",
        "0812 3456 7890",
        "0812-3456-7890",
        "0812.3456.789",
        "+62 812-3456-7890",
        "+6281234567890",
        "6281234567890",
        "+62\u00a0812\u20113456\u20117890",
        "+60 12-345 6789",
        "(0740) 21234",
        "0741-60123",
    ],
)
def test_phone_number_is_hidden(number):
    assert mask_phone_numbers(f"Hub. {number}, pak") == (f"Hub. {HIDDEN_PHONE}, pak", [number])


def test_phone_number_in_a_link_is_hidden():
    assert mask_phone_numbers("https://wa.me/6281234567890") == (
        f"https://wa.me/{HIDDEN_PHONE}",
        ["6281234567890"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "pukul 08.00 s/d 11.30 WIB",
        "tanggal 04/03/2026, 04-03-2026, 3/3/26",
        "Rp 350.000 atau Rp 1.250.000.000",
        "luas 0,812 ha, 112.5 ha",
        "LI-2026-0042 dan 188.45/97/KESBANGPOL/2026",
        "kode 15.07.09.2006, RT 03 RW 012",
        "SHM No. 00812, HGU 1234567890",
        "koordinat -1.234567, 103.812345",
    ],
)
def test_other_numbers_stay(text):
    assert mask_numbers(text) == (text, [])


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: m["id"])
def test_messages_without_telephone_numbers_stay_as_they_are(message):
    assert mask_numbers(message["text"]) == (message["text"], [])


def test_identity_number_is_hidden_before_it_looks_like_a_phone():
    assert mask_numbers("NIK 1507090412850001 HP 081234567890") == (
        f"NIK {HIDDEN_NIK} HP {HIDDEN_PHONE}",
        ["1507090412850001", "081234567890"],
    )


_phones = st.from_regex(r"(\+62 ?8|08)[1-9]\d[- ]?\d{4}[- ]?\d{3,4}", fullmatch=True)


@given(st.lists(st.tuples(st.text("abc ,;\n", max_size=5), _phones), max_size=5))
def test_masking_loses_nothing_and_is_stable(pairs):
    text = "".join(f"{words} {phone} " for words, phone in pairs)
    masked, found = mask_phone_numbers(text)
    restored = masked
    for number in found:
        restored = restored.replace(HIDDEN_PHONE, number, 1)
    assert restored == text
    assert found == [phone for _words, phone in pairs]
    assert mask_phone_numbers(masked) == (masked, [])
