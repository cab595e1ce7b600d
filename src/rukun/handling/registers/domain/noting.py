"""Dated notes (K2): what supervision saw of an organisation, what an election desk notes of a day."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.handling.registers import policy
from rukun.handling.registers.domain.writing import journal, plain_text, signing, today_in
from rukun.handling.registers.models import (
    ELECTION_DESK,
    ORGANISATION,
    ElectionDesk,
    Organisation,
    SituationNote,
    SupervisionNote,
)
from rukun.kernel.actor import Actor
from rukun.kernel.errors import Invalid, NotAllowed


@transaction.atomic
def note_supervision(
    *, organisation: Organisation, noted_on: date, text: str, actor: Actor, at: datetime
) -> SupervisionNote:
    """Add what was seen of `organisation` on a day; it is never edited, a further note corrects it."""
    if not policy.may_note_supervision(organisation=organisation, actor=actor):
        raise NotAllowed
    office_id, person_id = signing(actor)
    note = SupervisionNote.objects.create(
        organisation=organisation,
        noted_on=_past_day(noted_on, organisation.regency, at),
        text=plain_text("text", text, required=True),
        at=at,
        by_office_id=office_id,
        by_person_id=person_id,
    )
    journal(
        "organisation.noted",
        stream=organisation.stream,
        object_type=ORGANISATION,
        object_id=organisation.pk,
        actor=actor,
        at=at,
        note=str(note.pk),
    )
    return note


@transaction.atomic
def note_situation(
    *, desk: ElectionDesk, noted_on: date, text: str, actor: Actor, at: datetime
) -> SituationNote:
    """Add what the desk notes of a day; that all is calm is worth a note too."""
    if not policy.may_note_situation(desk=desk, actor=actor):
        raise NotAllowed
    office_id, person_id = signing(actor)
    note = SituationNote.objects.create(
        desk=desk,
        noted_on=_past_day(noted_on, desk.regency, at),
        text=plain_text("text", text, required=True),
        at=at,
        by_office_id=office_id,
        by_person_id=person_id,
    )
    journal(
        "election_desk.noted",
        stream=desk.stream,
        object_type=ELECTION_DESK,
        object_id=desk.pk,
        actor=actor,
        at=at,
        note=str(note.pk),
    )
    return note


def _past_day(day: date, regency: str, at: datetime) -> date:
    if day > today_in(regency, at):
        raise Invalid("noted_on", _("This day has not come yet."))
    return day
