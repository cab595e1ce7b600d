import pytest

from rukun.foundation.territory.models import Region, Succession
from rukun.foundation.territory.successors import CodeKind, current_code, explain_code, may_follow

pytestmark = pytest.mark.usefixtures("small_country")


@pytest.mark.parametrize(
    ("old", "now", "is_certain"),
    [
        ("91.01.01.2001", "93.01.01.2002", True),
        ("91.01.02.2001", "93.01", False),
        ("93.01", "93.01", True),
        ("15.07", "", False),
    ],
)
def test_an_old_code_leads_to_what_stands_for_it(old, now, is_certain):
    found = current_code(old)
    assert (found.code, found.is_certain) == (now, is_certain)


def test_the_explanation_says_what_happened():
    assert current_code("91.01.01.2001").explanation == (
        "91.01.01.2001 (Bupul) went after the edition of 2022 and is now 93.01.01.2002, "
        "Desa Bupul, Kec. Muting."
    )
    assert current_code("91.01.02").explanation == (
        "91.01.02 (Okaba) went after the edition of 2022. What follows it is not certain; "
        "its records wait at 93.01, Kabupaten Merauke, until an officer there settles it."
    )


def test_certainty_grows_less_along_the_way():
    regency, subdistrict, village = (
        current_code(code).confidence for code in ("91.01", "91.01.01", "91.01.01.2001")
    )
    assert 100 > regency > subdistrict > village >= Succession.CERTAIN_FROM


@pytest.mark.parametrize(
    ("typed", "kind", "successor", "waits_at"),
    [
        ("93.01.01.2002", CodeKind.CURRENT, "93.01.01.2002", ""),
        (" 91.01.01.2001. ", CodeKind.RETIRED, "93.01.01.2002", "93.01.01.2002"),
        ("91.01.02.2001", CodeKind.RETIRED, "", "93.01"),
        ("9301", CodeKind.LIKE_BPS, "", ""),
        ("9301010", CodeKind.LIKE_BPS, "", ""),
        ("9301010002", CodeKind.LIKE_BPS, "", ""),
        ("930101", CodeKind.NO_CODE, "", ""),
        ("93.99", CodeKind.UNKNOWN, "", ""),
        ("93.01.77", CodeKind.UNKNOWN, "", ""),
        ("Muting", CodeKind.NO_CODE, "", ""),
        ("", CodeKind.NO_CODE, "", ""),
        ("9" * 500, CodeKind.NO_CODE, "", ""),
    ],
)
def test_a_code_in_a_sheet_is_explained_and_not_guessed(typed, kind, successor, waits_at):
    found = explain_code(typed)
    assert (found.kind, found.successor, found.waits_at) == (kind, successor, waits_at)
    assert len(found.explanation) < 400


def test_a_code_without_dots_says_what_it_would_be_with_them():
    assert explain_code("9301012002").explanation.endswith("write 93.01.01.2002.")
    assert explain_code("93.01.77").explanation.endswith(
        "93.01 is Kabupaten Merauke: check the digits after it."
    )


def test_the_likeliest_successor_is_offered_first_and_the_ancestor_last():
    row = Succession.objects.get(old="91.01.01.2002")
    assert (row.basis, row.suggested_id) == ("several", "93.01.01.2001")
    offered = [region.code for region in may_follow(row)]
    assert offered == ["93.01.01.2001", "93.01.01.2003", "93.01.01.2002", "93.01.01"]


def test_what_follows_nobody_is_offered_before_what_does():
    row = Succession.objects.get(old="91.03.01.2002")
    Region.objects.filter(code="91.03.01.2001").update(name="Sarana Agung Lama")
    assert [region.code for region in may_follow(row)] == ["91.03.01.2001", "91.03.01"]
