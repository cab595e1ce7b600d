"""`rukun load`: reference data from a file, all of it or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rukun.commands import starting
from rukun.commands.failing import Refused

Advance = Callable[[int, int], None]


def load(what: str, file: Path) -> int:
    """Load `regions` or `boundaries` from `file` and say how many there were."""
    if not file.is_file():
        raise Refused(f"there is no file {file}. Check the path.")
    starting.start()
    with starting.refusing():
        count = load_file(what, file)
    print(f"{count:,} {what} loaded from {file.name}.")
    return 0


def load_file(what: str, file: Path) -> int:
    """Load one file with a progress bar; returns the number of rows."""
    from rukun.foundation.territory import loading

    verb = loading.load_regions if what == "regions" else loading.load_boundaries
    with progress(f"{what.capitalize()}: {file.name}") as advance:
        return verb(file, progress=advance)


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
