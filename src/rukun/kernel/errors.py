"""Errors that are part of the product: each says to a person what to do.

Every rule that refuses an act raises its own `DomainError` subclass, defined beside the
function that raises it. Only the few that every room needs live here.
"""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """An act was refused for a reason that the person can read and act upon."""

    message: ClassVar[str | Promise] = _("This cannot be done now. Reload the page and try again.")

    def __init__(self, message: str | Promise | None = None) -> None:
        super().__init__(message)
        self._message = message

    def __str__(self) -> str:
        return str(self.message if self._message is None else self._message)


class NotAllowed(DomainError):
    """The actor's office does not carry the capability, or is recused from the record."""

    message = _("Your office may not do this. Ask the office that holds the record.")


class Invalid(DomainError):
    """One named field is wrong; interfaces show the text beside that field."""

    def __init__(self, field: str, message: str | Promise) -> None:
        super().__init__(message)
        self.field = field


class StaleVersion(DomainError):
    """Somebody saved in between; nothing was overwritten.

    `current` is the record as it is stored now, so that both versions can be shown.
    """

    message = _(
        "Somebody else changed this while you were typing. Nothing of yours is lost: "
        "compare both versions and choose."
    )

    def __init__(self, current: object) -> None:
        super().__init__()
        self.current = current
