"""The demo's preparation: every step once, again only when its sources changed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from rukun.commands import demonstrating
from rukun.commands.failing import Refused


class House:
    """A checkout in small: one migration, one file of regions, and a count of what was done."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.demo = root / "var/demo"
        self.migration = root / "src/rukun/foundation/people/migrations/0001_initial.py"
        self.regions = root / "data/regions_2025.csv.gz"
        self.static = root / "src/rukun/interfaces/web/static/rukun/app.css"
        for file in (self.migration, self.regions, self.static, root / "requirements/base.txt"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("first")
        self.done: list[str] = []

    def migrate(self) -> None:
        self.demo.mkdir(parents=True, exist_ok=True)
        (self.demo / "rukun.sqlite3").touch()
        self.done.append("schema")

    def load(self, file: Path) -> str:
        self.done.append(file.name)
        return ""

    def publish(self) -> None:
        self.done.append("static files")

    def prepare(self) -> list[str]:
        """Prepare once; returns what had to be done."""
        self.done = []
        demonstrating.prepare()
        return self.done


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    from rukun.commands import preparing

    house = House(tmp_path)
    before = dict(os.environ)
    os.environ["RUKUN_DEMO_DIR"] = str(house.demo)
    monkeypatch.setattr(demonstrating, "ROOT", house.root)
    monkeypatch.setattr(demonstrating, "REGIONS", (house.regions,))
    monkeypatch.setattr(demonstrating, "BOUNDARIES", ())
    monkeypatch.setattr(demonstrating.loading, "load_regions", house.load)
    monkeypatch.setattr(demonstrating.starting, "start", lambda: None)
    monkeypatch.setattr(demonstrating, "_story", lambda stamps: None)
    monkeypatch.setattr(preparing, "update_database", house.migrate)
    monkeypatch.setattr(preparing, "publish_static_files", house.publish)
    yield house
    os.environ.clear()
    os.environ.update(before)


FROM_NOTHING = ["schema", "regions_2025.csv.gz", "static files"]


def test_first_start_does_everything_in_order(house: House) -> None:
    assert house.prepare() == FROM_NOTHING


def test_second_start_does_nothing(house: House) -> None:
    house.prepare()
    before = {file: file.stat().st_mtime_ns for file in house.demo.rglob("*")}
    assert house.prepare() == []
    assert {file: file.stat().st_mtime_ns for file in house.demo.rglob("*")} == before


def test_another_edition_is_loaded(house: House) -> None:
    house.prepare()
    house.regions.write_text("second")
    assert house.prepare() == ["regions_2025.csv.gz"]


def test_changed_styles_are_published(house: House) -> None:
    house.prepare()
    house.static.write_text("second")
    assert house.prepare() == ["static files"]


def test_added_migration_is_applied(house: House) -> None:
    house.prepare()
    house.migration.with_name("0002_more.py").write_text("more")
    assert house.prepare() == ["schema"]
    assert not house.demo.with_name("demo.previous").exists()


def test_rewritten_migration_puts_the_old_demo_aside(house: House) -> None:
    house.prepare()
    house.migration.write_text("second")
    assert house.prepare() == FROM_NOTHING
    assert (house.demo.with_name("demo.previous") / "rukun.sqlite3").exists()


def test_lost_database_is_made_anew(house: House) -> None:
    house.prepare()
    (house.demo / "rukun.sqlite3").unlink()
    assert house.prepare() == FROM_NOTHING


def test_start_that_was_cut_off_goes_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(file: Path) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(demonstrating.loading, "load_regions", cut_off)
    with pytest.raises(KeyboardInterrupt):
        house.prepare()
    monkeypatch.setattr(demonstrating.loading, "load_regions", house.load)
    assert house.prepare() == ["regions_2025.csv.gz", "static files"]


def test_missing_file_is_named(house: House) -> None:
    house.regions.unlink()
    with pytest.raises(Refused) as refusal:
        house.prepare()
    assert str(refusal.value) == "data/regions_2025.csv.gz is missing. Restore it from the repository."


def test_demo_never_touches_the_database_of_production(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUKUN_ENV", "production")
    monkeypatch.setenv("RUKUN_DATABASE_URL", "postgresql:///rukun")
    monkeypatch.setenv("RUKUN_DATA_DIR", "/srv/rukun")
    house.prepare()
    assert "RUKUN_DATABASE_URL" not in os.environ
    assert (os.environ["RUKUN_ENV"], os.environ["RUKUN_DATA_DIR"]) == ("demo", str(house.demo))
