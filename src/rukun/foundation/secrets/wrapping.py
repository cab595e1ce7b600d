"""AES-256-GCM with the context as associated data: bytes moved elsewhere do not open.

Random 96-bit nonces; a data key seals the few fields of one subject, a master key wraps each
data key once, both far below the 2^32 messages of NIST SP 800-38D.
"""

import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORMAT = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16


class NotGenuine(Exception):
    """The bytes were altered, belong elsewhere, or were made with another key."""


def encrypt(key: bytes, plaintext: bytes, *context: str) -> bytes:
    """Return format byte, nonce, ciphertext and tag of `plaintext`, bound to `context`."""
    nonce = os.urandom(_NONCE_BYTES)
    return _FORMAT + nonce + AESGCM(key).encrypt(nonce, plaintext, _associated(context))


def decrypt(key: bytes, blob: bytes, *context: str) -> bytes:
    """Return what was encrypted under the same key and context, else raise `NotGenuine`."""
    if len(blob) < len(_FORMAT) + _NONCE_BYTES + _TAG_BYTES or blob[:1] != _FORMAT:
        raise NotGenuine
    nonce, sealed = blob[1 : 1 + _NONCE_BYTES], blob[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, sealed, _associated(context))
    except InvalidTag:
        raise NotGenuine from None


def _associated(context: tuple[str, ...]) -> bytes:
    # JSON keeps ("a", "bc") and ("ab", "c") apart.
    return json.dumps(context).encode()
