"""Keep the fingerprint of what was sent, so that a copy of it is found among a million others."""

from collections.abc import Iterable

from rukun.handling.reports.look_alikes.fingerprints import bands
from rukun.handling.reports.models import Report, ReportFingerprint

_BATCH = 1_000


def keep_fingerprint(report: Report, text: str) -> None:
    """Add the bands of `text`, which was sent or appended; part of a verb."""
    keep_fingerprints([(report, text)])


def keep_fingerprints(texts: Iterable[tuple[Report, str]]) -> None:
    """Add the bands of many texts at once; part of a verb.

    Reports that only say that nothing happened are copies of each other by design: they have none.
    """
    rows = [
        ReportFingerprint(report=report, band=band)
        for report, text in texts
        if report.needs_verification and not report.intelligence_pointer
        for band in bands(text)
    ]
    ReportFingerprint.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
