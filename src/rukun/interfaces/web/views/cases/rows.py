"""Rows of the case file: tasks and requests together, files, papers, ratings."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from rukun.foundation.files.models import Attachment
from rukun.handling.cases.actions import request_actions
from rukun.handling.cases.enums import RequestState, TaskState
from rukun.handling.cases.models import Assessment, InformationRequest, Task
from rukun.handling.cases.timeline import office_name
from rukun.interfaces.web import presentation
from rukun.interfaces.web.parts import Cell, Column, FileItem, Table
from rukun.interfaces.web.presentation import Due, RiskMark, due_badge, risk_mark, state_mark
from rukun.interfaces.web.views.cases.casefile import CaseFile
from rukun.interfaces.web.views.cases.panels import Panel, behalf_values, open_panel

# Whoever owes it can still be late; what is handed in waits for the one who checks it.
RUNNING = (TaskState.GIVEN, TaskState.ACCEPTED, TaskState.IN_PROGRESS)


def duties_table(file: CaseFile) -> Table:
    """Return tasks by number, then what was asked, which is never late."""
    columns = (
        Column(_("No."), is_number=True, hides_on_phone=True),
        Column(_("Task"), is_heading=True),
        Column(_("Responsible")),
        Column(_("Deadline"), names_on_phone=False),
        Column(_("Status")),
    )
    rows = [task_row(task, file) for task in file.tasks]
    last = max((task.number for task in file.tasks), default=0)
    asked = [request_row(row, last + at) for at, row in enumerate(file.requests, start=1)]
    return Table(_("Tasks and requests"), columns, [*rows, *asked])


def task_row(task: Task, file: CaseFile) -> tuple[Cell, ...]:
    """Return a task as a row."""
    return (
        Cell(str(task.number)),
        Cell(task.title, url=task_url(task, file)),
        Cell(office_name(task.office)),
        Cell(mark=task_due(task, file)),
        Cell(mark=state_mark(task.state, TaskState(task.state).label)),
    )


def task_url(task: Task, file: CaseFile) -> str:
    """Return the address of a task, which goes on recording for the same office."""
    url = reverse("tasks:detail", kwargs={"pk": task.pk})
    carried = urlencode(behalf_values(file.acting))
    return f"{url}?{carried}" if carried else url


def task_due(task: Task, file: CaseFile) -> Due:
    """Return the deadline: amber and red only while somebody still works on it."""
    if task.state in RUNNING and not task.agency.is_vertical:
        return due_badge(task.due_at, file.at, calendar=file.calendar)
    is_this_year = task.due_at.year == file.at.year
    return Due(presentation.day(task.due_at, with_year=not is_this_year))


def request_row(row: InformationRequest, number: int) -> tuple[Cell, ...]:
    """Return a request as a row: dashed grey while it waits."""
    is_waiting = row.state == RequestState.WAITING
    when = (
        presentation.since(row.at)
        if is_waiting or row.answered_at is None
        else presentation.day(row.answered_at, with_year=False)
    )
    return (
        Cell(str(number)),
        Cell(row.question),
        Cell(row.agency.short_name),
        Cell(when, is_muted=True),
        Cell(mark=state_mark(row.state, RequestState(row.state).label)),
    )


def duties_count(file: CaseFile) -> str:
    """Return "4, 1 lewat": how many there are and how many are late."""
    total = len(file.tasks) + len(file.requests)
    late = sum(task_due(task, file).tone == "late" for task in file.tasks)
    if not late:
        return str(total) if total else ""
    return _("%(total)s, %(late)s late") % {"total": total, "late": late}


def request_panels(file: CaseFile) -> list[Panel]:
    """Return the panels of requests that wait: answer one's own, withdraw what one asked."""
    found: list[Panel] = []
    first = file.my_requests[0].pk if file.my_requests else None
    for row in file.requests:
        row.case = file.case
        may = request_actions(row, file.party)
        if may.answer and row.pk != first:  # the first stands in the next step
            found += _named(open_panel(file, "answer", row), row.agency.short_name)
        if may.withdraw:
            found += _named(open_panel(file, "withdraw_request", row), row.agency.short_name)
    return found


def _named(panel: Panel | None, name: str) -> list[Panel]:
    if panel is None:
        return []
    label = f"{str(panel.label).removesuffix(' …')}: {name}"
    return [Panel(**{**panel.__dict__, "label": label, "css": "button-quiet"})]


# --- Right column -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paper:
    """A report or an incident of the case."""

    number: str
    title: StrOrPromise
    url: str
    note: StrOrPromise


def report_papers(file: CaseFile) -> list[Paper]:
    """Return the reports that the viewer may read."""
    return [
        Paper(
            report.number or "",
            report.title,
            reverse("reports:detail", kwargs={"pk": report.pk}),
            _("received %(day)s") % {"day": presentation.day(report.received_at)},
        )
        for report in file.reports
    ]


def incident_papers(file: CaseFile) -> list[Paper]:
    """Return the incidents that the viewer may read."""
    return [
        Paper(
            incident.number,
            incident.title,
            reverse("incidents:detail", kwargs={"pk": incident.pk}),
            presentation.day(incident.started_at) if incident.started_at else _("time not known"),
        )
        for incident in file.incidents
    ]


def hidden_papers(file: CaseFile) -> str:
    """Say that there are reports which are not open to the viewer; never what is in them."""
    count = len(file.report_ids) - len(file.reports)
    if count <= 0:
        return ""
    text = ngettext(
        "%(count)s report is not open to your office.",
        "%(count)s reports are not open to your office.",
        count,
    )
    return text % {"count": count}


def file_items(file: CaseFile) -> list[FileItem]:
    """Return the files, the newest first."""
    return [_file_item(one) for one in file.files]


def _file_item(one: Attachment) -> FileItem:
    by = one.on_behalf_label or (one.uploaded_for.title if one.uploaded_for is not None else "")
    note = " · ".join(
        part
        for part in (
            one.name if one.description else "",
            str(one.get_classification_display()) if one.classification > 2 else "",
            presentation.day(one.created_at),
            by,
        )
        if part
    )
    return FileItem(
        name=one.description or one.name,
        url=reverse("files:download", kwargs={"pk": one.pk}),
        note=note,
        icon="camera" if one.is_image else "document",
    )


# --- Risk ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class MatrixCell:
    """One of the sixteen; `marks` numbers the ratings that fell here, the newest is the highest."""

    risk: int
    marks: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Rating:
    """One rating in words, with its number on the matrix."""

    number: int
    mark: RiskMark | None
    when: str
    who: str
    reason: str


@dataclass(frozen=True)
class RiskHistory:
    """The matrix of the regency with the way of this case on it, and the same in words."""

    lines: list[tuple[StrOrPromise, list[MatrixCell]]]
    columns: list[StrOrPromise]
    ratings: list[Rating]


def risk_history(file: CaseFile, matrix: list[list[int]], levels: list[StrOrPromise]) -> RiskHistory | None:
    """Return the plot of all ratings; None where nobody has rated the case."""
    if not file.assessments:
        return None
    numbered = list(enumerate(reversed(file.assessments), start=1))
    newest = file.assessments[0]
    lines = [
        (levels[row], [_cell(row + 1, column + 1, matrix, numbered, newest) for column in range(4)])
        for row in reversed(range(4))
    ]
    return RiskHistory(lines, levels, [_rating(at, one) for at, one in reversed(numbered)])


def _cell(
    likelihood: int,
    impact: int,
    matrix: list[list[int]],
    numbered: list[tuple[int, Assessment]],
    newest: Assessment,
) -> MatrixCell:
    here = [str(at) for at, one in numbered if (one.likelihood, one.impact) == (likelihood, impact)]
    is_current = (newest.likelihood, newest.impact) == (likelihood, impact)
    return MatrixCell(matrix[likelihood - 1][impact - 1], " ".join(here), is_current)


def _rating(number: int, one: Assessment) -> Rating:
    return Rating(
        number=number,
        mark=risk_mark(one.risk),
        when=presentation.day(one.at),
        who=one.by_office.title if one.by_office is not None else "",
        reason=one.reason,
    )
