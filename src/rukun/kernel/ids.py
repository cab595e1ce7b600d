"""Identifiers made by the server: time-ordered primary keys and unguessable receipts."""

import secrets
import time
from uuid import UUID

# Crockford's alphabet without vowels that spell words and without look-alikes.
_RECEIPT_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
_RECEIPT_LENGTH = 18  # log2(28 ** 18) = 86.5 bits


def uuid7() -> UUID:
    """Return a UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76
    value |= secrets.randbits(12) << 64
    value |= 0b10 << 62
    value |= secrets.randbits(62)
    return UUID(int=value)


def receipt_code() -> str:
    """Return a public receipt code of 86 random bits in three groups of six characters."""
    code = "".join(secrets.choice(_RECEIPT_ALPHABET) for _ in range(_RECEIPT_LENGTH))
    return "-".join(code[start : start + 6] for start in range(0, _RECEIPT_LENGTH, 6))
