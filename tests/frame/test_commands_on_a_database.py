"""Commands that work on a database, each through the console's own door."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from rukun.cli import main
from rukun.foundation.files.models import Attachment
from rukun.foundation.files.storage import path_of, store
from rukun.foundation.journal import guards
from rukun.foundation.journal.domain import record
from rukun.foundation.people.models import Account, Person
from rukun.foundation.secrets.domain import create_subject, seal, unseal
from rukun.foundation.secrets.keyfile import load_key_ring
from rukun.foundation.secrets.models import SubjectKey
from rukun.foundation.sharing.enums import Classification
from rukun.foundation.territory.models import Region
from rukun.kernel.actor import system_actor
from rukun.kernel.ids import uuid7

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
HEADER = "code,name,kind,male,female,population,area_km2\n"


@pytest.fixture(autouse=True)
def language_is_restored() -> Iterator[None]:
    with translation.override(translation.get_language()):
        yield


@pytest.fixture
def jambi(tmp_path: Path) -> Path:
    file = tmp_path / "regions_2025.csv"
    file.write_text(HEADER + "15,Jambi,provinsi,,,,\n15.07,Kabupaten Tanjung Jabung Timur,kabupaten,,,,\n")
    return file


def test_regions_are_loaded_and_counted(jambi: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", "regions", str(jambi)]) == 0
    assert "Edition 2025: 2 regions; 2 added" in capsys.readouterr().out
    assert sorted(Region.objects.values_list("code", flat=True)) == ["15", "15.07"]


def test_loading_again_changes_nothing(jambi: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["load", "regions", str(jambi)])
    capsys.readouterr()
    assert main(["load", "regions", str(jambi)]) == 0
    assert "Edition 2025: 2 regions, nothing new." in capsys.readouterr().out


def test_a_bad_row_is_named_and_nothing_is_loaded(jambi: Path, capsys: pytest.CaptureFixture[str]) -> None:
    jambi.write_text(jambi.read_text() + "15.07.XX,Nowhere,kecamatan,,,,\n")
    assert main(["load", "regions", str(jambi)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert [word for word in ("rukun:", "regions_2025.csv", "4", "code") if word not in told[0]] == []
    assert not Region.objects.exists()


def write_entries() -> None:
    for number in range(3):
        record(stream="case:1", action="moved", actor=system_actor(AT), at=AT, data={"number": number})


def test_check_is_content_with_a_whole_journal(capsys: pytest.CaptureFixture[str]) -> None:
    write_entries()
    assert main(["check"]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.splitlines()[-1] == "Everything is in order."


def test_check_names_an_altered_entry(capsys: pytest.CaptureFixture[str]) -> None:
    write_entries()
    with guards.unlocked(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET action = 'closed' WHERE stream = 'case:1' AND seq = 2")
    assert main(["check"]) == 1
    assert "journal: case:1#2: the entry differs from what was written" in capsys.readouterr().out


def test_deployment_check_refuses_what_is_no_production(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--deploy"]) == 1
    assert "RUKUN_ENV is test; production needs RUKUN_ENV=production" in capsys.readouterr().out


def test_deployment_check_finds_a_demo_account(capsys: pytest.CaptureFixture[str]) -> None:
    for username, is_demo in (("ayu", False), ("demo-budi", True)):
        person = Person.objects.create(name=username)
        Account.objects.create(username=username, person=person, is_demo=is_demo)
    assert main(["check", "--deploy"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("people:")]
    assert told == ["people: the demo account demo-budi exists here; remove it"]


@pytest.fixture
def key_file(tmp_path: Path, settings: Any) -> Path:
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"
    return tmp_path / "keys.json"


def sealed(count: int) -> tuple[SubjectKey, bytes]:
    """Return the last of `count` subjects, with what was sealed for it."""
    subjects = [create_subject(at=AT) for _ in range(count)]
    return subjects[-1], seal(subjects[-1], "Siti", row_id="1")


def test_keys_are_rotated_and_old_ones_dropped(key_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subject, blob = sealed(3)
    old = subject.key_id
    assert main(["keys", "rotate"]) == 0
    out = capsys.readouterr().out
    assert ("3 data keys were wrapped" in out, str(key_file) in out, "3/3" in out) == (True, True, True)
    assert set(SubjectKey.objects.values_list("key_id", flat=True)) == {load_key_ring().current} != {old}
    assert set(load_key_ring().keys) == {old, load_key_ring().current}
    assert main(["keys", "forget"]) == 0
    assert "1 old master keys were dropped" in capsys.readouterr().out
    assert set(load_key_ring().keys) == {load_key_ring().current}
    subject.refresh_from_db()
    assert unseal(subject, blob, row_id="1") == "Siti"


def test_keys_are_not_dropped_while_they_wrap(key_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subject, _blob = sealed(1)
    main(["keys", "rotate"])
    SubjectKey.objects.filter(pk=subject.pk).update(key_id="k-old")
    capsys.readouterr()
    assert main(["keys", "forget"]) == 2
    assert "Run the rotation again" in capsys.readouterr().err
    assert len(load_key_ring().keys) == 2


def test_a_lost_master_key_is_found_and_nothing_is_rotated(
    key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subject, _blob = sealed(1)
    key_file.unlink()
    assert main(["check"]) == 1
    assert f"secrets: the key file lacks the master key {subject.key_id};" in capsys.readouterr().out
    before = key_file.read_bytes()
    assert main(["keys", "rotate"]) == 2
    assert subject.key_id in capsys.readouterr().err
    assert key_file.read_bytes() == before


def test_check_names_a_damaged_key_file(key_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key_file.write_text("{}")
    assert main(["check"]) == 1
    assert f"secrets: The key file {key_file} is damaged." in capsys.readouterr().out


def test_check_names_a_damaged_file(
    tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    whole, damaged = store(b"utuh"), store(b"rusak")
    for digest in (whole, damaged):
        Attachment.objects.create(
            object_type="case",
            object_id=uuid7(),
            name="notula.pdf",
            media_type="application/pdf",
            size=4,
            sha256=digest,
            classification=Classification.RESTRICTED,
            created_at=AT,
        )
    assert main(["check"]) == 0, capsys.readouterr().out
    path_of(damaged).write_bytes(b"lain")
    capsys.readouterr()
    assert main(["check"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("files:")]
    assert told == [
        f"files: the content {damaged} is missing or altered; put it back from the backup of the media"
    ]


def test_records_follow_new_codes_and_what_is_open_is_listed(
    jambi: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rukun.foundation.territory.domain.loading._LARGEST_SHARE_RETIRED", 1)
    older = tmp_path / "regions_2022.csv"
    older.write_text(HEADER + "15,Jambi,provinsi,,,,\n15.09,Kabupaten Tebo,kabupaten,,,,\n")
    main(["load", "regions", str(older)])
    main(["load", "regions", str(jambi)])
    assert "0 certain, 1 to be decided. No record had to follow." in capsys.readouterr().out

    assert main(["follow-codes"]) == 0
    assert "1 successions are open" in capsys.readouterr().out
    assert main(["follow-codes", "--open"]) == 0
    assert "15.09 Kabupaten Tebo: waits at 15 Jambi" in capsys.readouterr().out
