"""What every screen of imports begins with."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from rukun.foundation.imports import policy
from rukun.foundation.imports.models import Import
from rukun.interfaces.web.requests import ActorRequest
from rukun.kernel.errors import NotAllowed


def require_importer(request: ActorRequest) -> None:
    """Refuse whoever takes in no sheets."""
    if not policy.may_import(actor=request.actor):
        raise NotAllowed


def visible_import(request: ActorRequest, pk: UUID) -> Import:
    """Return an import of the actor's agency, or 404."""
    seen = Import.objects.visible_to(request.actor)
    return get_object_or_404(seen.select_related("subject", "agency", "uploaded_for"), pk=pk)
