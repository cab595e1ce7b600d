"""Names of regions: the key by which they are found, and how an official writes them."""

import re
from typing import Final

from rukun.foundation.territory.enums import RegionKind
from rukun.foundation.territory.spelling import ONE_SPELLING
from rukun.kernel.regions import PROVINCE, REGENCY
from rukun.kernel.text import normalise

_ROMAN: Final = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
    "xi": "11",
    "xii": "12",
}
_TITLES: Final = {
    PROVINCE: re.compile(r"^(provinsi|prov|daerah khusus ibukota|daerah khusus|dki|daerah istimewa|di)\s"),
    REGENCY: re.compile(r"^(kabupaten|kab|kota)\s(administrasi\s|adm\s)?"),
}

# Titles are part of a proper name, in official Indonesian whatever the language of the screen.
_LONG: Final = {
    RegionKind.PROVINCE: "Provinsi",
    RegionKind.REGENCY: "Kabupaten",
    RegionKind.CITY: "Kota",
    RegionKind.SUBDISTRICT: "Kecamatan",
    RegionKind.VILLAGE: "Desa",
    RegionKind.URBAN_VILLAGE: "Kelurahan",
}
_SHORT: Final = {
    RegionKind.PROVINCE: "Prov.",
    RegionKind.REGENCY: "Kab.",
    RegionKind.CITY: "Kota",
    RegionKind.SUBDISTRICT: "Kec.",
    RegionKind.VILLAGE: "Desa",
    RegionKind.URBAN_VILLAGE: "Kel.",
}


def search_key(text: str) -> str:
    """Return `text` without case, marks, spaces and spelling variants ("Sei Beras" = "sungaiberas").

    Roman numbers become digits ("Rantau Rasau II" = "rantaurasau2"), except as first word.
    """
    words = [ONE_SPELLING.get(word, word) for word in normalise(text).split()]
    return "".join(words[:1] + [_ROMAN.get(word, word) for word in words[1:]])


def name_key(name: str, level: int) -> str:
    """Return the search key of a region's name, without the title that regencies carry in it."""
    return search_key(without_title(name, level)) or search_key(name)


def without_title(name: str, level: int) -> str:
    """Return the name of a province or regency in small letters without its title; others as they are."""
    title = _TITLES.get(level)
    return title.sub("", normalise(name)) if title else name


def tidy_name(name: str, level: int) -> str:
    """Return `name` as a person writes it: "KAB. ACEH SELATAN" becomes "Kabupaten Aceh Selatan"."""
    tidy = " ".join(name.split())
    if level > REGENCY or not tidy.isupper():
        return tidy
    return re.sub(r"^Kab\b\.?", "Kabupaten", tidy.title())


def titled(name: str, kind: RegionKind | str) -> str:
    """Return the name with its title: "Desa Sungai Beras", "Kabupaten Tanjung Jabung Timur"."""
    return _with_title(_LONG[RegionKind(kind)], _bare(name, kind))


def titled_briefly(name: str, kind: RegionKind | str) -> str:
    """Return the name with its abbreviated title: "Kec. Mendahara Ulu", "Kab. Tanjung Jabung Timur"."""
    return _with_title(_SHORT[RegionKind(kind)], _bare(name, kind))


def _bare(name: str, kind: RegionKind | str) -> str:
    """Drop the title that stands in the name itself, as it does for regencies and cities."""
    title = _LONG[RegionKind(kind)] + " "
    return name.removeprefix(title) if RegionKind(kind).level == REGENCY else name


def _with_title(title: str, name: str) -> str:
    return f"{title} {name}"
