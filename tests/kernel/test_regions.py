import pytest
from hypothesis import given
from hypothesis import strategies as st

from rukun.kernel import regions

digits = st.text("0123456789", min_size=2, max_size=2)
codes = st.lists(digits, min_size=1, max_size=3).flatmap(
    lambda parts: st.one_of(
        st.just(".".join(parts)),
        st.text("0123456789", min_size=4, max_size=4).map(
            lambda village: ".".join([*(parts * 3)[:3], village])
        ),
    )
)


@pytest.mark.parametrize(
    ("code", "level", "ancestors", "regency"),
    [
        ("15", 1, [], ""),
        ("15.07", 2, ["15"], "15.07"),
        ("15.07.03", 3, ["15", "15.07"], "15.07"),
        ("15.07.03.2001", 4, ["15", "15.07", "15.07.03"], "15.07"),
    ],
)
def test_code_tells_its_place(code, level, ancestors, regency):
    assert regions.level(code) == level
    assert regions.parent(code) == (ancestors[-1] if ancestors else "")
    assert regions.ancestors(code) == ancestors
    assert regions.regency_of(code) == regency
    assert regions.province_of(code) == "15"


@pytest.mark.parametrize(
    "text", ["", "1", "15.", "15.7", "15.07.03.201", "15.07.03.2001.01", "1507", "15.07\n", "\u0661\u0665"]
)
def test_level_refuses_what_is_no_code(text):
    assert not regions.is_code(text)
    with pytest.raises(ValueError, match="no region code"):
        regions.level(text)


def test_is_within_does_not_leak_into_siblings():
    assert regions.is_within("15.07", "15.07")
    assert regions.is_within("15.07.03.2001", "15.07")
    assert not regions.is_within("15.071", "15.07")
    assert not regions.is_within("15.08", "15.07")
    assert not regions.is_within("15", "15.07")


def test_nothing_lies_within_nothing():
    assert not regions.is_within("15.07", "")
    assert not regions.is_within("", "")
    assert not regions.is_within_any("15.07", [])
    assert regions.regency_of("") == ""


@given(codes, codes)
def test_is_within_means_itself_or_an_ancestor(code, other):
    assert regions.is_within(code, other) == (other in [code, *regions.ancestors(code)])


@given(codes)
def test_ancestors_follow_the_parents(code):
    above = regions.ancestors(code)
    assert above == ([*regions.ancestors(regions.parent(code)), regions.parent(code)] if above else [])
    assert regions.level(code) == len(above) + 1


@given(codes, st.lists(codes, max_size=4))
def test_within_q_equals_is_within_any(code, territory):
    assert _matches(regions.within_q("code", territory), code) == regions.is_within_any(code, territory)


def test_within_q_names_each_branch_once():
    assert regions.within_q("code", ["15.07", "15.07.03", "15.07", ""]) == regions.within_q("code", ["15.07"])


def _matches(condition, code):
    """Judge a Q by hand on one value, bytewise like the database column."""
    if isinstance(condition, tuple):
        lookup, value = condition
        compare = {
            "code": str.__eq__,
            "code__gte": str.__ge__,
            "code__lt": str.__lt__,
            "pk__in": lambda _code, values: bool(values),
        }[lookup]
        return compare(code, value)
    join = all if condition.connector == "AND" else any
    return join(_matches(child, code) for child in condition.children)
