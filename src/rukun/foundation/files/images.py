"""Rebuild pictures from their pixels: nothing but the picture is left.

The time and place that a camera wrote are read first; `domain` keeps them apart as K3 evidence.
"""

import math
import struct
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from PIL import ExifTags, Image, ImageOps

from rukun.foundation.files.formats import JPEG, PNG, WEBP, FileType
from rukun.foundation.files.refusals import DamagedFile, ImageTooLarge

MAX_PIXELS = 50_000_000
# Fifty million pixels take 150 MB unpacked: a server with many threads rebuilds one at a time.
_one_at_a_time = threading.Lock()
_FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP"}
_QUALITY = 90
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, struct.error)


@dataclass(frozen=True)
class Shot:
    """When and where a photo was taken, as its camera wrote it (WGS 84 degrees).

    `taken_at` is ISO 8601, without a zone when the camera did not say.
    """

    taken_at: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def __bool__(self) -> bool:
        return bool(self.taken_at) or self.latitude is not None


def rebuild(content: bytes, kind: FileType) -> tuple[bytes, Shot]:
    """Return the picture upright, in its own format and without metadata, and what was stripped.

    Of an animation the first picture stays. Raises `ImageTooLarge` before any pixel is unpacked.
    """
    try:
        with _one_at_a_time, Image.open(BytesIO(content), formats=(_FORMATS[kind],)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise ImageTooLarge
            shot = _read_shot(picture)
            ImageOps.exif_transpose(picture, in_place=True)
            return _encode(_pixels_only(picture), kind), shot
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ImageTooLarge from None
    except _BROKEN:
        raise DamagedFile from None


def _pixels_only(picture: Image.Image) -> Image.Image:
    has_alpha = picture.mode in {"LA", "PA", "RGBA", "La", "RGBa"} or "transparency" in picture.info
    mode = "RGBA" if has_alpha else "L" if picture.mode in {"1", "L"} else "RGB"
    bare = picture if picture.mode == mode else picture.convert(mode)
    # Comments, XMP and profiles travel in `info`, and the encoders would write them again.
    bare.info.clear()
    return bare


def _encode(picture: Image.Image, kind: FileType) -> bytes:
    buffer = BytesIO()
    if kind is PNG:
        picture.save(buffer, "PNG")
    elif kind is WEBP:
        picture.save(buffer, "WEBP", quality=_QUALITY)
    else:
        flat = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
        flat.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def _read_shot(picture: Image.Image) -> Shot:
    """Read what the camera wrote; a nonsensical tag is no reason to refuse the photo."""
    try:
        exif = picture.getexif()
        details = exif.get_ifd(ExifTags.IFD.Exif)
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        place = _place(gps)
    except (*_BROKEN, ZeroDivisionError):
        return Shot()
    return Shot(_taken_at(details, exif.get(ExifTags.Base.DateTime)), *place)


def _taken_at(details: Mapping[int, object], changed: object) -> str:
    written = details.get(ExifTags.Base.DateTimeOriginal) or changed
    offset = details.get(ExifTags.Base.OffsetTimeOriginal) or ""
    try:
        moment = datetime.strptime(f"{written}".strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 — EXIF has none
        return datetime.fromisoformat(moment.isoformat() + f"{offset}".strip("\0 ")).isoformat()
    except ValueError:
        return ""


def _place(gps: Mapping[int, object]) -> tuple[float | None, float | None]:
    latitude = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef), "S")
    longitude = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef), "W")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None, None
    return latitude, longitude


def _degrees(parts: object, reference: object, negative: str) -> float | None:
    if not isinstance(parts, tuple) or len(parts) != 3:
        return None
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if math.isnan(value):  # a camera without a fix writes zero denominators
        return None
    return round(-value if f"{reference}".strip("\0 ") == negative else value, 6)
