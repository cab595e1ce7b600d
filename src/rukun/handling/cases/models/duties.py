"""What offices owe on a case: tasks with proof, and information that was asked for."""

from typing import ClassVar

from django.db import models

from rukun.foundation.files.models import Attachment
from rukun.foundation.people.models import Agency, Office
from rukun.handling.cases.enums import RequestState, TaskState
from rukun.handling.cases.models.case import Case, CaseRow, CaseRowQuerySet


class Task(CaseRow):
    """A duty of an office, with a deadline in working days and proof at its end."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    instruction = models.TextField(blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    working_days = models.PositiveSmallIntegerField(null=True)  # None: the usual time of the regency
    due_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=TaskState, default=TaskState.GIVEN)
    state_note = models.TextField(blank=True)  # why declined, sent back or cancelled
    proof_text = models.TextField(blank=True)
    proof_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = CaseRowQuerySet["Task"].as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="task_number_once")]
        indexes: ClassVar = [models.Index(fields=["agency", "state", "due_at"], name="tasks_of_agency")]

    def __str__(self) -> str:
        return self.title


class TaskStep(CaseRow):
    """One step of a task with its words: proof, refusal, what was missing. Appended, never edited."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="task_steps")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=16)  # code of the transition
    text = models.TextField(blank=True)
    files = models.ManyToManyField(Attachment, related_name="+")  # proof

    objects = CaseRowQuerySet["TaskStep"].as_manager()

    def __str__(self) -> str:
        return f"{self.step} {self.task_id}"


class InformationRequest(CaseRow):
    """A permintaan keterangan: asked again, never red, never climbing."""

    retention: ClassVar[str] = "as_its_record"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    state = models.CharField(max_length=12, choices=RequestState, default=RequestState.WAITING)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = CaseRowQuerySet["InformationRequest"].as_manager()

    def __str__(self) -> str:
        return f"request to {self.agency_id}"
