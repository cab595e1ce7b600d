"""What one was told: read, and marked as read."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rukun.foundation.notices import policy
from rukun.foundation.notices.domain import mark_all_read, mark_read
from rukun.foundation.notices.models import Notice
from rukun.foundation.notices.queries import notices_for, unread_count
from rukun.foundation.notices.templates import path_of
from rukun.foundation.notices.templates import render as rendered
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Page
from rukun.interfaces.web.requests import ActorRequest

PAGE_SIZE = 50


@dataclass(frozen=True)
class NoticeRow:
    """One notice in the reader's words."""

    pk: UUID
    subject: str
    body: str
    time: str
    is_unread: bool
    has_page: bool


@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """List one's notices in the acting office, the newest first."""
    after = _after(request.GET.get("sesudah", ""))
    shown = list((notices_for(request.actor).filter(after))[: PAGE_SIZE + 1])
    context = {
        "rows": [_row(notice, request) for notice in shown[:PAGE_SIZE]],
        "unread": unread_count(request.actor),
        "page": _page(request, shown),
        "sees_deliveries": policy.may_see_deliveries(request.actor),
    }
    return render(request, "notices/list.html", context)


@require_POST
def read(request: ActorRequest, pk: UUID) -> HttpResponse:
    """Mark a notice as read and go to what it is about."""
    notice = get_object_or_404(Notice.objects.visible_to(request.actor), pk=pk)
    mark_read(notice_id=pk, actor=request.actor, at=timezone.now())
    return redirect(path_of(notice) or "notices:list")


@require_POST
def read_all(request: ActorRequest) -> HttpResponse:
    """Mark everything that has arrived so far as read."""
    mark_all_read(actor=request.actor, at=timezone.now())
    messages.success(request, _("All notices are marked as read."))
    return redirect("notices:list")


def _row(notice: Notice, request: ActorRequest) -> NoticeRow:
    said = rendered(notice)
    return NoticeRow(
        pk=notice.pk,
        subject=said.subject,
        body=said.body,
        time=presentation.day_time_brief(notice.created_at, now=request.actor.at),
        is_unread=notice.read_at is None,
        has_page=bool(said.url),
    )


def _after(cursor: str) -> Q:
    moment, _tilde, pk = cursor.partition("~")
    try:
        at, last = parse_datetime(moment), UUID(pk)
    except ValueError:
        return Q()
    if at is None or at.tzinfo is None:
        return Q()
    return Q(created_at__lt=at) | Q(created_at=at, pk__lt=last)


def _page(request: ActorRequest, shown: list[Notice]) -> Page:
    start = "?" if "sesudah" in request.GET else ""
    if len(shown) <= PAGE_SIZE:
        return Page(first_url=start, shown=len(shown))
    last = shown[PAGE_SIZE - 1]
    cursor = urlencode({"sesudah": f"{last.created_at.isoformat()}~{last.pk}"})
    return Page(next_url=f"?{cursor}", first_url=start, shown=PAGE_SIZE)
