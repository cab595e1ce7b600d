"""Tracks beside the ladder."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rukun.handling.cases.domain.tracks import answer_track, close_track, open_track
from rukun.handling.cases.models import Track
from rukun.interfaces.web.requests import ActorRequest
from rukun.interfaces.web.views.cases.access import row_of
from rukun.interfaces.web.views.cases.carrying import carry_out, file_of


@require_POST
def track_open(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Record that the matter also runs on a track that is not ours."""
    file = file_of(request, pk)
    verb = partial(open_track, case=file.case)
    return carry_out(request, file, "track_open", verb, said=_("The track is recorded."))


@require_POST
def track_answer(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Record what a track answered."""
    file = file_of(request, pk)
    track = row_of(file.case, Track, row)
    verb = partial(answer_track, track=track)
    return carry_out(request, file, "track_answer", verb, said=_("The answer is recorded."), subject=track)


@require_POST
def track_close(request: ActorRequest, pk: UUID, row: UUID) -> HttpResponse:
    """Record that a track has ended."""
    file = file_of(request, pk)
    track = row_of(file.case, Track, row)
    verb = partial(close_track, track=track)
    return carry_out(request, file, "track_close", verb, said=_("The end is recorded."), subject=track)
