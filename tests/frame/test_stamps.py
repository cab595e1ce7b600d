"""Stamps: the same sources give the same digest, any change another one."""

from pathlib import Path

import pytest

from rukun.commands.stamps import Stamps, digest_of, digests_of


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.css").write_text("a{}")
    (folder / "b.css").write_text("b{}")
    return folder


def test_digest_is_stable(sources: Path) -> None:
    assert digest_of([sources], root=sources) == digest_of([sources], root=sources)


def test_digest_changes_with_contents(sources: Path) -> None:
    before = digest_of([sources], root=sources)
    (sources / "b.css").write_text("b{color:red}")
    assert digest_of([sources], root=sources) != before


def test_digest_changes_with_a_name(sources: Path) -> None:
    before = digest_of([sources], root=sources)
    (sources / "b.css").rename(sources / "c.css")
    assert digest_of([sources], root=sources) != before


def test_digest_of_nothing_differs_from_digest_of_something(sources: Path) -> None:
    assert digest_of([sources / "absent"], root=sources) != digest_of([sources], root=sources)


def test_digests_are_listed_by_path(sources: Path) -> None:
    assert list(digests_of([sources], root=sources)) == ["a.css", "b.css"]


def test_stamp_is_found_again(tmp_path: Path) -> None:
    Stamps(tmp_path / "stamps.json").set("regions", "abc")
    Stamps(tmp_path / "stamps.json").set("schema", {"0001.py": "def"})
    stamps = Stamps(tmp_path / "stamps.json")
    assert (stamps.get("regions"), stamps.get("schema")) == ("abc", {"0001.py": "def"})


@pytest.mark.parametrize("broken", ["", "{", "[1]"])
def test_broken_stamps_count_as_none(tmp_path: Path, broken: str) -> None:
    (tmp_path / "stamps.json").write_text(broken)
    assert Stamps(tmp_path / "stamps.json").get("regions") is None
