"""A message as it came in: what is hidden in it, and the words for its labelled parts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from django.utils.translation import gettext as _

from rukun.handling.reports.parsing.labels import Split
from rukun.handling.reports.parsing.masking import HIDDEN_FORCES, HIDDEN_NAME, HIDDEN_NIK, HIDDEN_PHONE
from rukun.handling.reports.parsing.reading import Span
from rukun.interfaces.web.suggesting import MessagePiece

_MARKS = (HIDDEN_PHONE, HIDDEN_NIK, HIDDEN_NAME, HIDDEN_FORCES)
_HIDDEN = re.compile("|".join(re.escape(mark) for mark in _MARKS))
Numbers = Mapping[tuple[Span, ...], int]


def has_hidden(text: str) -> bool:
    """Say whether something was hidden in a message."""
    return _HIDDEN.search(text) is not None


def pieces_of(found: Split, numbers: Numbers) -> list[MessagePiece]:
    """Return the message in order: labels set apart, hidden words as hidden, numbered words marked."""
    marked = [(span, number) for spans, number in numbers.items() for span in spans]
    pieces: list[MessagePiece] = []
    position = 0
    for part in found.pieces:
        for text, start, is_hidden in _redacted(part.text, position):
            if is_hidden:
                pieces.append(MessagePiece(text, is_redacted=True))
            else:
                pieces += _marked(text, start, marked, is_label=part.is_label)
        position += len(part.text)
    last = {number: place for place, piece in enumerate(pieces) for number in piece.marks}
    ends = {place: [n for n, at in sorted(last.items()) if at == place] for place in last.values()}
    return [replace(piece, ends=tuple(ends.get(place, ()))) for place, piece in enumerate(pieces)]


def _marked(
    text: str, start: int, marked: Sequence[tuple[Span, int]], *, is_label: bool
) -> Iterator[MessagePiece]:
    end = start + len(text)
    near = [(span, number) for span, number in marked if span.start < end and span.end > start]
    edges = {edge for span, _number in near for edge in (span.start, span.end) if start < edge < end}
    cuts = sorted({start, end, *edges})
    for begins, ends in pairwise(cuts):
        over = dict.fromkeys(number for span, number in near if span.start <= begins and span.end >= ends)
        yield MessagePiece(text[begins - start : ends - start], marks=tuple(over), is_label=is_label)


def _redacted(text: str, start: int) -> Iterator[tuple[str, int, bool]]:
    """Yield the stretches of `text` with where they begin, and whether words are hidden there."""
    position = 0
    for match in _HIDDEN.finditer(text):
        if match.start() > position:
            yield text[position : match.start()], start + position, False
        yield _words()[match.group()], start + match.start(), True
        position = match.end()
    if position < len(text):
        yield text[position:], start + position, False


def part_label(name: str) -> str:
    """Return the name of a part as it stands inside a sentence."""
    return {
        "introduction": _("introduction"),
        "facts": _("facts"),
        "account": _("account"),
        "action_taken": _("action taken"),
        "prediction": _("prediction"),
        "recommendation": _("recommendation"),
        "opinion": _("opinion"),
        "who": _("who"),
        "what": _("what"),
        "when": _("when"),
        "where": _("where"),
        "how": _("how"),
        "why": _("why"),
    }[name]


def _words() -> dict[str, str]:
    return {
        HIDDEN_PHONE: _("number hidden"),
        HIDDEN_NIK: _("identity number hidden"),
        HIDDEN_NAME: _("name hidden"),
        HIDDEN_FORCES: _("number of personnel hidden"),
    }
