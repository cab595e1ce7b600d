"""Files, always after the check of the record that they hang on."""

from uuid import UUID

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from rukun.foundation.files.domain import open_attachment
from rukun.foundation.files.models import Attachment
from rukun.interfaces.web.requests import ActorRequest

# Whatever is inside a file, nothing of it runs in our address and nothing is guessed about it.
_SHUT = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
def download(request: ActorRequest, pk: UUID) -> HttpResponseBase:
    """Send a visible file as a download; a read of a secret one is logged."""
    attachment = get_object_or_404(Attachment.objects.visible_to(request.actor), pk=pk)
    content = open_attachment(attachment, actor=request.actor, at=timezone.now())
    response = FileResponse(
        content, as_attachment=True, filename=attachment.name, content_type=attachment.media_type
    )
    response["Content-Security-Policy"] = _SHUT
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
