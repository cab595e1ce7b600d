"""Reading what an administrator hands in: one clear line when it is wrong, and nothing changed."""

import csv
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.utils.translation import gettext as _

from rukun.kernel.errors import DomainError

# How much is done, how much there is.
Progress = Callable[[int, int], None]


def silent(_done: int, _total: int) -> None:
    """Report progress to nobody."""


class BadInput(DomainError):
    """A file cannot be loaded; the text names file, row, column and what to do, in one line."""

    def __init__(self, path: Path, problem: str, *, row: int | None = None, column: str = "") -> None:
        place = path.name
        if row is not None:
            place = _("%(place)s, row %(row)d") % {"place": place, "row": row}
        if column:
            place = _("%(place)s, column %(column)s") % {"place": place, "column": column}
        super().__init__(f"{place}: {' '.join(problem.split())}")


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a text file, plain or `.gz`; whatever keeps it from being read becomes `BadInput`."""
    try:
        with _open(path) as file:
            yield file
    except FileNotFoundError:
        raise BadInput(path, _("there is no such file. Check the path.")) from None
    except UnicodeDecodeError:
        raise BadInput(path, _("the text is not UTF-8. Save the file as UTF-8.")) from None
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise BadInput(path, _("the compressed file is damaged. Copy it again.")) from None
    except csv.Error:
        raise BadInput(path, _("this is no CSV text. Save the file as CSV with commas.")) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(path, _("the file cannot be read (%(reason)s).") % {"reason": reason}) from None


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return path.open(encoding="utf-8-sig", newline="")
