"""Reports as they came in, what was added to them, and what was answered."""

from rukun.handling.reports.models.pastes import Paste, PastedPart
from rukun.handling.reports.models.report import REPORT, TEXT_FIELDS, Report, ReportQuerySet
from rukun.handling.reports.models.rows import (
    Amendment,
    Answer,
    Informant,
    RelatedQuerySet,
    ReportFingerprint,
    ReportLink,
    Submission,
)

__all__ = [
    "REPORT",
    "TEXT_FIELDS",
    "Amendment",
    "Answer",
    "Informant",
    "Paste",
    "PastedPart",
    "RelatedQuerySet",
    "Report",
    "ReportFingerprint",
    "ReportLink",
    "ReportQuerySet",
    "Submission",
]
