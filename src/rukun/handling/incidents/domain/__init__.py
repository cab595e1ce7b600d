"""Verbs of incidents."""

from rukun.handling.incidents.domain.recording import (
    AlreadyTold,
    IncidentFields,
    NoEvent,
    NotVerified,
    correct_incident,
    link_report_to_incident,
    record_incident,
)

__all__ = [
    "AlreadyTold",
    "IncidentFields",
    "NoEvent",
    "NotVerified",
    "correct_incident",
    "link_report_to_incident",
    "record_incident",
]
