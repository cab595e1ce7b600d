"""`rukun load`: reference data from a file; repeated, it changes nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rukun.commands import starting
from rukun.commands.failing import Refused

Advance = Callable[[int, int], None]


@dataclass(frozen=True)
class Decree:
    """What makes an edition of the regions law; empty for editions that Rukun knows."""

    edition: str = ""
    legal_basis: str = ""
    effective_on: date | None = None


def load(what: str, file: Path, decree: Decree) -> int:
    """Load `regions`, `boundaries` or `events` from `file`, then say what it changed."""
    if not file.is_file():
        raise Refused(f"there is no file {file}. Check the path.")
    starting.start()
    with starting.refusing():
        if what == "events":
            print(load_events(file))
        else:
            print(load_regions(file, decree) if what == "regions" else load_boundaries(file))
    return 0


def load_regions(file: Path, decree: Decree | None = None) -> str:
    """Load one edition with a progress bar; returns what it changed, in words."""
    from rukun.foundation.territory.domain import loading

    named = decree or Decree()
    with progress(f"Regions: {file.name}") as advance:
        done = loading.load_regions(
            file,
            edition=named.edition,
            legal_basis=named.legal_basis,
            effective_on=named.effective_on,
            progress=advance,
        )
    if done.is_unchanged:
        return f"Edition {done.edition}: {done.rows:,} regions, nothing new."
    from rukun.commands import following

    return (
        f"Edition {done.edition}: {done.rows:,} regions; {done.added:,} added, {done.changed:,} changed, "
        f"{done.retired:,} retired; successions: {done.certain:,} certain, {done.uncertain:,} to be decided. "
        f"{following.let_records_follow()}"
    )


def load_boundaries(file: Path) -> str:
    """Load one file of outlines with a progress bar; returns what it changed, in words."""
    from rukun.foundation.territory.domain import boundaries

    with progress(f"Boundaries: {file.name}") as advance:
        done = boundaries.load_boundaries(file, progress=advance)
    if done.is_unchanged:
        return f"{file.name}: {done.rows:,} boundaries, nothing new."
    return f"{file.name}: {done.rows:,} boundaries, {done.changed:,} of them new or changed."


def load_events(file: Path) -> str:
    """Load a data set of events with a progress bar; returns what became of every row, in words."""
    from rukun.handling.incidents.domain import events

    with progress(f"Events: {file.name}") as advance:
        done = events.load_events(file, progress=advance)
    said = (
        f"{file.name}: {done.rows:,} events; {done.loaded:,} loaded "
        f"({done.added:,} new, {done.changed:,} changed), {done.rows - done.loaded:,} rejected:"
    )
    lines = [said, *(f"  {count:>6,} {reason}" for reason, count in done.rejected.items())]
    return "\n".join(lines)


@contextmanager
def progress(title: str) -> Iterator[Advance]:
    """Show a bar while the block runs; it is advanced by `advance(done, total)`."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<34}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns) as bars:
        bar = bars.add_task(title, total=None)

        def advance(done: int, total: int) -> None:
            bars.update(bar, completed=done, total=total)

        yield advance
        bars.update(bar, completed=bars.tasks[0].total)
