import struct
import zlib

import pytest
from PIL import Image

from rukun.foundation.files.formats import DOCX, JPEG, PDF, PNG, TEXT, WEBP, XLSX, identify
from rukun.foundation.files.images import rebuild
from rukun.foundation.files.names import safe_name
from rukun.foundation.files.refusals import (
    DamagedFile,
    EmptyFile,
    ImageTooLarge,
    UnknownFileType,
    UnsafeFile,
)
from tests.foundation.files import conftest as samples


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.picture("JPEG"), JPEG),
        (samples.picture("PNG"), PNG),
        (samples.picture("WEBP"), WEBP),
        (samples.PDF, PDF),
        (samples.office_file(), DOCX),
        (samples.office_file("xl/workbook.xml"), XLSX),
        ("*LAPORAN INFORMASI*\nYth. Bapak … 12 < 13 & 5 > 4\t±40 orang\n".encode(), TEXT),
        ("\ufeffdengan BOM".encode(), TEXT),
    ],
)
def test_the_bytes_say_what_a_file_is(content, kind):
    assert identify(content) is kind


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", EmptyFile),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", UnknownFileType),
        (b"<!DOCTYPE html><p>x", UnknownFileType),
        (b"harmless words <ScRiPt>alert(1)</script>", UnknownFileType),
        (b"#!/bin/sh\nrm -rf .", UnknownFileType),
        (b"MZ\x90\x00\x03", UnknownFileType),
        (b"\x7fELF\x02\x01", UnknownFileType),
        (b"GIF89a\x01\x00", UnknownFileType),
        (b"text with \x1b[31m escapes", UnknownFileType),
        (b"latin \xe9", UnknownFileType),
        (b"%PDF-1.7 cut off", DamagedFile),
        (samples.PDF + samples.office_file(), UnsafeFile),
        (samples.PDF[:-6] + samples.office_file() + b"\n%%EOF", UnsafeFile),
        (b"PK\x03\x04broken", DamagedFile),
        (samples.office_file("other.xml"), UnknownFileType),
        (samples.office_file("word/document.xml", "xl/workbook.xml"), UnknownFileType),
        (samples.office_file("word/document.xml", "word/vbaProject.bin"), UnsafeFile),
        (samples.office_file("word/document.xml", "word/embeddings/oleObject1.bin"), UnsafeFile),
        (samples.office_file("word/document.xml", "word/activeX/activeX1.xml"), UnsafeFile),
        (samples.office_file("word/document.xml", "run.exe"), UnsafeFile),
        (samples.office_file("word/document.xml", "../../etc/cron.d/x"), UnsafeFile),
        (samples.office_file("word/document.xml", "/absolute"), UnsafeFile),
        (samples.office_file() + b"<script>alert(1)</script>", UnsafeFile),
    ],
)
def test_what_is_not_on_the_list_is_refused_with_a_reason(content, refusal):
    with pytest.raises(refusal) as raised:
        identify(content)
    assert str(raised.value)


def test_a_document_that_unpacks_to_gigabytes_is_refused():
    def swell(archive):
        for number in range(4):
            archive.writestr(f"word/media/{number}.xml", b"\0" * (100 * 1024 * 1024))

    with pytest.raises(UnsafeFile):
        identify(samples.office_file(prepare=swell))


@pytest.mark.parametrize(("format_name", "kind"), [("JPEG", JPEG), ("PNG", PNG), ("WEBP", WEBP)])
def test_nothing_but_the_picture_is_left(format_name, kind):
    options = {"exif": samples.camera_exif(), "icc_profile": b"SecretProfile" * 20}
    if format_name == "JPEG":
        options |= {"comment": b"SecretComment", "xmp": b"<x>SecretXmp</x>"}
    original = samples.picture(format_name, **options) + b"<script>SecretTail</script>"
    assert original.count(b"Secret") > 1
    rebuilt, shot = rebuild(original, kind)
    assert b"Secret" not in rebuilt
    assert b"Exif" not in rebuilt
    assert (shot.taken_at, shot.latitude, shot.longitude) == ("2026-03-04T09:12:00+07:00", -1.075, 104.2)
    assert identify(rebuilt) is kind


def test_text_chunks_of_a_png_go():
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "SecretAuthor")
    rebuilt, shot = rebuild(samples.picture("PNG", pnginfo=notes), PNG)
    assert b"Secret" not in rebuilt
    assert not shot


def test_photos_stand_upright_afterwards():
    from io import BytesIO

    rebuilt, _shot = rebuild(samples.picture(exif=samples.camera_exif(orientation=6)), JPEG)
    with Image.open(BytesIO(rebuilt)) as image:
        assert image.size == (32, 64)
        assert image.getpixel((16, 8)) < (60, 60, 60)
        assert image.getpixel((16, 56)) > (200, 200, 200)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_pictures_of_every_mode_are_rebuilt(mode):
    from io import BytesIO

    buffer = BytesIO()
    Image.new(mode, (8, 8)).save(buffer, "PNG")
    rebuilt, _shot = rebuild(buffer.getvalue(), PNG)
    assert identify(rebuilt) is PNG


def test_printers_colours_and_paired_photos_of_telephones_are_rebuilt():
    from io import BytesIO

    buffer = BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))])
    for content in (samples.picture(mode="CMYK"), buffer.getvalue()):
        rebuilt, _shot = rebuild(content, JPEG)
        with Image.open(BytesIO(rebuilt)) as image:
            assert (image.mode, image.format) == ("RGB", "JPEG")


def png_claiming(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [7_100, 10_000, 60_000])
def test_decompression_bombs_are_refused_unopened(side):
    with pytest.raises(ImageTooLarge):
        rebuild(png_claiming(side, side), PNG)


def test_a_picture_that_breaks_off_is_damaged():
    with pytest.raises(DamagedFile):
        rebuild(samples.picture(size=(640, 320))[:400], JPEG)
    with pytest.raises(DamagedFile):
        rebuild(b"\xff\xd8\xff\xe0 nothing", JPEG)


def test_nonsensical_camera_notes_do_not_refuse_the_photo():
    from PIL import ExifTags

    exif = samples.camera_exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "yesterday"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (190.0, 0.0, 0.0)
    _rebuilt, shot = rebuild(samples.picture(exif=exif), JPEG)
    assert not shot


@pytest.mark.parametrize(
    ("given", "suffix", "name"),
    [
        ("Berita acara.PDF", ".pdf", "Berita acara.pdf"),
        ("../../etc/passwd", ".txt", "passwd.txt"),
        ("C:\\Users\\x\\foto.jpeg", ".jpg", "foto.jpg"),
        ("foto.jpg.exe", ".jpg", "foto.jpg.jpg"),
        ("rapat\u202egpj.exe", ".pdf", "rapatgpj.pdf"),
        ("a\r\nSet-Cookie: x\0.txt", ".txt", "aSet-Cookie_ x.txt"),
        ("", ".pdf", "berkas.pdf"),
        ("...", ".pdf", "berkas.pdf"),
        ("NUL.txt", ".txt", "berkas_NUL.txt"),
        ("Surat no. 12.a Kesbangpol", ".pdf", "Surat no. 12.a Kesbangpol.pdf"),
        ("x" * 300 + ".pdf", ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_names_are_made_safe_and_end_in_what_the_file_is(given, suffix, name):
    assert safe_name(given, suffix) == name
