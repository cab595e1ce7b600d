"""Cut what was read in a paste into the drafts that it becomes, and what belongs to none of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from rukun.handling.reports.intake import ReportFields
from rukun.handling.reports.parsing.labels import split
from rukun.handling.reports.parsing.reading import ReadMessage, ReadReport, Span
from rukun.handling.reports.pasting.excerpts import Excerpt, excerpt, gaps, joined
from rukun.handling.reports.pasting.proposals import Proposal, proposals_of, sure_fields

_TITLE: Final = 160
_SENDER: Final = 120


@dataclass(frozen=True)
class Part:
    """One draft to be: its fields, its words, what was hidden in them, and all that is suggested.

    `fields` hold what the message labels and what is sure; of an intelligence product nothing but
    the pointer.
    """

    fields: ReportFields
    text: str = ""
    hidden: tuple[str, ...] = ()
    sender: str = ""
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
    left = [gap for gap in gaps(Span(0, len(message.text)), kept) if gap.of(message.text).strip()]
    return excerpt(message.text, left, message.secrets).text.strip()


def _part(
    message: ReadMessage, report: ReadReport | None, stretches: Sequence[Span], given: ReportFields
) -> Part:
    shown = excerpt(message.text, stretches, message.secrets)
    labelled = split(shown.text)
    proposals = tuple(proposals_of(report, shown.place)) if report is not None else ()
    parts: dict[str, Any] = {**labelled.parts}
    fields = replace(given, title=" ".join(labelled.title.split())[:_TITLE], **parts)
    if report is not None and report.received_at is not None:
        fields = replace(fields, received_at=report.received_at)
    return Part(
        fields=sure_fields(proposals, fields),
        text=shown.text,
        hidden=shown.hidden,
        sender=_sender(message, report, shown) or labelled.sender[:_SENDER],
        proposals=proposals,
    )


def _sender(message: ReadMessage, report: ReadReport | None, shown: Excerpt) -> str:
    """Return who wrote it, as an office is written; a private person stays hidden."""
    span = report.speaker if report is not None else None
    if span is None and message.sender is not None and message.sender.evidence:
        span = message.sender.evidence[0]
    if span is None:
        return message.sender.value[:_SENDER] if message.sender is not None else ""
    words = excerpt(message.text, [span], message.secrets)
    return "" if words.hidden else " ".join(words.text.split())[:_SENDER]


def _pointer(message: ReadMessage, given: ReportFields) -> Part:
    pointer = message.refused.value if message.refused is not None else ""
    return Part(fields=replace(given, intelligence_pointer=pointer[:_TITLE]))
