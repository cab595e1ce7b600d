"""Files to send, and a record that they can hang on: an office, seen by its regency."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import ExifTags, Image

from rukun.foundation.files import owners
from rukun.foundation.people.models import Office


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"
    return settings.MEDIA_ROOT


@pytest.fixture
def record_id(cast, monkeypatch) -> UUID:
    everybody = owners.Owner(Office.objects.visible_to, Office.objects.visible_to)
    monkeypatch.setitem(owners._OWNERS, "office", everybody)
    return cast.office("kabid").pk


def picture(
    format_name: str = "JPEG", *, size: tuple[int, int] = (64, 32), mode: str = "RGB", **options
) -> bytes:
    """A picture whose left half is dark, so that its orientation shows."""
    image = Image.new(mode, size, "white")
    image.paste("black", (0, 0, size[0] // 2, size[1]))
    buffer = BytesIO()
    image.save(buffer, format_name, **options)
    return buffer.getvalue()


def camera_exif(*, orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "SecretCam"
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {
            ExifTags.Base.DateTimeOriginal: "2026:03:04 09:12:00",
            ExifTags.Base.OffsetTimeOriginal: "+07:00",
        }
    )
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {
            ExifTags.GPS.GPSLatitudeRef: "S",
            ExifTags.GPS.GPSLatitude: (1.0, 4.0, 30.0),
            ExifTags.GPS.GPSLongitudeRef: "E",
            ExifTags.GPS.GPSLongitude: (104.0, 12.0, 0.0),
        }
    )
    return exif


def office_file(
    part: str = "word/document.xml", *extra: str, prepare: Callable[..., None] | None = None
) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", part, *extra):
            archive.writestr(name, "<xml/>")
        if prepare is not None:
            prepare(archive)
    return buffer.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
