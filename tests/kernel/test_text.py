import pytest
from hypothesis import given
from hypothesis import strategies as st

from rukun.kernel.text import neutral_space, normalise


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  Sungai   BERAS ", "sungai beras"),
        ("Alang-Alang", "alang alang"),
        ("Ma’arif / Ma'arif", "maarif maarif"),
        ("Kp. Alue", "kp alue"),
        ("Désa\u200b Lama\u00a0Baru", "desa lama baru"),
        ("RT_03", "rt 03"),
        ("", ""),
    ],
)
def test_normalise_keeps_only_the_words(typed, words):
    assert normalise(typed) == words


@given(st.text())
def test_normalise_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


def test_neutral_space_keeps_lines_and_columns():
    pasted = "\ufeff*Fakta*:\u00a0 satu\r\n\u200bdua\u2028\ttiga  \r"
    assert neutral_space(pasted) == "*Fakta*:  satu\ndua\n tiga  \n"


@given(st.text())
def test_neutral_space_twice_changes_nothing(text):
    assert neutral_space(neutral_space(text)) == neutral_space(text)
