"""Why a file or a cell cannot be read, in words that help the sender."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rukun.kernel.errors import DomainError


class FileUnreadable(DomainError):
    """The file as a whole cannot be taken; `str()` says why and what to do."""

    message = _("This file cannot be read as a sheet. Save it as .xlsx or .csv and upload it again.")


class FileTooLarge(FileUnreadable):
    """More bytes, rows or columns than are worked on at once."""

    message = _("The sheet is too large. Delete what is empty, or split it into several files.")


class NoRows(FileUnreadable):
    """There is nothing below the headings."""

    message = _("The sheet has no rows below its headings.")


class WrongCell(Exception):
    """A cell cannot be read; `message` says what it should hold."""

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message
