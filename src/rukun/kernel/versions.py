"""Optimistic saves: nothing is silently overwritten."""

from typing import TypeVar

from django.db import models

from rukun.kernel.errors import StaleVersion

M = TypeVar("M", bound=models.Model)


def save_if_current(instance: M, *, version: int, **changes: object) -> M:
    """Write `changes` only if the stored row still has `version`; else raise `StaleVersion`.

    One UPDATE decides, so two saves of the same version cannot both win.
    """
    manager = type(instance)._default_manager
    saved = manager.filter(pk=instance.pk, version=version).update(version=models.F("version") + 1, **changes)
    instance.refresh_from_db()
    if not saved:
        raise StaleVersion(instance)
    return instance
