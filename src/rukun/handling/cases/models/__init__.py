"""One file from first warning to recovery."""

from rukun.handling.cases.models.beside import CaseOrganisation, Invitation, Message, Track, TrackAnswer
from rukun.handling.cases.models.case import (
    CASE,
    INVITATION,
    Case,
    CaseIncident,
    CaseQuerySet,
    CaseReport,
    CaseRow,
    CaseRowQuerySet,
    standing_name,
)
from rukun.handling.cases.models.duties import InformationRequest, Task, TaskStep
from rukun.handling.cases.models.ladder import Assessment, Attempt, Decision, HandOver

__all__ = [
    "CASE",
    "INVITATION",
    "Assessment",
    "Attempt",
    "Case",
    "CaseIncident",
    "CaseOrganisation",
    "CaseQuerySet",
    "CaseReport",
    "CaseRow",
    "CaseRowQuerySet",
    "Decision",
    "HandOver",
    "InformationRequest",
    "Invitation",
    "Message",
    "Task",
    "TaskStep",
    "Track",
    "TrackAnswer",
    "standing_name",
]
