"""Split a pasted message into the parts that its writer labelled. Nothing is guessed.

Officers write in two usual forms (Fakta – Uraian – Tindakan – Prediksi – Rekomendasi, and
Pendahuluan – Fakta – Pendapat pelapor) and answer 5W1H, with or without WhatsApp's asterisks.
What stands under no known label stays in the remainder: pieces laid end to end are the message.
"""

import re
from dataclasses import dataclass
from typing import Final

SUBJECT: Final = "subject"  # Perihal: proposes a title
SENDER: Final = "sender"  # Dari: names an office, never an informant

# Report field ← the words with which writers head it (regular expressions, any case).
LABELS: Final[dict[str, str]] = {
    "introduction": r"pendahuluan",
    "facts": r"fakta(?:[-\s]fakta)?",
    "account": r"uraian(?:\s(?:singkat|kejadian|peristiwa))?",
    "action_taken": r"tindakan(?:\syang\s(?:telah\s|sudah\s)?(?:di\s?ambil|di\s?lakukan))?",
    "prediction": r"prediksi",
    "recommendation": r"rekomendasi|saran\s?/\s?rekomendasi|rekomendasi\s?/\s?saran",
    "opinion": r"pendapat(?:\s(?:si\s)?pelapor)?",
    "who": r"siapa(?:\syang\sterlibat)?",
    "what": r"apa(?:\syang\sterjadi)?",
    "when": r"bila\s?mana|kapan",
    "where": r"di\s?mana",
    "how": r"bagaimana",
    "why": r"mengapa|kenapa",
    SUBJECT: r"perihal|hal",
    SENDER: r"dari",
}
PARTS: Final = tuple(field for field in LABELS if field not in {SUBJECT, SENDER})
_ONE_LINE: Final = frozenset({SUBJECT, SENDER})

_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_LINE_END = "\r\n\u0085\u2028\u2029"
# Blanks of one line. Possessive (*+), as all that repeats here: a paste of any length stays linear.
_GAP = rf"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000{_INVISIBLE}]*+"
_START = rf"(?:^|(?<=[{_LINE_END}]))"
_STOP = rf"(?=[{_LINE_END}]|\Z)"
# "1.", "II.", "a)", "-", "•", "👉": what writers put before a label.
_BULLET = rf"(?:(?:\d{{1,2}}|[ivx]{{1,4}}|[a-h])[.)]{_GAP}|[^\w\s*_~\"'(\[{_INVISIBLE}]{{1,3}}{_GAP})?"
_MARK = r"[*_~]{0,3}"
_ASIDE = rf"(?:{_GAP}\([^()\n]{{1,20}}\))?"  # "Siapa (who)"
_WORDS = "|".join(f"(?P<{field}>{words})" for field, words in LABELS.items())

# A label opens its line and ends with a colon …
_WITH_COLON = rf"{_START}{_GAP}{_BULLET}{_MARK}{_GAP}(?:{_WORDS}){_ASIDE}{_GAP}{_MARK}{_GAP}[:\uff1a]{_MARK}"
_COLON = re.compile(_WITH_COLON, re.IGNORECASE)
# … or stands alone on it, in bold or in capitals …
_ALONE = re.compile(
    rf"{_START}{_GAP}{_BULLET}(?P<open>{_MARK}){_GAP}(?:{_WORDS}){_ASIDE}{_GAP}{_MARK}{_GAP}[.]?{_STOP}",
    re.IGNORECASE,
)
# … or stands inside a line, but then in bold and with a colon: "fakta:" may be a word of the text.
_INLINE = re.compile(
    rf"(?<=\s)\*{_GAP}(?:{_WORDS}){_GAP}(?:\*{_GAP}[:\uff1a]|[:\uff1a]{_GAP}\*)",
    re.IGNORECASE,
)
# Another writer's label: ends a part that began on its label's own line ("Catatan : …").
_FOREIGN = re.compile(
    rf"{_START}{_GAP}{_BULLET}{_MARK}[A-Za-z][\w/.&-]*+(?: [\w/.&-]++){{0,3}}+{_GAP}{_MARK}{_GAP}[:\uff1a]"
)
# What closes a message and belongs to no part.
_CLOSING = re.compile(
    rf"{_START}{_GAP}{_MARK}(?:demikian\b|dok\.|dokumentasi\b|tembusan\b|terima\s?kasih\b|"
    rf"hormat\s(?:kami|saya)\b"
    r"|dilaporkan\soleh\b|yang\smelapor)",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(rf"[{_LINE_END}]")


@dataclass(frozen=True)
class Piece:
    """A stretch of the message: a label, the text under one (`field` set), or neither."""

    text: str
    field: str = ""
    is_label: bool = False


@dataclass(frozen=True)
class Split:
    """A message in pieces; laid end to end they are the message, character by character."""

    pieces: tuple[Piece, ...]

    @property
    def parts(self) -> dict[str, str]:
        """The labelled parts by report field, without the blank space around them."""
        found: dict[str, list[str]] = {}
        for piece in self.pieces:
            words = piece.text.strip()
            if piece.field in PARTS and not piece.is_label and words:
                found.setdefault(piece.field, []).append(words)
        return {field: "\n".join(texts) for field, texts in found.items()}

    @property
    def remainder(self) -> str:
        """What stands under no label."""
        return "".join(piece.text for piece in self.pieces if not piece.field)

    @property
    def title(self) -> str:
        """The title that the writer gave (Perihal), as a proposal; "" if none."""
        return self._line(SUBJECT)

    @property
    def sender(self) -> str:
        """Who sent it (Dari), as written; "" if not said."""
        return self._line(SENDER)

    def _line(self, field: str) -> str:
        texts = (p.text.strip(" \t*_") for p in self.pieces if p.field == field and not p.is_label)
        return next((text for text in texts if text), "")


def split(text: str) -> Split:
    """Cut `text` at its labels. No character is added, lost, moved or changed."""
    labels = _labels(text)
    if not labels:
        return Split((Piece(text),) if text else ())
    pieces = [Piece(text[: labels[0].start])] if labels[0].start else []
    ends = [label.start for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        pieces.append(Piece(text[label.start : label.end], label.field, is_label=True))
        cut = _end_of_part(text, label, end)
        pieces.append(Piece(text[label.end : cut], label.field))
        if cut < end:
            pieces.append(Piece(text[cut:end]))
    return Split(tuple(piece for piece in pieces if piece.text))


@dataclass(frozen=True)
class _Label:
    field: str
    start: int
    end: int


def _labels(text: str) -> list[_Label]:
    found: dict[int, _Label] = {}
    lone = list(_ALONE.finditer(text))
    is_set_so = len({match.lastgroup for match in lone if _is_titled(match)}) >= _HEADINGS
    for pattern in (_COLON, _ALONE, _INLINE):
        for match in lone if pattern is _ALONE else pattern.finditer(text):
            if pattern is _ALONE and not _is_heading(match) and not (is_set_so and _is_titled(match)):
                continue
            field = next(name for name in LABELS if match.group(name))
            found.setdefault(match.start(), _Label(field, match.start(), match.end()))
    kept: list[_Label] = []
    for label in sorted(found.values(), key=lambda label: label.start):
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
    return kept


_HEADINGS: Final = 2  # so many lone words make headings even without bold or capitals


def _is_titled(match: re.Match[str]) -> bool:
    """Say whether a lone word begins with a capital, as a heading does."""
    field = next(name for name in LABELS if match.group(name))
    return field not in _ONE_LINE and match.group(field)[:1].isupper()


def _is_heading(match: re.Match[str]) -> bool:
    """A lone word is a label only if it is set as one; "dari" alone may be a broken line."""
    field = next(name for name in LABELS if match.group(name))
    return field not in _ONE_LINE and (bool(match.group("open")) or match.group(field).isupper())


def _end_of_part(text: str, label: _Label, end: int) -> int:
    """Return where the part under `label` ends, at most `end`, where the next label begins."""
    line = _LINE_BREAK.search(text, label.end, end)
    line_end = line.start() if line else end
    if label.field in _ONE_LINE:
        return line_end
    stops = [end]
    closing = _CLOSING.search(text, label.end, end)
    if closing:
        stops.append(closing.start())
    if text[label.end : line_end].strip(" \t*_"):  # the text began on the label's line
        foreign = _FOREIGN.search(text, line_end, end)
        if foreign:
            stops.append(foreign.start())
    return min(stops)
