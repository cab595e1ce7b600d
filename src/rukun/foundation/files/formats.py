"""What a file really is: by its bytes, never by its name or by what the browser says.

A file that is two things at once (a polyglot) is refused where it cannot be rebuilt; pictures
are always rebuilt, which drops whatever was hidden in or behind them.
"""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from rukun.foundation.files.refusals import DamagedFile, EmptyFile, UnknownFileType, UnsafeFile

_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_ZIP_END_BYTES = 22
_MAX_PARTS = 5_000
_MAX_UNPACKED = 300 * 1024 * 1024
_ENCRYPTED = 0x1

_UNSAFE_PART = re.compile(
    r"vbaproject|/activex/|oleobject|/embeddings/|\.(?:exe|dll|js|vbs|bat|cmd|ps1|jar|scr|html?|svg)$",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"\A\s*(?:<|#!)|<\s*/?\s*(?:script|html|head|body|svg|iframe|object|embed|img|meta|link)\b", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class FileType:
    """A kind of file that is taken."""

    media_type: str
    suffix: str
    is_image: bool = False


JPEG = FileType("image/jpeg", ".jpg", is_image=True)
PNG = FileType("image/png", ".png", is_image=True)
WEBP = FileType("image/webp", ".webp", is_image=True)
PDF = FileType("application/pdf", ".pdf")
DOCX = FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
XLSX = FileType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
TEXT = FileType("text/plain", ".txt")

_OFFICE_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}


def identify(content: bytes) -> FileType:
    """Return the type of `content`, or raise the `FileRefused` that says what is wrong."""
    if not content:
        raise EmptyFile
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(_ZIP):
        return _office(content)
    return _text(content)


def _pdf(content: bytes) -> FileType:
    if b"%%EOF" not in content[-2048:]:
        raise DamagedFile
    if zipfile.is_zipfile(BytesIO(content)):
        raise UnsafeFile
    return PDF


def _office(content: bytes) -> FileType:
    # The archive must fill the file from its first to its last byte, with nothing behind it.
    if content[-_ZIP_END_BYTES:][:4] != _ZIP_END:
        raise UnsafeFile if zipfile.is_zipfile(BytesIO(content)) else DamagedFile
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise DamagedFile from None
    names = [part.filename for part in parts]
    found = [kind for name, kind in _OFFICE_PARTS.items() if name in names]
    if "[Content_Types].xml" not in names or len(found) != 1:
        raise UnknownFileType
    if any(map(_is_unsafe, parts)) or len(set(names)) != len(names) or min(p.header_offset for p in parts):
        raise UnsafeFile
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        raise UnsafeFile
    return found[0]


def _is_unsafe(part: zipfile.ZipInfo) -> bool:
    name = part.filename
    climbs = name.startswith("/") or "\\" in name or ".." in name.split("/")
    return climbs or bool(part.flag_bits & _ENCRYPTED) or bool(_UNSAFE_PART.search(name))


def _text(content: bytes) -> FileType:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnknownFileType from None
    if _CONTROL.search(text) or _MARKUP.search(text):
        raise UnknownFileType
    return TEXT
