import pytest

from rukun.foundation.territory.enums import RegionKind
from rukun.foundation.territory.names import name_key, search_key, tidy_name, titled, titled_briefly


@pytest.mark.parametrize(
    "spelling", ["Sungai Beras", "SUNGAIBERAS", "Sei Beras", "Sei. Beras", "sungai-beras", " sungai  beras "]
)
def test_search_key_is_the_same_for_all_spellings(spelling):
    assert search_key(spelling) == "sungaiberas"


def test_search_key_reads_roman_numbers_except_as_first_word():
    assert search_key("Rantau Rasau II") == search_key("rantau rasau 2") == "rantaurasau2"
    assert search_key("II Koto") == "iikoto"


@pytest.mark.parametrize(
    ("name", "level", "key"),
    [
        ("Kabupaten Tanjung Jabung Timur", 2, "tanjungjabungtimur"),
        ("KAB. TANJUNG JABUNG TIMUR", 2, "tanjungjabungtimur"),
        ("Kota Administrasi Jakarta Pusat", 2, "jakartapusat"),
        ("KOTA ADM. JAKARTA PUSAT", 2, "jakartapusat"),
        ("Kabupaten Kotabaru", 2, "kotabaru"),
        ("Daerah Khusus Ibukota Jakarta", 1, "jakarta"),
        ("Kota Baru", 4, "kotabaru"),
        ("Desa Baru", 4, "desabaru"),
        ("?", 4, ""),
    ],
)
def test_name_key_drops_the_title_of_regencies_only(name, level, key):
    assert name_key(name, level) == key


def test_tidy_name_writes_names_as_people_do():
    assert tidy_name("KAB. ACEH  SELATAN", 2) == "Kabupaten Aceh Selatan"
    assert tidy_name("KOTA SORONG", 2) == "Kota Sorong"
    assert tidy_name(" Ramunia ", 4) == "Ramunia"
    assert tidy_name("SP 4", 4) == "SP 4"


def test_titles_stand_once():
    assert titled("Sungai Beras", RegionKind.VILLAGE) == "Desa Sungai Beras"
    assert titled("Kabupaten Tebo", RegionKind.REGENCY) == "Kabupaten Tebo"
    assert titled("Kota Jambi", "city") == "Kota Jambi"
    assert titled_briefly("Kabupaten Tebo", RegionKind.REGENCY) == "Kab. Tebo"
    assert titled_briefly("Kota Jambi", RegionKind.CITY) == "Kota Jambi"
    assert titled_briefly("Kota Baru", RegionKind.URBAN_VILLAGE) == "Kel. Kota Baru"
