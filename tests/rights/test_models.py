"""What each model gives out through `visible_to`, by the reviewed table of models."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.db import models

from rukun.foundation.files.models import FileEvidence
from rukun.foundation.obligations.models import DutyRun, Lease, Obligation
from rukun.foundation.people.domain.accounts import issue_one_time_code
from rukun.foundation.people.models import AgencyRegion, OneTimeCode, TeamMember, Token
from rukun.foundation.secrets.domain import create_subject
from rukun.foundation.settings.models import Holiday, NumberCounter, Setting, SpecialCondition
from rukun.foundation.sharing.domain.recusal import recuse
from rukun.foundation.sharing.models import Custody, EmergencyAccess, Grant
from rukun.handling.cases.domain.closing import resume_case, watch_case
from rukun.handling.cases.domain.naming import link_organisation
from rukun.handling.cases.domain.tracks import answer_track
from rukun.handling.cases.domain.working import post_message
from rukun.handling.cases.models import CASE
from rukun.handling.incidents.domain import correct_incident
from rukun.handling.incidents.models import Incident
from rukun.handling.reports.domain import PasteKey, ReportFields, amend, mark_different, take_in_paste
from rukun.handling.reports.models import Amendment, Answer, Informant, Paste, PastedPart, Report, ReportLink
from rukun.handling.reports.pasting.cutting import Cut, Part
from rukun.kernel.actor import nobody
from rukun.kernel.ids import uuid7
from tests.cast import Cast
from tests.rights.reading import COLUMNS, TABLES, read
from tests.rights.running import Stage, undone
from tests.rights.world import Scene, incident_fields, stage

Find = Callable[[Scene], models.Model]

_OF_CASE: Final = (
    *("CaseReport", "CaseIncident", "Attempt", "HandOver", "Assessment", "Decision", "Task", "TaskStep"),
    *("InformationRequest", "Invitation", "Message", "Track", "TrackAnswer"),
)
_PUBLIC: Final = (
    "Lookup",
    "Edition",
    "Region",
    "RegionAlias",
    "Succession",
    "SuccessionRun",
    "Boundary",
    "HistoricalEvent",
)
_NOBODYS: Final = ("Entry", "Head", "Anchor", "SecretRead", "SubjectKey", "Submission", "ReportFingerprint")


def _model(name: str) -> Any:
    return next(model for model in apps.get_models() if model.__name__ == name)


def _on_case(name: str) -> Find:
    return lambda scene: _model(name).objects.filter(case=scene.case).first()


def _about_case(model: Any) -> Find:
    return lambda scene: model.objects.of(CASE, scene.case.pk).first()


def _of_report(model: Any) -> Find:
    return lambda scene: model.objects.filter(report=scene.report).first()


def _of_incident(name: str) -> Find:
    return lambda scene: _model(name).objects.filter(incident=scene.incident).first()


# The row of each model that the table is about; None where no row is needed to tell.
MODELS: Final[dict[str, Find | None]] = {
    "Case": lambda scene: scene.case,
    **{name: _on_case(name) for name in _OF_CASE},
    "Custody": _about_case(Custody),
    "Grant": _about_case(Grant),
    "Recusal": lambda scene: scene.recusal,
    "Report": lambda scene: scene.report,
    "Amendment": _of_report(Amendment),
    "Answer": _of_report(Answer),
    "ReportLink": _of_report(ReportLink),
    "Informant": _of_report(Informant),
    "Paste": lambda _scene: Paste.objects.get(),
    "PastedPart": lambda _scene: PastedPart.objects.get(),
    "Incident": lambda scene: scene.incident,
    "IncidentReport": _of_incident("IncidentReport"),
    "Correction": _of_incident("Correction"),
    "CaseOrganisation": _on_case("CaseOrganisation"),
    "Organisation": lambda scene: scene.organisation,
    "Leadership": lambda scene: scene.board,
    "Leader": lambda scene: scene.board.leaders.get(),
    "SupervisionNote": lambda scene: scene.supervision_note,
    "Demonstration": lambda scene: scene.demonstration,
    "ElectionDesk": lambda scene: scene.desk,
    "SituationNote": lambda scene: scene.situation_note,
    "DutyShift": lambda scene: scene.shift,
    "Attachment": lambda scene: scene.file,
    "FileEvidence": lambda scene: FileEvidence.objects.get(attachment=scene.file),
    "Obligation": lambda scene: Obligation.objects.get(subject_id=scene.task.pk, kind="task.do"),
    "Notice": lambda scene: scene.notice,
    "Delivery": lambda scene: scene.notice.deliveries.first(),
    "Token": lambda scene: Token.objects.get(assignment=scene.cast.assignments["kabid"]),
    "EmergencyAccess": lambda _scene: EmergencyAccess.objects.get(),
    "Agency": lambda scene: scene.agency,
    "AgencyRegion": lambda scene: AgencyRegion.objects.get(agency=scene.agency),
    "Office": lambda scene: scene.vacant,
    "Person": lambda scene: scene.officer,
    "Assignment": lambda scene: scene.assignment,
    "Account": lambda scene: scene.account,
    "OneTimeCode": lambda scene: OneTimeCode.objects.get(account=scene.account),
    "Team": lambda scene: scene.team,
    "TeamMember": lambda _scene: TeamMember.objects.first(),
    "Setting": lambda _scene: Setting.objects.get(region_id="15.07"),
    "Holiday": lambda _scene: Holiday.objects.get(region_id="15.07"),
    "SpecialCondition": lambda _scene: SpecialCondition.objects.get(region_id="15.07"),
    "NumberCounter": lambda _scene: NumberCounter.objects.filter(regency="15.07").first(),
    "Import": lambda scene: scene.run,
    "ImportRow": lambda scene: scene.run_row,
    "ImportMapping": lambda scene: scene.run_mapping,
    "Lease": lambda _scene: Lease.objects.get_or_create(name="try", until_at="2026-03-04T00:00Z")[0],
    "DutyRun": lambda _scene: DutyRun.objects.get_or_create(name="try")[0],
    **dict.fromkeys((*_PUBLIC, *_NOBODYS)),
}


def test_models_give_out_what_the_table_says(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"
    scene = stage(cast, "registers")  # first: whoever comes later sits on its teams
    scene = stage(cast, "office", scene)
    scene = stage(cast, "import_checked", scene)
    scene = stage(cast, "task_begun", scene)
    Stage(scene).let_everybody_in()
    _add_what_is_missing(scene)
    rows = {row.operation: row for row in read(TABLES / "models.txt")}
    assert set(rows) == set(MODELS)
    wrong = [
        f"{rows[name].source}: {name}: {column} gets {found}, not {rows[name].expected[column]}"
        for name, column, found in _seen(scene)
        if found != rows[name].expected[column]
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def _seen(scene: Scene) -> Iterator[tuple[str, str, str]]:
    found = {name: find(scene) if find else None for name, find in MODELS.items()}
    for column, (who, shut_out) in COLUMNS.items():
        with undone():
            if shut_out:
                scene.shut_out(shut_out)
            actor = replace(scene.cast.actor(who), at=scene.at) if who else nobody(scene.at)
            for name, row in found.items():
                yield name, column, _word(name, row, _model(name)._default_manager.visible_to(actor))


def _word(name: str, row: models.Model | None, given: Any) -> str:
    if row is not None:
        return "ok" if given.filter(pk=row.pk).exists() else "-"
    assert given.query.is_empty() or name in _PUBLIC
    return "-" if given.query.is_empty() else "ok"


def _add_what_is_missing(scene: Scene) -> None:
    case = scene.fresh("case")
    report, region = Report.objects.get(pk=scene.report.pk), scene.cast.region("15.07")
    scene.act(link_organisation, "kabid", case=case, organisation=scene.organisation)
    scene.act(post_message, "kabid", case=case, text="Tenang.")
    scene.act(watch_case, "kabid", case=case, reason="Tenang.", review_on=date(2026, 4, 6))
    scene.act(resume_case, "kabid", case=case)
    track = {"version": scene.fresh("track").version, "answer": "Sidang.", "answered_on": date(2026, 3, 4)}
    scene.act(answer_track, "kabid", track=scene.fresh("track"), **track)
    joko = {"object_type": CASE, "object_id": case.pk, "person": scene.cast.person("joko")}
    scene.rows["recusal"] = scene.act(recuse, "kabid", **joko, reason="Keluarga pihak.")
    scene.act(amend, "fajar", report=report, text="Tiga puluh orang.", reason="Salah hitung.")
    key = PasteKey(uuid7(), "assignment", "web", "")
    pasted = Cut((Part(ReportFields(), "Warga berkumpul."),))
    scene.act(take_in_paste, "budi", key=key, found=pasted, channel="whatsapp")
    scene.act(mark_different, "kabid", report=report, other=scene.spare)
    incident = Incident.objects.get(pk=scene.incident.pk)
    fields = replace(incident_fields("15.07.09.2006"), damage="Pagar")
    scene.act(
        correct_incident, "kabid", incident=incident, version=incident.version, fields=fields, reason="Ralat."
    )
    scene.act(issue_one_time_code, "indra", account=scene.account)
    FileEvidence.objects.create(attachment=scene.file, subject=create_subject(at=scene.at), sealed=b"x")
    EmergencyAccess.objects.create(
        object_type=CASE,
        object_id=case.pk,
        person=scene.cast.person("kabid"),
        office=scene.cast.office("kabid"),
        regency="15.07",
        reason="Darurat",
        from_at=scene.at - timedelta(hours=5),
        until_at=scene.at - timedelta(hours=4),
    )
    kept = {"key": "files.max_megabytes", "value": 8, "legal_basis": "SK", "valid_from": date(2026, 3, 1)}
    Setting.objects.create(region=region, set_at=scene.at, **kept)
    Holiday.objects.create(region=region, date=date(2026, 10, 20), name="Hari jadi", category="local")
    SpecialCondition.objects.create(region=region, name="Ramadan", from_on=date(2026, 2, 18))
