"""`rukun check` finds what was altered, removed or cut off behind the triggers' back."""

from datetime import timedelta
from pathlib import Path

import pytest

from rukun.foundation.journal import guards
from rukun.foundation.journal.domain import anchor_heads, record
from rukun.foundation.journal.models import Anchor, Entry, Head
from rukun.foundation.journal.verification import Finding, verify_all
from rukun.kernel.actor import system_actor
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outside" / "anchors.log"


@pytest.fixture(autouse=True)
def written(path: Path) -> None:
    """Two streams of four entries, anchored after the third."""
    for step in range(4):
        if step == 3:
            anchor_heads(path=path, at=NOW)
        for stream in ("test:a", "test:b"):
            record(
                stream=stream,
                action="test.step",
                actor=system_actor(NOW),
                at=NOW + timedelta(minutes=step),
                data={"step": step},
            )


def _cut(stream: str, keep: int) -> None:
    """Remove the end of a chain as an intruder with the database's password would: with its head."""
    with guards.unlocked():
        Entry.objects.filter(stream=stream, seq__gt=keep).delete()
    last = Entry.objects.filter(stream=stream).order_by("-seq").first()
    if last is None:
        Head.objects.filter(stream=stream).delete()
    else:
        Head.objects.filter(stream=stream).update(seq=last.seq, hash=last.hash)


def test_untouched_journal_has_no_findings(path: Path) -> None:
    assert verify_all(path) == []


def test_journal_without_anchors_is_checked_too(tmp_path: Path) -> None:
    Anchor.objects.all().delete()
    assert verify_all(tmp_path / "none.log") == []


def test_anchor_file_that_went_is_found(tmp_path: Path) -> None:
    assert verify_all(tmp_path / "none.log") == [Finding("anchor_missing", "#1")]


def test_last_anchor_line_that_went_is_found(path: Path) -> None:
    anchor_heads(path=path, at=NOW)
    path.write_text(path.read_text().splitlines(keepends=True)[0])
    assert verify_all(path) == [Finding("anchor_missing", "#2")]


@pytest.mark.parametrize(
    "change",
    [
        {"action": "test.other"},
        {"reason": "another"},
        {"data": {"step": 99}},
        {"at": NOW + timedelta(days=1)},
        {"object_id": "another"},
        {"behalf_basis": "phone"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_altered_entry_is_found(path: Path, change: dict[str, object]) -> None:
    with guards.unlocked():
        Entry.objects.filter(stream="test:a", seq=4).update(**change)
    assert verify_all(path) == [Finding("altered", "test:a#4")]


def test_entry_altered_with_its_hash_breaks_the_next_link(path: Path) -> None:
    from rukun.foundation.journal.hashing import entry_hash

    entry = Entry.objects.get(stream="test:b", seq=2)
    entry.data = {"step": 99}
    with guards.unlocked():
        Entry.objects.filter(stream="test:b", seq=2).update(data=entry.data, hash=entry_hash(entry))
    assert verify_all(path) == [Finding("missing", "test:b#3")]


def test_removed_entry_is_found(path: Path) -> None:
    with guards.unlocked():
        Entry.objects.filter(stream="test:a", seq=2).delete()
    assert verify_all(path) == [Finding("missing", "test:a#2")]


def test_tail_cut_without_its_head_is_found(path: Path) -> None:
    with guards.unlocked():
        Entry.objects.filter(stream="test:a", seq=4).delete()
    assert verify_all(path) == [Finding("cut", "test:a")]


def test_tail_cut_with_its_head_is_found_where_an_anchor_covered_it(path: Path) -> None:
    _cut("test:b", keep=1)
    assert verify_all(path) == [Finding("cut", "test:b#3")]


def test_stream_that_went_altogether_is_found(path: Path) -> None:
    _cut("test:b", keep=0)
    assert verify_all(path) == [Finding("cut", "test:b#3")]


def test_tail_regrown_with_other_entries_is_found(path: Path) -> None:
    _cut("test:a", keep=2)
    record(stream="test:a", action="test.forged", actor=system_actor(NOW), at=NOW)
    assert verify_all(path) == [Finding("cut", "test:a#3")]


def test_altered_anchor_line_is_found(path: Path) -> None:
    path.write_text(path.read_text().replace('"test:a",3', '"test:a",2'))
    assert Finding("anchor_altered", "#1") in verify_all(path)


def test_removed_anchor_line_is_found(path: Path) -> None:
    anchor_heads(path=path, at=NOW)
    path.write_text(path.read_text().splitlines(keepends=True)[1])
    assert verify_all(path) == [Finding("anchor_altered", "#2"), Finding("anchor_missing", "#1")]


def test_missing_guard_is_found(path: Path) -> None:
    guards.remove()
    try:
        assert {finding.kind for finding in verify_all(path)} == {"guard_missing"}
    finally:
        guards.install()


def test_anchor_takes_only_the_heads_that_moved(path: Path) -> None:
    second = anchor_heads(path=path, at=NOW)
    assert second is not None
    assert (second.number, second.heads) == (2, 2)
    assert anchor_heads(path=path, at=NOW) is None
    record(stream="test:b", action="test.step", actor=system_actor(NOW), at=NOW)
    third = anchor_heads(path=path, at=NOW)
    assert third is not None
    assert (third.number, third.heads) == (3, 1)
    assert len(path.read_text().splitlines()) == Anchor.objects.count() == 3


def test_anchor_whose_row_was_never_committed_is_harmless(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(**_row: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Anchor.objects, "create", die)
        with pytest.raises(Killed):
            anchor_heads(path=path, at=NOW)
    record(stream="test:b", action="test.step", actor=system_actor(NOW), at=NOW)
    anchor_heads(path=path, at=NOW)
    assert len(path.read_text().splitlines()) == 3
    assert verify_all(path) == []
    _cut("test:b", keep=4)
    assert verify_all(path) == [Finding("cut", "test:b#5")]


def test_half_a_line_is_harmless(path: Path) -> None:
    with path.open("a") as file:
        file.write('{"number":2,"at":"2026-')
    anchor_heads(path=path, at=NOW)
    assert verify_all(path) == []
    assert len(path.read_text().splitlines()) == 3
