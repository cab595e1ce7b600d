"""Tracks beside the ladder: police, court, BPN, adat, DPRD, LAPOR!, several at once.

They settle the matter by their own law; we record that they run and what they answered.
"""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rukun.handling.cases import policy
from rukun.handling.cases.domain.entering import authored, enter, log, short, written
from rukun.handling.cases.enums import TrackKind
from rukun.handling.cases.models import Case, Track, TrackAnswer
from rukun.kernel.actor import Actor
from rukun.kernel.errors import DomainError, Invalid
from rukun.kernel.versions import save_if_current


class TrackIsClosed(DomainError):
    """A track that ended answers no more."""

    message = _("This track has ended. Open a new one, or add a note to the case.")


@transaction.atomic
def open_track(
    *,
    case: Case,
    kind: TrackKind,
    opened_on: date,
    actor: Actor,
    at: datetime,
    reference: str = "",
    note: str = "",
) -> Track:
    """Record that the matter also runs on a track that is not ours."""
    enter(case, may=partial(policy.may_record_track, case=case), actor=actor, at=at)
    track = Track.objects.create(
        case=case,
        kind=TrackKind(kind),
        reference=short("reference", reference, 80),
        opened_on=opened_on,
        note=note.strip(),
        **authored(actor, at),
    )
    log(case, "track.opened", actor=actor, at=at, on=("track", track.pk), kind=track.kind)
    return track


@transaction.atomic
def answer_track(
    *, track: Track, version: int, answer: str, answered_on: date, actor: Actor, at: datetime
) -> Track:
    """Record what the track answered; an earlier answer stays beside the new one."""
    enter(track.case, may=partial(policy.may_record_track, case=track.case), actor=actor, at=at)
    text = written("answer", answer)
    if track.closed_on is not None:
        raise TrackIsClosed
    if answered_on < track.opened_on:
        raise Invalid("answered_on", _("The answer cannot be older than the track."))
    save_if_current(track, version=version, answer=text, answered_on=answered_on)
    row = TrackAnswer.objects.create(
        case_id=track.case_id, track=track, text=text, answered_on=answered_on, **authored(actor, at)
    )
    log(track.case, "track.answered", actor=actor, at=at, on=("track", track.pk), answer=row.pk)
    return track


@transaction.atomic
def close_track(*, track: Track, version: int, closed_on: date, actor: Actor, at: datetime) -> Track:
    """Record that the track has ended; what it decided stands in its answers."""
    enter(track.case, may=partial(policy.may_record_track, case=track.case), actor=actor, at=at)
    if track.closed_on is not None:
        raise TrackIsClosed
    if closed_on < track.opened_on:
        raise Invalid("closed_on", _("The track cannot end before it began."))
    save_if_current(track, version=version, closed_on=closed_on)
    log(track.case, "track.closed", actor=actor, at=at, on=("track", track.pk))
    return track
