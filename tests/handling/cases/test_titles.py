"""Titles stay neutral, and names of places and companies stay writable."""

import pytest

from rukun.handling.cases.domain.titles import neutral_title
from rukun.kernel.errors import Invalid


@pytest.mark.parametrize(
    "title",
    [
        "Permasalahan lahan Desa X – PT Y",
        "Permasalahan lahan warga Desa Sungai Beras – PT WLL",
        "Batas Desa Jawa Tengah Lama",
        "Permasalahan plasma PT Banjar Makmur",
        "Tumpang tindih Parit Bugis",
        "Perselisihan pengurus rumah ibadah",
    ],
)
def test_neutral_titles_stand(title: str) -> None:
    assert neutral_title(f"  {title} ", level="open") == title


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Permasalahan warga Madura dan warga setempat", "madura"),
        ("Penolakan gereja di Geragai", "gereja"),
        ("Perselisihan antar suku", "suku"),
        ("Klaim Suku Anak Dalam", "suku"),
        ("Kelompok ORANG RIMBA menduduki kebun", "orang"),
    ],
)
def test_faith_and_ethnicity_are_refused_by_name(title: str, word: str) -> None:
    with pytest.raises(Invalid, match=word) as refusal:
        neutral_title(title, level="open")
    assert refusal.value.field == "title"
    assert "Permasalahan lahan Desa X – PT Y" in str(refusal.value)


def test_a_matter_without_violence_is_no_conflict() -> None:
    with pytest.raises(Invalid):
        neutral_title("Konflik lahan Sungai Beras", level="open")
    assert neutral_title("Konflik lahan Sungai Beras", level="violent") == "Konflik lahan Sungai Beras"


def test_the_name_of_the_place_is_no_label() -> None:
    assert neutral_title("Batas Melayu Jaya", level="", places=["Melayu Jaya"]) == "Batas Melayu Jaya"


def test_an_empty_title_is_refused() -> None:
    with pytest.raises(Invalid):
        neutral_title("   ", level="")
