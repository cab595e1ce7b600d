"""`rukun import`: take in an office's sheet from the console, as the officer who is named."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rukun.commands import starting
from rukun.commands.failing import Refused
from rukun.commands.loading import progress

if TYPE_CHECKING:
    from rukun.foundation.imports.models import Import
    from rukun.kernel.actor import Actor


WAIT_SECONDS = 0.5


def take_in(*, kind: str, file: Path, source: str, username: str, skips_wrong: bool) -> int:
    """Check a sheet whole, then take it in; 1 if rows are to be corrected and nothing was taken in.

    Columns are matched as they were for this source last time, else as their headings say.
    """
    if not file.is_file():
        raise Refused(f"there is no file {file}. Check the path.")
    starting.start_with_keys()
    with starting.refusing():
        return _take_in(kind, file, source or file.stem, username, skips_wrong=skips_wrong)


def _take_in(kind: str, file: Path, source: str, username: str, *, skips_wrong: bool) -> int:
    from rukun.foundation.imports.domain import (
        Matching,
        choose_columns,
        open_rows,
        receive_file,
        start_import,
    )
    from rukun.foundation.imports.queries import counts_of

    actor = _actor(username)
    name, content = file.name, file.read_bytes()
    run = receive_file(
        kind=kind, source=source, name=name, content=content, actor=actor, at=datetime.now(UTC)
    )
    matching = Matching(run.sheet, run.heading_row, run.mapping, run.fixed)
    choose_columns(run=run, matching=matching, actor=actor, at=datetime.now(UTC))
    _carry(run, f"Checking {name}")
    counts = counts_of(run)
    print(
        f"{name}: {counts.fine:,} rows can be taken in, {counts.to_correct:,} are to be corrected, "
        f"{counts.known:,} were taken in before."
    )
    if counts.to_correct:
        open_rows(run=run, actor=actor, at=datetime.now(UTC))
        print(f"The rows to correct: {_write_errors(run, file)}")
    if counts.to_correct and not skips_wrong:
        print("Nothing was taken in. Correct the file, or repeat the command with --skip-wrong.")
        return 1
    if counts.fine:
        start_import(run=run, actor=actor, at=datetime.now(UTC))
        _carry(run, f"Taking in {name}")
        print(f"{run.written:,} rows were taken in.")
    return 0


def _actor(username: str) -> "Actor":
    from rukun.foundation.people.domain.actors import build_actor
    from rukun.foundation.people.login import find_account

    account = find_account(username)
    actor = build_actor(account, datetime.now(UTC)) if account else None
    if actor is None or actor.assignment_id is None:
        raise Refused(f"no officer in office is known as {username!r}.")
    return actor


def _carry(run: "Import", title: str) -> None:
    """Do here and now what the worker does, with a bar; if the worker was faster, wait for it."""
    from rukun.foundation.imports import working

    with progress(title) as advance:
        while working.is_in_work(run):
            claimed = working.claim(run)
            if claimed is None:
                time.sleep(WAIT_SECONDS)
            else:
                working.carry(claimed, progress=advance)
    run.refresh_from_db()
    if run.fault:
        raise Refused(run.get_fault_display())


def _write_errors(run: "Import", file: Path) -> Path:
    from rukun.foundation.imports.exports import error_sheet

    path = file.with_name(f"{file.stem}-perbaikan.xlsx")
    path.write_bytes(error_sheet(run))
    return path
