"""Verified reports from which incidents are recorded."""

from tests.interfaces.web.reports.conftest import drafted, sent, verified

__all__ = ["drafted", "sent", "verified"]
