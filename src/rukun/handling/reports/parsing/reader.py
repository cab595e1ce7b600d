"""Read a pasted message: cut it into reports, and read each of them."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from rukun.handling.reports.parsing.drafts import Draft, Source
from rukun.handling.reports.parsing.gazetteer import Gazetteer
from rukun.handling.reports.parsing.intelligence import pointer_to_intelligence
from rukun.handling.reports.parsing.joining import joined, with_nil_together
from rukun.handling.reports.parsing.reading import ReadMessage, ReadReport
from rukun.handling.reports.parsing.reporting import report_of
from rukun.handling.reports.parsing.secrets import find_secrets
from rukun.handling.reports.parsing.segments import blocks_of, segments_of
from rukun.handling.reports.parsing.senders import role_of, sender_of
from rukun.handling.reports.parsing.words import read_words
from rukun.kernel.errors import DomainError

LONGEST_MESSAGE: Final = 60_000  # characters; as the paste box


class MessageTooLong(DomainError):
    """More than a paste may hold."""

    def __init__(self) -> None:
        super().__init__(
            _("The message is longer than %(limit)s characters. Paste it in parts.")
            % {"limit": LONGEST_MESSAGE}
        )


def read_message(
    text: str, *, received_at: datetime, region: str, zone: str, gazetteer: Gazetteer
) -> ReadMessage:
    """Return what the message tells, report by report, with the words that each answer rests on.

    `region` is that which received it: the regency, or the subdistrict or village of the sender.
    Reads nothing but its arguments; `MessageTooLong` is the only refusal.
    """
    if len(text) > LONGEST_MESSAGE:
        raise MessageTooLong
    message = read_words(text)
    pointer = pointer_to_intelligence(message)
    if pointer:
        return ReadMessage(text, refused=pointer)
    source = Source(message, received_at.astimezone(ZoneInfo(zone)), region, gazetteer)
    return ReadMessage(
        text,
        reports=_reports(source),
        parts_present=source.ground.parts,
        sender=sender_of(message),
        reporter_role=role_of(message),
        secrets=find_secrets(message),
    )


def _reports(source: Source) -> tuple[ReadReport, ...]:
    drafts: list[Draft] = []
    for block in blocks_of(source.message):
        made = [
            source.draft_of(one)
            for one in segments_of(
                source.message, block, source.mentions, source.times, source.ground.sentences
            )
        ]
        kept: list[Draft] = []
        for one in made:
            if one and source.is_report(one, [*drafts, *kept]):
                kept.append(one)
        drafts = joined(source, drafts, kept)
    drafts = with_nil_together(source, drafts)
    return tuple(report_of(source, draft, drafts) for draft in drafts)
