"""Why a file is not taken, in words that help the sender."""

from django.utils.translation import gettext_lazy as _

from rukun.kernel.errors import DomainError


class FileRefused(DomainError):
    """The file is not taken; each kind says why and what to do instead."""

    message = _("This file cannot be taken.")


class EmptyFile(FileRefused):
    """Nothing was sent."""

    message = _("The file is empty. Choose it again.")


class FileTooLarge(FileRefused):
    """More bytes than the region's setting allows."""

    message = _("The file is larger than %(limit)d MB. Send a smaller copy, or photograph the pages.")

    def __init__(self, limit: int) -> None:
        super().__init__(str(self.message) % {"limit": limit})


class UnknownFileType(FileRefused):
    """None of the types that are taken, whatever its name says."""

    message = _("Only photos (JPEG, PNG, WebP), PDF, Word (DOCX), Excel (XLSX) and plain text are taken.")


class UnsafeFile(FileRefused):
    """A container with macros, programs, or a second file behind the first."""

    message = _(
        "The file contains programs, macros or another file. Save it as PDF, or photograph it, and send that."
    )


class DamagedFile(FileRefused):
    """The right type, but it cannot be read to its end."""

    message = _("The file is damaged and cannot be opened. Save it again and send the new copy.")


class ImageTooLarge(FileRefused):
    """More pixels than are unpacked safely (decompression bomb)."""

    message = _("The picture has too many pixels. Send a smaller copy.")
