"""Read what was pasted, as the office that receives it reads it."""

from collections.abc import Iterator
from datetime import datetime

from rukun.foundation.people.models import AgencyRegion, Office
from rukun.handling.reports.gazetteers import gazetteer_of
from rukun.handling.reports.intake import ReportFields
from rukun.handling.reports.parsing.intelligence import pointer_to_intelligence
from rukun.handling.reports.parsing.reader import read_message
from rukun.handling.reports.parsing.reading import ReadMessage, Span
from rukun.handling.reports.parsing.segments import blocks_of
from rukun.handling.reports.parsing.words import read_words
from rukun.handling.reports.pasting.cutting import Cut, cut
from rukun.handling.reports.pasting.excerpts import gaps
from rukun.kernel.actor import Actor


def read_paste(text: str, *, given: ReportFields, actor: Actor, at: datetime) -> Cut:
    """Return the drafts that a paste becomes. Names are sought first where its sender is at home.

    An intelligence product among other messages is taken out and leaves a pointer; they stay.
    """
    region, received_at = _home(actor), given.received_at or at
    gazetteer = gazetteer_of(actor.regency)

    def read(words: str) -> Cut:
        message = read_message(
            words, received_at=received_at, region=region, zone=actor.zone, gazetteer=gazetteer
        )
        return cut(message, given)

    refused = list(_refused(text))
    if not refused:
        return read(text)
    kept = "\n".join(span.of(text) for span in gaps(Span(0, len(text)), [span for span, _pointer in refused]))
    others = read(kept) if kept.strip() else Cut(())
    pointers = [cut(pointer, given).parts[0] for _span, pointer in refused]
    return Cut((*others.parts, *pointers), others.rest)


def _refused(text: str) -> Iterator[tuple[Span, ReadMessage]]:
    """Yield the messages of a paste that are intelligence products, where there are several messages."""
    message = read_words(text)
    blocks = blocks_of(message)
    if len(blocks) < 2:
        return
    for block in blocks:
        span = message.span(block.start, block.end)
        pointer = pointer_to_intelligence(read_words(span.of(text)))
        if pointer is not None:
            yield span, ReadMessage("", refused=pointer)


def _home(actor: Actor) -> str:
    """Return the area of the office in whose name it is recorded, if that is one; else one's own."""
    areas = actor.territory
    if actor.on_behalf is not None and actor.on_behalf.office_id is not None:
        office = Office.objects.filter(pk=actor.on_behalf.office_id).values("agency")
        areas = tuple(AgencyRegion.objects.filter(agency__in=office).values_list("region_id", flat=True))
    return areas[0] if len(areas) == 1 else actor.regency
