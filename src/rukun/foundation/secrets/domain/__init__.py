"""Verbs of the secrets (K3)."""

from rukun.foundation.secrets.domain.erasing import AlreadyErased, erase
from rukun.foundation.secrets.domain.rotating import forget_old_keys, rotate_master
from rukun.foundation.secrets.domain.sealing import (
    Altered,
    Erased,
    create_subject,
    exact_index,
    seal,
    unseal,
)

__all__ = [
    "AlreadyErased",
    "Altered",
    "Erased",
    "create_subject",
    "erase",
    "exact_index",
    "forget_old_keys",
    "rotate_master",
    "seal",
    "unseal",
]
