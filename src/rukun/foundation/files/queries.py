"""Reads for those who look after the installation."""

from collections.abc import Callable, Iterator

from rukun.foundation.files.models import Attachment
from rukun.foundation.files.storage import is_intact


def damaged_contents(*, progress: Callable[[int, int], None] | None = None) -> Iterator[str]:
    """Yield the SHA-256 of every stored content that is missing or altered; for `rukun check`.

    Reads every file. `progress` is told how many contents of how many have been looked at.
    """
    contents = Attachment.objects.order_by("sha256").values_list("sha256", flat=True).distinct()
    total = contents.count()
    for done, digest in enumerate(contents.iterator(), start=1):
        if not is_intact(digest):
            yield digest
        if progress is not None:
            progress(done, total)
