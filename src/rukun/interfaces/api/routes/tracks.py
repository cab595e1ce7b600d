"""Tracks beside the ladder: police, court, BPN, adat, DPRD, LAPOR!."""

from functools import partial
from typing import Any
from uuid import UUID

from ninja import Router, Status

from rukun.foundation.people.enums import Scope
from rukun.handling.cases.domain.tracks import answer_track, close_track, open_track
from rukun.handling.cases.models import Track
from rukun.interfaces.api.acts import AGAIN, NEW, SHUT, add_row, change_row
from rukun.interfaces.api.auth import Bearer
from rukun.interfaces.api.reading import visible_row
from rukun.interfaces.api.requests import ApiRequest
from rukun.interfaces.api.schemas.cases_in import TrackAnswerIn, TrackEndIn, TrackIn
from rukun.interfaces.api.schemas.rows import TrackOut
from rukun.interfaces.api.versions import IfMatch

router = Router(tags=["tracks"])
WRITE = Bearer(Scope.CASES_WRITE)
ALL = "/cases/{uuid:case_id}/tracks"
ONE = ALL + "/{uuid:track_id}"
CHANGED = {AGAIN: TrackOut, SHUT: None}


@router.post(ALL, auth=WRITE, response={NEW: TrackOut, AGAIN: TrackOut}, url_name="tracks")
def open_(request: ApiRequest, case_id: UUID, body: TrackIn) -> Status[TrackOut]:
    """Record that the matter also runs on a track that is not ours."""
    verb = partial(open_track, **body.given())
    return add_row(request, case_id, body, verb, model=Track, show=TrackOut.of)


@router.post(f"{ONE}/answer", auth=WRITE, response=CHANGED, url_name="track-answer")
def answer(
    request: ApiRequest,
    case_id: UUID,
    track_id: UUID,
    body: TrackAnswerIn,
    if_match: IfMatch = None,
) -> Status[TrackOut | None]:
    """Record what the track answered; earlier answers stay on the timeline."""
    row = visible_row(request.actor, Track, track_id, case_id)

    def verb(**acting: Any) -> Track:
        return answer_track(track=row, version=row.version, **body.given(), **acting)

    return change_row(request, row, if_match, body, verb, show=TrackOut.of)


@router.post(f"{ONE}/close", auth=WRITE, response=CHANGED, url_name="track-close")
def close(
    request: ApiRequest,
    case_id: UUID,
    track_id: UUID,
    body: TrackEndIn,
    if_match: IfMatch = None,
) -> Status[TrackOut | None]:
    """Record that the track has ended."""
    row = visible_row(request.actor, Track, track_id, case_id)

    def verb(**acting: Any) -> Track:
        return close_track(track=row, version=row.version, closed_on=body.closed_on, **acting)

    return change_row(request, row, if_match, body, verb, show=TrackOut.of)
