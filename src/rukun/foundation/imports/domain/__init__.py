"""Verbs of imports."""

from rukun.foundation.imports.domain.checking import check_rows
from rukun.foundation.imports.domain.matching import Matching, choose_columns
from rukun.foundation.imports.domain.reading import open_rows
from rukun.foundation.imports.domain.receiving import receive_file
from rukun.foundation.imports.domain.running import discard_import, forget_old, pause_import, start_import
from rukun.foundation.imports.domain.writing import write_rows

__all__ = [
    "Matching",
    "check_rows",
    "choose_columns",
    "discard_import",
    "forget_old",
    "open_rows",
    "pause_import",
    "receive_file",
    "start_import",
    "write_rows",
]
