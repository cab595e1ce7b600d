"""Verbs of the files."""

from rukun.foundation.files.domain.attaching import attach_file
from rukun.foundation.files.domain.opening import Evidence, open_attachment, read_evidence

__all__ = ["Evidence", "attach_file", "open_attachment", "read_evidence"]
