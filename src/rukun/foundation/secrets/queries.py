"""Reads for those who look after the installation."""

from rukun.foundation.secrets.keyfile import load_key_ring
from rukun.foundation.secrets.models import SubjectKey


def missing_master_keys() -> list[str]:
    """Return the ids of master keys that wrap data keys but are not in the key file."""
    used = SubjectKey.objects.filter(erased_at=None).order_by("key_id").values_list("key_id", flat=True)
    at_hand = load_key_ring().keys
    return [name for name in used.distinct() if name not in at_hand]
