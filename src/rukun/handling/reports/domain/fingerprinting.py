"""Keep the fingerprint of what was sent, so that a copy of it is found among a million others."""

from rukun.handling.reports.look_alikes.fingerprints import bands
from rukun.handling.reports.models import Report, ReportFingerprint


def keep_fingerprint(report: Report, text: str) -> None:
    """Add the bands of `text`, which was sent or appended; part of a verb.

    Reports that only say that nothing happened are copies of each other by design: they have none.
    """
    if report.needs_verification and not report.intelligence_pointer:
        rows = [ReportFingerprint(report=report, band=band) for band in bands(text)]
        ReportFingerprint.objects.bulk_create(rows, ignore_conflicts=True)
