"""Cut what was read in a paste into the drafts that it becomes, and what belongs to none of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from rukun.handling.reports.intake import ReportFields
from rukun.handling.reports.parsing.labels import split
from rukun.handling.reports.parsing.reading import ReadMessage, ReadReport, Span
from rukun.handling.reports.parsing.segments import CHAT_HEAD
from rukun.handling.reports.pasting.excerpts import excerpt, gaps, joined
from rukun.handling.reports.pasting.proposals import (
    Proposal,
    proposals_of,
    proposals_of_value,
    sure_fields,
)
from rukun.handling.reports.pasting.speakers import is_office, office_in, private_speakers

_TITLE: Final = 160
_POINTER: Final = "Produk intelijen (petunjuk)"  # a record is Indonesian
_WORDS: Final = re.compile(r"[^\W\d_]{2}")
_SENDER: Final = 120


@dataclass(frozen=True)
class Part:
    """One draft to be: its fields, its words, what was hidden in them, and all that is suggested.

    `fields` hold what the message labels and what is sure; of an intelligence product nothing but
    the pointer. `writer` is the private person who wrote it in a chat, to be sealed.
    """

    fields: ReportFields
    text: str = ""
    hidden: tuple[str, ...] = ()
    sender: str = ""
    writer: str = ""
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class Cut:
    """The drafts of a paste in their order, and the words that no draft has."""

    parts: tuple[Part, ...]
    rest: str = ""


def cut(message: ReadMessage, given: ReportFields) -> Cut:
    """Return the parts of a message; one that holds no report is one part, for a person to judge.

    `given` is what is known of all of it: the channel and the time of receipt.
    """
    message = replace(message, secrets=(*message.secrets, *private_speakers(message.text)))
    if message.refused is not None:
        return Cut((_pointer(message, given),))
    whole = Span(0, len(message.text))
    if len(message.reports) < 2:
        only = next(iter(message.reports), None)
        return Cut((_part(message, only, [whole], given),))
    left = gaps(whole, [span for report in message.reports for span in own_words(report)])
    parts, kept = [], list[Span]()
    for report in message.reports:
        stretches = _stretches(report, left)
        kept += stretches
        parts.append(_part(message, report, stretches, given))
    return Cut(tuple(parts), _rest(message, kept))


def own_words(report: ReadReport) -> tuple[Span, ...]:
    """Return the stretches that tell of this report alone."""
    return report.stretches or (report.span,)


def _stretches(report: ReadReport, left: Sequence[Span]) -> list[Span]:
    """Return what the draft keeps: its own words, and what is said once for several reports.

    Of that nothing lies in another report's own words, so that no draft tells of the next one.
    """
    shared = [part for head in report.heads for part in _within(head, left)]
    return joined([*own_words(report), *shared])


def _within(span: Span, stretches: Sequence[Span]) -> list[Span]:
    pairs = [(max(span.start, one.start), min(span.end, one.end)) for one in stretches]
    return [Span(start, end) for start, end in pairs if start < end]


def _rest(message: ReadMessage, kept: Sequence[Span]) -> str:
    """Return what no draft has, line by line; the numbers of a list and the heads of a chat say nothing."""
    left = gaps(Span(0, len(message.text)), kept)
    texts = (excerpt(message.text, [gap], message.secrets).text for gap in left)
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if _WORDS.search(CHAT_HEAD.sub("", line)))


def _part(
    message: ReadMessage, report: ReadReport | None, stretches: Sequence[Span], given: ReportFields
) -> Part:
    shown = excerpt(message.text, stretches, message.secrets)
    labelled = split(shown.text)
    read = proposals_of(report, shown.place) if report is not None else []
    proposals = (*read, *proposals_of_value(shown.text))
    parts: dict[str, Any] = {**labelled.parts}
    fields = replace(given, title=" ".join(labelled.title.split())[:_TITLE], **parts)
    if report is not None and report.received_at is not None:
        fields = replace(fields, received_at=report.received_at)
    return Part(
        fields=sure_fields(proposals, fields),
        text=shown.text,
        hidden=shown.hidden,
        sender=_sender(message, report, labelled.sender),
        writer=_writer(message, report),
        proposals=proposals,
    )


def _sender(message: ReadMessage, report: ReadReport | None, labelled: str) -> str:
    """Return the office that wrote it, as the message writes it; "" for a private person."""
    if report is not None and report.speaker is not None:
        speaker = report.speaker.of(message.text)
        return (office_in(speaker) or office_in(labelled))[:_SENDER]
    named = message.sender.value if message.sender is not None else ""
    return (office_in(named) or office_in(labelled))[:_SENDER]


def _writer(message: ReadMessage, report: ReadReport | None) -> str:
    if report is None or report.speaker is None:
        return ""
    name = report.speaker.of(message.text).strip()
    return "" if is_office(name) else name


def _pointer(message: ReadMessage, given: ReportFields) -> Part:
    pointer = message.refused.value if message.refused is not None else ""
    return Part(replace(given, title=_POINTER, intelligence_pointer=pointer[:_TITLE]))
