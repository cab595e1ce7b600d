"""The Merkle root: RFC 9162's, and changed by every change."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from rukun.foundation.journal.hashing import merkle_root

leaves = st.lists(st.text(max_size=20), max_size=40)


def _plain_root(items: list[str]) -> str:
    """The definition of RFC 9162 §2.1.1, written out: the left part is the largest power of two."""
    if not items:
        return hashlib.sha256().hexdigest()
    if len(items) == 1:
        return hashlib.sha256(b"\0" + items[0].encode()).hexdigest()
    left = 1
    while left * 2 < len(items):
        left *= 2
    pair = bytes.fromhex(_plain_root(items[:left])) + bytes.fromhex(_plain_root(items[left:]))
    return hashlib.sha256(b"\1" + pair).hexdigest()


@given(leaves)
def test_root_is_that_of_the_definition(items: list[str]) -> None:
    assert merkle_root(items) == _plain_root(items)


@given(leaves, st.data())
def test_any_other_leaf_gives_another_root(items: list[str], data: st.DataObject) -> None:
    if items:
        place = data.draw(st.integers(0, len(items) - 1))
        changed = [*items[:place], items[place] + "x", *items[place + 1 :]]
        assert merkle_root(changed) != merkle_root(items)


@given(leaves, leaves)
def test_equal_roots_mean_equal_lists(one: list[str], other: list[str]) -> None:
    assert (merkle_root(one) == merkle_root(other)) == (one == other)


@given(leaves)
def test_order_and_length_matter(items: list[str]) -> None:
    root = merkle_root(items)
    assert merkle_root([*items, ""]) != root
    if items != items[::-1]:
        assert merkle_root(items[::-1]) != root


def test_a_leaf_cannot_pose_as_a_node() -> None:
    one, two = merkle_root(["a"]), merkle_root(["b"])
    assert merkle_root(["a", "b"]) != merkle_root([one + two])
