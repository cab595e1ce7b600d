"""Take from a pasted message what one draft keeps of it: its own words, secrets hidden.

A report is read by the office of its village; what the same paste tells of the next village must not
stand in it. What is left out leaves a mark, and no character of the rest changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rukun.handling.reports.parsing.masking import HIDDEN_FORCES, HIDDEN_NAME, HIDDEN_NIK, HIDDEN_PHONE
from rukun.handling.reports.parsing.reading import Secret, SecretKind, Span

LEFT_OUT: Final = "\n[…]\n"
_HIDDEN: Final = {
    SecretKind.PERSON: HIDDEN_NAME,
    SecretKind.PHONE: HIDDEN_PHONE,
    SecretKind.IDENTITY: HIDDEN_NIK,
    SecretKind.FORCES: HIDDEN_FORCES,
}


@dataclass(frozen=True)
class _Laid:
    """A stretch of the message and where it came to lie; a hidden one is as long as its mark."""

    source: Span
    place: Span
    is_hidden: bool


@dataclass(frozen=True)
class Excerpt:
    """What a draft keeps of a message, and the words that were hidden in it."""

    text: str
    hidden: tuple[str, ...]
    laid: tuple[_Laid, ...]

    def place(self, span: Span) -> Span | None:
        """Return where words of the message stand in the excerpt, without the space around them.

        None if none of them do.
        """
        found = [part for laid in self.laid if (part := _overlap(laid, span)) is not None]
        if not found:
            return None
        start, end = min(part.start for part in found), max(part.end for part in found)
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None


def excerpt(text: str, stretches: Iterable[Span], secrets: Sequence[Secret]) -> Excerpt:
    """Lay the stretches of `text` end to end, with a mark where something is left out between them."""
    words: list[str] = []
    hidden: list[str] = []
    laid: list[_Laid] = []
    length = 0
    for stretch in joined(stretches):
        if words:
            words.append(LEFT_OUT)
            length += len(LEFT_OUT)
        for source, mark in _pieces(stretch, secrets):
            shown = mark or source.of(text)
            laid.append(_Laid(source, Span(length, length + len(shown)), is_hidden=bool(mark)))
            words.append(shown)
            length += len(shown)
            if mark:
                hidden.append(source.of(text))
    return Excerpt("".join(words), tuple(dict.fromkeys(hidden)), tuple(laid))


def joined(stretches: Iterable[Span]) -> list[Span]:
    """Return the stretches in order, those that touch or overlap as one."""
    found: list[Span] = []
    for stretch in sorted(stretches):
        if stretch.start == stretch.end:
            continue
        if found and stretch.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, stretch.end))
        else:
            found.append(stretch)
    return found


def gaps(whole: Span, stretches: Iterable[Span]) -> list[Span]:
    """Return what of `whole` lies in no stretch."""
    found: list[Span] = []
    start = whole.start
    for stretch in joined(stretches):
        if stretch.start > start:
            found.append(Span(start, min(stretch.start, whole.end)))
        start = max(start, stretch.end)
    if start < whole.end:
        found.append(Span(start, whole.end))
    return found


def _pieces(stretch: Span, secrets: Sequence[Secret]) -> Iterable[tuple[Span, str]]:
    """Cut a stretch at its secrets; a secret comes with the mark that stands for it."""
    start = stretch.start
    for secret in sorted(secrets):
        begins, ends = max(secret.span.start, start), min(secret.span.end, stretch.end)
        if begins >= ends:
            continue
        if begins > start:
            yield Span(start, begins), ""
        yield Span(begins, ends), _HIDDEN[secret.kind]
        start = ends
    if start < stretch.end:
        yield Span(start, stretch.end), ""


def _overlap(laid: _Laid, span: Span) -> Span | None:
    begins, ends = max(laid.source.start, span.start), min(laid.source.end, span.end)
    if begins >= ends:
        return None
    if laid.is_hidden:
        return laid.place
    shift = laid.place.start - laid.source.start
    return Span(begins + shift, ends + shift)
