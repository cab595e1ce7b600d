"""Situations in which the cast is met: real records, made by the real verbs, each in one state.

A scene holds the rows that an operation may need; the names are those of the columns of the
table's left side (`tests/rights/table/*.txt`).
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from rukun.foundation.files.domain import attach_file
from rukun.foundation.notices.models import Notice
from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency, Office
from rukun.foundation.sharing.domain.emergency import break_glass
from rukun.foundation.sharing.domain.recusal import recuse
from rukun.handling.cases.domain.checking import approve_task, cancel_task
from rukun.handling.cases.domain.closing import close_case, watch_case
from rukun.handling.cases.domain.handing import Offer, offer_hand_over
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.domain.opening import CaseFields, open_case
from rukun.handling.cases.domain.receiving import accept_hand_over
from rukun.handling.cases.domain.reopening import reopen_case
from rukun.handling.cases.domain.requests import ask_information
from rukun.handling.cases.domain.tasks import accept_task, assign_task, begin_task, decline_task, submit_proof
from rukun.handling.cases.domain.tracks import open_track
from rukun.handling.cases.domain.uninviting import withdraw_invitation
from rukun.handling.cases.domain.working import record_attempt
from rukun.handling.cases.enums import AttemptKind, AttemptResult, Outcome, TrackKind
from rukun.handling.cases.models import Case, HandOver, Invitation
from rukun.handling.incidents.domain import IncidentFields, record_incident
from rukun.handling.incidents.enums import IncidentKind, PlacePrecision
from rukun.handling.reports.domain import (
    InformantFields,
    PasteKey,
    ReportFields,
    Verification,
    ask_clarification,
    end_watch,
    link_look_alike,
    send_report,
    set_not_shown,
    start_draft,
    take_in_paste,
    verify,
    watch,
)
from rukun.handling.reports.models import REPORT, Report
from rukun.handling.reports.pasting.cutting import Cut, Part
from rukun.kernel.actor import Actor, OnBehalf
from rukun.kernel.ids import uuid7
from tests.cast import BADANG, MENDAHARA_ULU, SUNGAI_BERAS, Cast

# Words that stand on no page but those of the record, and of no page at all.
TITLE: Final = "Permasalahan batas kebun Muara Jernih"
INFORMANT: Final = "Wak Lambau Kertanegara"
TASK_TITLE: Final = "Ukur ulang parit Muara Jernih"
REASON: Final = "Kejadian mendesak malam ini di Muara Jernih"

FIELDS: Final = ReportFields(
    urgency="yellow", kind="tension", title=TITLE, region=SUNGAI_BERAS, facts="± 40 orang warga keberatan."
)
FOUND: Final = Verification(likelihood=2, impact=3, reliability="B", credibility=2)
UPWARD: Final = Offer(reason_code="parties_refuse", tried="Dua musyawarah.", recommendation="Mediasi.")
PDF: Final = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class Scene:
    """One situation: the cast, the moment, and the rows by name."""

    cast: Cast
    at: datetime
    rows: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["rows"][name]
        except KeyError:
            raise AttributeError(f"This situation has no {name}.") from None

    def has(self, name: str) -> bool:
        return name in self.rows

    def fresh(self, name: str) -> Any:
        """The row as it is stored now."""
        row = self.rows[name]
        return type(row)._default_manager.get(pk=row.pk)

    def who(self, name: str) -> Actor:
        """The person as they are at this minute."""
        return replace(self.cast.actor(name), at=self.at)

    def act(self, verb: Callable[..., Any], name: str, /, **what: Any) -> Any:
        """Let the person called `name` do `verb`, a minute after the act before."""
        return self.act_as(verb, replace(self.cast.actor(name), at=self.at + timedelta(minutes=1)), **what)

    def act_as(self, verb: Callable[..., Any], actor: Actor, /, **what: Any) -> Any:
        self.at += timedelta(minutes=1)
        return verb(actor=replace(actor, at=self.at), at=self.at, **what)

    def shut_out(self, agency: str) -> None:
        """Withdraw the invitation of an agency, and with it whatever it opened."""
        live = Invitation.objects.filter(agency=self.cast.agency(agency), withdrawn_at=None)
        for invitation in live.select_related("case", "agency"):
            # Whoever leads the case; the guest is the same wherever it stands.
            leader = "eka" if invitation.case.rung == Rung.PROVINCE else "kabid"
            self.act(withdraw_invitation, leader, invitation=invitation, version=invitation.version)


# --- Reports -------------------------------------------------------------------------------------


def _draft(scene: Scene, by: str, **fields: Any) -> Report:
    return scene.act(
        start_draft,
        by,
        fields=replace(FIELDS, **fields),
        informant=InformantFields(name=INFORMANT, phone="081200009999"),
    )


def _sent(scene: Scene, by: str = "fajar", **fields: Any) -> Report:
    report = _draft(scene, by, **fields)
    _hang(scene, by, REPORT, report)
    return scene.act(send_report, by, report=report)


def _hang(scene: Scene, by: str, object_type: str, record: Any, *, secret: bool = False) -> Any:
    name = "secret_file" if secret else "file"
    scene.rows[name] = scene.act(
        attach_file,
        by,
        object_type=object_type,
        object_id=record.pk,
        upload=io.BytesIO(PDF),
        name=f"{name}.pdf",
        classification=3 if secret else 2,
        description="Berita acara",
    )
    return scene.rows[name]


def _with_running_case(scene: Scene) -> None:
    """A second report of the same village, and a case that runs there already."""
    spare = scene.act(verify, "kabid", report=_sent(scene, title="Laporan kedua"), found=FOUND)
    scene.rows["case"] = scene.act(
        open_case, "kabid", fields=CaseFields(title="Permasalahan jalan kebun"), reports=[spare]
    )
    scene.rows["other"] = _sent(scene, title="Laporan ketiga")


def draft(scene: Scene) -> None:
    """The village head of Sungai Beras writes a report."""
    scene.rows["report"] = _draft(scene, "fajar")
    _hang(scene, "fajar", REPORT, scene.report)


def pasted(scene: Scene) -> None:
    """The operator has pasted what the village head wrote by WhatsApp: a draft of Kesbangpol's."""
    key = PasteKey(uuid7(), "assignment", "web", "")
    found = Cut((Part(FIELDS, "Warga berkumpul di balai desa."),))
    paste = scene.act(take_in_paste, "budi", key=key, found=found, channel="whatsapp")
    scene.rows["paste"] = paste
    scene.rows["report"] = Report.objects.get(pasted_part__paste=paste)


def sent(scene: Scene) -> None:
    """He has sent it; the desk is to verify it."""
    _with_running_case(scene)
    scene.rows["report"] = _sent(scene)


def asked(scene: Scene) -> None:
    """The desk has asked him something."""
    sent(scene)
    scene.act(ask_clarification, "kabid", report=scene.report, question="Jam berapa?")


def verified(scene: Scene) -> None:
    """The desk has verified it."""
    sent(scene)
    scene.act(verify, "kabid", report=scene.report, found=FOUND)


def not_shown(scene: Scene) -> None:
    """The desk could not establish it."""
    sent(scene)
    scene.act(set_not_shown, "kabid", report=scene.report, reason="Tidak ditemukan.")


def alike(scene: Scene) -> None:
    """It stands beside another report that tells of the same."""
    sent(scene)
    scene.act(link_look_alike, "kabid", report=scene.report, other=scene.other)


def watched_report(scene: Scene) -> None:
    """It was decided to watch."""
    verified(scene)
    scene.act(watch, "kabid", report=scene.report, reason="Warga sudah tenang.")


def watch_ended(scene: Scene) -> None:
    """It was watched, and then no longer."""
    watched_report(scene)
    scene.act(end_watch, "kabid", report=scene.report, reason="Patok sudah disepakati.")


def behalf(scene: Scene) -> None:
    """The operator recorded it for the village head, who had telephoned, and sent it."""
    _with_running_case(scene)
    office = scene.cast.office("kades_sungai_beras")
    caller = OnBehalf(label=office.title, basis="phone", office_id=office.pk)
    actor = replace(scene.cast.budi, on_behalf=caller)
    report = scene.act_as(start_draft, actor, fields=FIELDS)
    scene.rows["report"] = scene.act(send_report, "budi", report=report)


def desk_report(scene: Scene) -> None:
    """The operator files a report of Kesbangpol's own about the subdistrict."""
    _with_running_case(scene)
    scene.rows["report"] = _sent(scene, "budi", region=MENDAHARA_ULU)


def nil(scene: Scene) -> None:
    """The village head reports that nothing happened."""
    _with_running_case(scene)
    scene.rows["report"] = _sent(scene, kind="nil", urgency="green")


def recused_report(scene: Scene) -> None:
    """A sent report from which the head of Kesbangpol and the camat are kept away."""
    sent(scene)
    for name in ("ayu", "gita"):
        _keep_out(scene, name, REPORT, scene.report)


def foreign_report(scene: Scene) -> None:
    """A report of the other regency, in the hands of its own Kesbangpol."""
    spare = scene.act(
        verify, "dedi", report=_sent(scene, "dedi", region=BADANG, title="Laporan kedua"), found=FOUND
    )
    fields = CaseFields(title="Permasalahan jalan kebun")
    scene.rows["case"] = scene.act(open_case, "dedi", fields=fields, reports=[spare])
    scene.rows["other"] = _sent(scene, "dedi", region=BADANG, title="Laporan ketiga")
    scene.rows["report"] = _sent(scene, "dedi", region=BADANG)


def _keep_out(scene: Scene, name: str, object_type: str, record: Any) -> None:
    scene.rows["recusal"] = scene.act(
        recuse,
        "kabid",
        object_type=object_type,
        object_id=record.pk,
        person=scene.cast.person(name),
        reason="Keluarga salah satu pihak.",
    )


# --- Incidents and cases -------------------------------------------------------------------------


def incident(scene: Scene) -> None:
    """An incident that a verified report of the village tells of."""
    verified(scene)
    _record(scene, "kabid", SUNGAI_BERAS)
    scene.rows["spare"] = scene.act(verify, "kabid", report=scene.other, found=FOUND)


def incident_fields(region: str) -> IncidentFields:
    """What is known of the incident."""
    return IncidentFields(
        title=TITLE, kind=IncidentKind.TENSION, region=region, place_precision=PlacePrecision.VILLAGE
    )


def _record(scene: Scene, by: str, region: str) -> None:
    fields = incident_fields(region)
    scene.rows["incident"] = scene.act(record_incident, by, fields=fields, reports=[scene.report])


def new(scene: Scene) -> None:
    """Kabid opened a case at the village and let others in: police and a service, with a task.

    From now on every situation has a waiting request, a given task, a track and files.
    """
    scene.rows["spare"] = scene.act(verify, "kabid", report=_sent(scene, title="Laporan lain"), found=FOUND)
    _open(scene, leader="kabid", reporter="fajar", region=SUNGAI_BERAS)
    cast = scene.cast
    scene.rows |= {
        "guest": cast.agency("polres"),
        "next_guest": cast.agency("kodim"),
        "doer": cast.office("pupr_roads"),
        "other_person": cast.person("gita"),
        "village_office": cast.office("kades_sungai_beras"),
        "camat_office": cast.office("camat_mendahara_ulu"),
        "guest_office": cast.office("police_liaison"),
    }
    _let_others_in(scene, "kabid", reports=[scene.report])


def _open(scene: Scene, *, leader: str, reporter: str, region: str, rung: Rung = Rung.VILLAGE) -> None:
    scene.rows["report"] = _sent(scene, reporter, region=region)
    scene.act(verify, leader, report=scene.report, found=FOUND)
    scene.rows["report_file"] = scene.file
    _record(scene, leader, region)
    scene.rows["case"] = scene.act(
        open_case,
        leader,
        fields=CaseFields(title=TITLE, rung=rung),
        reports=[scene.report],
        incidents=[scene.incident],
    )


def _let_others_in(scene: Scene, leader: str, reports: list[Report]) -> None:
    case, by = scene.case, partial(scene.act, case=scene.case)
    scene.rows["invitation"] = by(
        invite_agency, leader, agency=scene.guest, reason="Keamanan", reports=reports
    )
    scene.rows["request"] = by(ask_information, leader, agency=scene.guest, question="Ada laporan polisi?")
    scene.rows["task"] = by(assign_task, leader, office=scene.doer, title=TASK_TITLE, share=True)
    scene.rows["track"] = by(open_track, leader, kind=TrackKind.COURT, opened_on=date(2026, 3, 2))
    _hang(scene, leader, "case", case)
    _hang(scene, leader, "case", case, secret=True)


def _try(scene: Scene, name: str) -> None:
    scene.act(
        record_attempt,
        name,
        case=scene.case,
        kind=AttemptKind.DELIBERATION,
        held_on=date(2026, 3, 3),
        result=AttemptResult.NOT_AGREED,
        summary="Belum sepakat.",
    )


def _offer(scene: Scene, name: str, rung: Rung) -> None:
    scene.rows["hand_over"] = scene.act(
        offer_hand_over, name, case=scene.case, offer=UPWARD, to_rung=int(rung)
    )


def _note_notice(scene: Scene) -> None:
    for_camat = Notice.objects.filter(recipient_person=scene.cast.person("gita"))
    scene.rows["notice"] = for_camat.get(template="hand_over.offered")


def _accept(scene: Scene, name: str) -> None:
    scene.act(accept_hand_over, name, hand_over=HandOver.objects.get(pk=scene.hand_over.pk))
    scene.rows["case"] = Case.objects.get(pk=scene.case.pk)


def started(scene: Scene) -> None:
    """The village head began and tried something."""
    new(scene)
    _try(scene, "fajar")


def offered(scene: Scene) -> None:
    """He offers the case to the subdistrict."""
    started(scene)
    _offer(scene, "fajar", Rung.SUBDISTRICT)
    _note_notice(scene)


def subdistrict(scene: Scene) -> None:
    """The camat has accepted it, and tried something."""
    offered(scene)
    _accept(scene, "gita")
    _try(scene, "gita")


def offered_up(scene: Scene) -> None:
    """She offers it to the regency."""
    subdistrict(scene)
    _offer(scene, "gita", Rung.REGENCY)


def regency(scene: Scene) -> None:
    """Kesbangpol holds it for the Tim Terpadu."""
    offered_up(scene)
    _accept(scene, "kabid")
    _try(scene, "kabid")


def offered_out(scene: Scene) -> None:
    """It is offered to the province."""
    regency(scene)
    _offer(scene, "kabid", Rung.PROVINCE)


def province(scene: Scene) -> None:
    """The province holds it."""
    offered_out(scene)
    _accept(scene, "eka")


def watched(scene: Scene) -> None:
    """The camat watches it."""
    subdistrict(scene)
    scene.act(watch_case, "gita", case=scene.case, reason="Tenang.", review_on=date(2026, 4, 6))


def closed(scene: Scene) -> None:
    """The camat has closed it."""
    subdistrict(scene)
    scene.act(cancel_task, "kabid", task=scene.fresh("task"), reason="Tidak perlu lagi.")
    scene.act(close_case, "gita", case=scene.case, outcome=Outcome.SETTLED, reason="Damai.")


def reopened(scene: Scene) -> None:
    """The camat has taken it up again."""
    closed(scene)
    scene.act(reopen_case, "gita", case=scene.case, reason="Kambuh.")


def recused(scene: Scene) -> None:
    """The village head is a party of the case that his own village holds; Ayu is kept out too."""
    started(scene)
    for name in ("ayu", "fajar"):
        _keep_out(scene, name, "case", scene.case)


def foreign(scene: Scene) -> None:
    """A case of the other regency, with guests and tasks of its own."""
    cast = scene.cast
    spare = _sent(scene, "dedi", region=BADANG, title="Laporan lain")
    scene.rows["spare"] = scene.act(verify, "dedi", report=spare, found=FOUND)
    _open(scene, leader="dedi", reporter="dedi", region=BADANG)
    own = cast.agency("other_kesbangpol")
    fire = Agency.objects.create(
        kind="service", name="Dinas PUPR Barat", short_name="PUPR Barat", regency="15.06"
    )
    fire.areas.create(region=cast.region("15.06"))
    scene.rows |= {
        "guest": cast.agency("kodim"),
        "next_guest": fire,
        "doer": Office.objects.create(agency=own, title="Kepala Bidang", role="division_head"),
        "other_person": cast.person("joko"),
        "village_office": cast.office("kades_badang"),
        "camat_office": cast.office("kades_badang"),
        "guest_office": cast.office("kodim_liaison"),
    }
    _let_others_in(scene, "dedi", reports=[scene.report])
    office = cast.office("kades_badang")
    caller = replace(
        scene.who("dedi"), on_behalf=OnBehalf(label=office.title, basis="phone", office_id=office.pk)
    )
    scene.act_as(
        record_attempt,
        caller,
        case=scene.case,
        kind=AttemptKind.DELIBERATION,
        held_on=date(2026, 3, 3),
        result=AttemptResult.NOT_AGREED,
        summary="Belum sepakat.",
    )
    scene.rows["hand_over"] = scene.act_as(
        offer_hand_over,
        caller,
        case=scene.case,
        offer=replace(UPWARD, reason_code="wide_impact", reason="Meluas."),
        to_rung=int(Rung.REGENCY),
    )


def hidden(scene: Scene) -> None:
    """A case of the regency that began at the province: nobody here owns it or ever did."""
    report = _sent(scene)
    scene.act(verify, "kabid", report=report, found=FOUND)
    fields = CaseFields(title=TITLE, rung=Rung.PROVINCE)
    scene.rows |= {"report": report}
    scene.rows["case"] = scene.act(open_case, "kabid", fields=fields, reports=[report])


def glass(scene: Scene) -> None:
    """Kabid broke the glass to read that case."""
    hidden(scene)
    scene.rows["access"] = scene.act(
        break_glass, "kabid", object_type="case", object_id=scene.case.pk, reason=REASON
    )


# --- Tasks ---------------------------------------------------------------------------------------


def task_accepted(scene: Scene) -> None:
    """The service has taken the task on."""
    regency(scene)
    scene.act(accept_task, "hadi", task=scene.fresh("task"))


def task_begun(scene: Scene) -> None:
    """It works on it."""
    task_accepted(scene)
    scene.act(begin_task, "hadi", task=scene.fresh("task"))


def task_proved(scene: Scene) -> None:
    """It has shown what it did."""
    task_begun(scene)
    scene.act(submit_proof, "hadi", task=scene.fresh("task"), text="Sudah diukur.")


def task_done(scene: Scene) -> None:
    """The proof was found sufficient."""
    task_proved(scene)
    scene.act(approve_task, "kabid", task=scene.fresh("task"))


def task_declined(scene: Scene) -> None:
    """The service has refused the task."""
    regency(scene)
    scene.act(decline_task, "hadi", task=scene.fresh("task"), reason="Bukan wewenang kami.")


# --- Offices -------------------------------------------------------------------------------------


def office(scene: Scene) -> None:
    """An ordinary morning: the directory of the regency, a team, nothing on the desk."""
    cast = scene.cast
    scene.rows |= {
        "agency": cast.agency("pupr"),
        "officer": cast.person("hadi"),
        "assignment": cast.assignments["hadi"],
        "account": cast.account("hadi"),
        "closed_account": cast.account("joko"),
        "vacant": cast.office("pupr_head"),
        "team": cast.team,
    }


def notice(scene: Scene) -> None:
    """The camat has a notice that a case was offered to her."""
    offered(scene)


SITUATIONS: Final[dict[str, Callable[[Scene], None]]] = {
    made.__name__: made
    for made in (
        draft,
        pasted,
        sent,
        asked,
        verified,
        not_shown,
        alike,
        watched_report,
        watch_ended,
        behalf,
        desk_report,
        nil,
        recused_report,
        foreign_report,
        incident,
        new,
        started,
        offered,
        subdistrict,
        offered_up,
        regency,
        offered_out,
        province,
        watched,
        closed,
        reopened,
        recused,
        foreign,
        hidden,
        glass,
        task_accepted,
        task_begun,
        task_proved,
        task_done,
        task_declined,
        office,
        notice,
    )
}


def stage(cast: Cast, situation: str, scene: Scene | None = None) -> Scene:
    """Write the rows of a situation, in a scene of its own or on top of another."""
    scene = scene or Scene(cast, cast.now)
    SITUATIONS[situation](scene)
    return scene
