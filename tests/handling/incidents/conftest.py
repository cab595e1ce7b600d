"""Incidents are told by reports as the cast writes them."""

from tests.handling.reports.conftest import drafted, sent, verified

__all__ = ["drafted", "sent", "verified"]
