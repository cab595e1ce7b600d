"""Reads for those who look after the installation."""

from collections.abc import Iterator

from rukun.foundation.files.models import Attachment
from rukun.foundation.files.storage import is_intact


def damaged_contents() -> Iterator[str]:
    """Yield the SHA-256 of every stored content that is missing or altered; for `rukun check`."""
    contents = Attachment.objects.order_by("sha256").values_list("sha256", flat=True).distinct()
    for digest in contents.iterator():
        if not is_intact(digest):
            yield digest
