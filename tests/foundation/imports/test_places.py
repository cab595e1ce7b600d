"""Places of a row: by columns, by code, in a line of text; a likely one is proposed, never taken."""

from datetime import date
from typing import Any

import pytest

from rukun.foundation.imports.places import Places
from rukun.foundation.imports.rows import Row
from rukun.foundation.territory.enums import RegionKind, SuccessionBasis
from rukun.foundation.territory.models import Edition, Region, RegionAlias, Succession
from tests.cast import Cast

BERAS, ULU, TUAN = "15.07.09.2006", "15.07.09", "15.07.09.1001"


@pytest.fixture
def places(cast: Cast) -> Places:
    edition = Edition.objects.get()
    before = Edition.objects.create(code="2022", legal_basis="Kepmendagri", effective_on=date(2022, 2, 14))
    village = {"kind": RegionKind.VILLAGE, "level": 4, "edition_from": edition}
    Region.objects.create(
        code="15.07.09.2099", name="Sungai Dusun", parent_id=ULU, name_key="sungaidusun", **village
    )
    for code, parent in (("15.07.09.2098", ULU), ("15.07.10.2098", "15.07.10")):
        Region.objects.create(code=code, name="Sidomulyo", parent_id=parent, name_key="sidomulyo", **village)
    RegionAlias.objects.create(
        region_id=BERAS, name="Sungai Bras Lama", name_key="sungaibraslama", edition=before
    )
    gone = {"kind": RegionKind.VILLAGE, "level": 4, "edition_from": before, "edition_until": before}
    for code, key, is_certain in (
        ("15.07.09.2001", "kampunglama", True),
        ("15.07.09.2002", "kampunghilang", False),
    ):
        Region.objects.create(code=code, name=key, parent_id=ULU, name_key=key, is_current=False, **gone)
        Succession.objects.create(
            old_id=code,
            new_id=BERAS if is_certain else ULU,
            edition=edition,
            is_certain=is_certain,
            confidence=99 if is_certain else 0,
            basis=SuccessionBasis.SAME_NAME if is_certain else SuccessionBasis.NONE,
        )
    return Places("15.07")


def found(places: Places, **cells: Any) -> tuple[str, str, str] | list[str]:
    row = Row(1, cells)
    place = places.find(row)
    if place is None:
        return [code for code, _text in row.errors]
    return (place.current, place.filed, place.detail)


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        ({}, ("15.07", "15.07", "")),
        ({"village": "-"}, ("15.07", "15.07", "")),
        ({"village": "Ds. Sei Beras"}, (BERAS, BERAS, "")),
        ({"village": "SUNGAI BERAS RT 04"}, (BERAS, BERAS, "RT 04")),
        ({"village": "Kel. Simpang Tuan", "subdistrict": "Kec. Mendahara Ulu"}, (TUAN, TUAN, "")),
        ({"village": "Sungai Dusun"}, ("15.07.09.2099", "15.07.09.2099", "")),
        ({"village": "Kec. Mendahara Ulu"}, (ULU, ULU, "")),
        ({"village": "Sungai Bras Lama"}, (BERAS, BERAS, "")),
        ({"village": "Kp. Lama"}, (BERAS, "15.07.09.2001", "")),
        ({"subdistrict": "Mendahara Ulu", "location": "Parit 3"}, (ULU, ULU, "Parit 3")),
        ({"village": "Sidomulyo", "subdistrict": "Geragai"}, ("15.07.10.2098", "15.07.10.2098", "")),
        ({"region_code": "15.07.09.2006"}, (BERAS, BERAS, "")),
        ({"region_code": "15.07.09.2001"}, (BERAS, "15.07.09.2001", "")),
        (
            {"location": "Desa Sungai Beras Kec. Mendahara Ulu"},
            (BERAS, BERAS, "Desa Sungai Beras Kec. Mendahara Ulu"),
        ),
        ({"location": "Kec. Mendahara Ulu, Parit 2"}, (ULU, ULU, "Kec. Mendahara Ulu, Parit 2")),
        ({"location": "Sungai Beras"}, (BERAS, BERAS, "Sungai Beras")),
        ({"location": "Simpang PT Lestari"}, ("15.07", "15.07", "Simpang PT Lestari")),
        ({"location": "Sidomulyo"}, ("15.07", "15.07", "Sidomulyo")),
    ],
)
def test_a_place_is_found_as_it_is_written(
    places: Places, cells: dict[str, Any], answer: tuple[str, str, str]
) -> None:
    assert found(places, **cells) == answer


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"village": "Sidomulyo"}, "village"),
        ({"village": "Sungai Bras"}, "village"),
        ({"village": "Sungai Beras", "subdistrict": "Geragai"}, "village"),
        ({"subdistrict": "Geragi"}, "subdistrict"),
        ({"village": "Kampung Hilang"}, "village"),
        ({"region_code": "15.07.09.2002"}, "region_code"),
        ({"region_code": "1507092006"}, "region_code"),
        ({"region_code": 15.07}, "region_code"),
        ({"region_code": 1507092006.0}, "region_code"),
        ({"region_code": "15.06.01.2001"}, "region_code"),
        ({"region_code": "lima belas"}, "region_code"),
    ],
)
def test_what_is_not_sure_is_handed_back(places: Places, cells: dict[str, Any], field: str) -> None:
    assert found(places, **cells) == [field]
