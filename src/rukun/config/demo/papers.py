"""Papers for the demo's files, drawn by code: minutes as a PDF, and the photo of one."""

from io import BytesIO
from textwrap import wrap
from typing import Final

from PIL import Image, ImageDraw, ImageFont

_WIDTH, _HEIGHT = 620, 877  # A4 at 75 dpi
_MARGIN: Final = 58
_INK: Final = 40
_LINE: Final = 22


def minutes(title: str, lines: tuple[str, ...], signatories: tuple[str, ...]) -> BytesIO:
    """Return a page of minutes as a PDF of a few kilobytes; the signatures are empty lines."""
    target = BytesIO()
    _page(title, lines, signatories).save(target, "PDF", resolution=75.0)
    target.seek(0)
    return target


def photo(title: str, lines: tuple[str, ...], signatories: tuple[str, ...]) -> BytesIO:
    """Return the same page as somebody photographs it on a table: a little askew, as a JPEG."""
    page = _page(title, lines, signatories).rotate(2.5, expand=True, fillcolor=150)
    table = Image.new("L", (page.width + 80, page.height + 60), 120)
    table.paste(page, (40, 30))
    target = BytesIO()
    table.save(target, "JPEG", quality=60)
    target.seek(0)
    return target


def _page(title: str, lines: tuple[str, ...], signatories: tuple[str, ...]) -> Image.Image:
    page = Image.new("L", (_WIDTH, _HEIGHT), 252)
    pen = ImageDraw.Draw(page)
    plain, bold = ImageFont.load_default(14), ImageFont.load_default(17)
    pen.text((_WIDTH / 2, _MARGIN), "BERITA ACARA", font=bold, fill=_INK, anchor="mm")
    pen.text((_WIDTH / 2, _MARGIN + 26), title, font=plain, fill=_INK, anchor="mm")
    pen.line((_MARGIN, _MARGIN + 46, _WIDTH - _MARGIN, _MARGIN + 46), fill=_INK, width=2)
    down = _MARGIN + 70
    for line in lines:
        for row in wrap(line, 68):
            pen.text((_MARGIN, down), row, font=plain, fill=_INK)
            down += _LINE
        down += _LINE // 2
    for number, signatory in enumerate(signatories):
        left = _MARGIN + (number % 2) * 270
        top = _HEIGHT - 300 + (number // 2) * 120
        pen.text((left, top), signatory, font=plain, fill=_INK)
        pen.line((left, top + 78, left + 190, top + 78), fill=_INK)
    pen.text((_MARGIN, _HEIGHT - 40), "Contoh untuk peragaan", font=plain, fill=130)
    return page
