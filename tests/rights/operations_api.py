"""How the operations of the API are called. The words are those of the screens, as JSON."""

from typing import Any, Final
from uuid import uuid4

from tests.rights.operations import (
    Keys,
    Said,
    Words,
    before_closing,
    get,
    hand_on,
    place_of,
    post,
)
from tests.rights.world import TASK_TITLE, TITLE, Scene

_FOUND: Final = {"likelihood": 2, "impact": 3, "reliability": "B", "credibility": 2}


def _of(name: str) -> Keys:
    return lambda scene: {f"{name}_id": getattr(scene, name).pk}


def _on_case(name: str) -> Keys:
    return lambda scene: {"case_id": scene.case.pk, f"{name}_id": getattr(scene, name).pk}


def _entry(said: Words | Said | None = None) -> Said:
    """What adds something carries an id that its client made."""

    def words(scene: Scene, who: str) -> Words:
        given = said(scene, who) if callable(said) else dict(said or {})
        return {"submission_id": str(uuid4()), **given}

    return words


def _for(office: str, said: Words) -> Said:
    return lambda scene, _who: {
        **said,
        "on_behalf": {"office": str(getattr(scene, office).pk), "basis": "phone"},
    }


def _written(_scene: Scene, who: str) -> Words:
    return {"title": "Laporan baru", "urgency": "yellow", "facts": "Berkumpul.", "region": place_of(who)}


def _change(name: str, keys: Keys, said: Any = None, *, row: str, **more: Any) -> None:
    post(name, keys, said, version_of=row, **more)


get("api:me")
get("api:regions", query=lambda _scene, _who: {"q": "sungai"})
get("api:agencies", shows="Dinas PUPR")
get("api:list", lambda _scene: {"code": "issue_type"})
get("api:worklist", shows=TASK_TITLE)

# --- Reports -------------------------------------------------------------------------------------

get("api:reports", shows=TITLE)
post("api:reports", said=_entry(_written))
get("api:report", _of("report"), shows=TITLE)
post("api:report-amendments", _of("report"), _entry({"text": "Tiga puluh.", "reason": "Salah hitung"}))
_change(
    "api:report-clarification",
    _of("report"),
    {"text": "Pukul sembilan."},
    row="report",
    takes="report.clarify",
)
_change("api:report-verification", _of("report"), _FOUND, row="report", takes="report.verify")
_change("api:report-question", _of("report"), {"question": "Jam berapa?"}, row="report", takes="report.ask")
_change(
    "api:report-not-shown", _of("report"), {"reason": "Nihil."}, row="report", takes="report.set_not_shown"
)
_change("api:report-watch", _of("report"), {"reason": "Tenang."}, row="report", takes="report.watch")
_change(
    "api:report-watch-prolonged",
    _of("report"),
    {"reason": "Belum."},
    row="report",
    takes="report.prolong",
)
_change("api:report-watch-ended", _of("report"), {"reason": "Reda."}, row="report", takes="report.end_watch")
_change(
    "api:report-look-alike",
    _of("report"),
    lambda scene, _who: {"other": str(scene.other.pk)},
    row="report",
    takes="report.link",
)
post("api:report-different", _of("report"), lambda scene, _who: {"other": str(scene.other.pk)})
_change("api:report-separation", _of("report"), {"reason": "Lain hari."}, row="report", takes="report.unlink")
post("api:report-answers", _of("report"), _entry({"text": "Terima kasih."}))

# --- Cases ---------------------------------------------------------------------------------------

get("api:cases", shows=TITLE)
post(
    "api:cases",
    said=_entry(lambda scene, _who: {"title": "Permasalahan kebun baru", "reports": [str(scene.report.pk)]}),
    takes="report.open_case",
)
get("api:case", _of("case"), shows=TITLE)
get("api:case-timeline", _of("case"))
post(
    "api:case-reports",
    _of("case"),
    _entry(lambda scene, _who: {"report": str(scene.spare.pk)}),
    takes="report.attach",
)
post(
    "api:case-incidents",
    _of("case"),
    _entry(lambda scene, _who: {"incident": str(scene.incident.pk)}),
)
_change("api:case-start", _of("case"), row="case", takes="case.start")
post(
    "api:case-attempts",
    _of("case"),
    _entry({"kind": "mediation", "held_on": "2026-03-03", "result": "partly", "summary": "Sebagian."}),
)
post("api:case-messages", _of("case"), _entry({"text": "Situasi tenang."}))
post("api:case-messages/we_did", _of("case"), _entry({"text": "Patroli malam.", "kind": "we_did"}))
post("api:case-assessments", _of("case"), _entry({"likelihood": 3, "impact": 3, "reason": "Meluas."}))
_change("api:case-urgency", _of("case"), {"urgency": "green", "reason": "Tenang."}, row="case")
_change(
    "api:case-watch",
    _of("case"),
    {"reason": "Tenang.", "review_on": "2026-05-04"},
    row="case",
    takes="case.watch",
)
_change("api:case-resume", _of("case"), row="case", takes="case.resume")
_change(
    "api:case-close",
    _of("case"),
    {"outcome": "settled", "reason": "Damai."},
    row="case",
    before=before_closing,
    takes="case.close",
)
_change("api:case-reopen", _of("case"), {"reason": "Kambuh."}, row="case", takes="case.reopen")
post(
    "api:hand-overs",
    _of("case"),
    _entry(lambda scene, who: {**hand_on(scene, who), "to_rung": int(hand_on(scene, who)["to_rung"])}),
)
_change(
    "api:hand-over-accept",
    _on_case("hand_over"),
    row="hand_over",
    takes="hand_over.accept case.take_over",
)
_change(
    "api:hand-over-return",
    _on_case("hand_over"),
    {"code": "papers_incomplete", "note": "Lampirkan berita acara."},
    row="hand_over",
    takes="hand_over.return",
)
_change("api:hand-over-withdraw", _on_case("hand_over"), row="hand_over", takes="hand_over.withdraw")

# --- Directing, and answering --------------------------------------------------------------------

post(
    "api:requests",
    _of("case"),
    _entry(lambda scene, _who: {"agency": str(scene.guest.pk), "question": "Ada kabar lain?"}),
)
_change(
    "api:request-answer",
    _on_case("request"),
    {"answer": "Tidak ada."},
    row="request",
    takes="request.answer",
)
_change(
    "api:request-answer/behalf",
    _on_case("request"),
    _for("guest_office", {"answer": "Tidak ada."}),
    row="request",
)
_change("api:request-withdraw", _on_case("request"), row="request", takes="request.withdraw")
post(
    "api:invitations",
    _of("case"),
    _entry(lambda scene, _who: {"agency": str(scene.next_guest.pk), "reason": "Pengamanan"}),
)
_change("api:invitation-withdraw", _on_case("invitation"), row="invitation")
_change("api:invitation-done", _on_case("invitation"), {"note": "Selesai."}, row="invitation")
post("api:tracks", _of("case"), _entry({"kind": "custom", "opened_on": "2026-03-03"}))
_change(
    "api:track-answer",
    _on_case("track"),
    {"answer": "Sidang.", "answered_on": "2026-03-04"},
    row="track",
)
_change("api:track-close", _on_case("track"), {"closed_on": "2026-03-04"}, row="track")

# --- Tasks ---------------------------------------------------------------------------------------

post(
    "api:case-tasks",
    _of("case"),
    _entry(lambda scene, _who: {"office": str(scene.doer.pk), "title": "Pasang patok", "working_days": 5}),
)
get("api:task", _of("task"), shows=TASK_TITLE)
_change("api:task-accept", _of("task"), row="task", takes="task.accept")
_change("api:task-decline", _of("task"), {"reason": "Bukan kami."}, row="task", takes="task.decline")
_change("api:task-begin", _of("task"), row="task", takes="task.begin")
_change("api:task-proof", _of("task"), {"text": "Sudah."}, row="task", takes="task.submit_proof")
_change("api:task-approve", _of("task"), row="task", takes="task.approve")
_change("api:task-send-back", _of("task"), {"reason": "Foto belum."}, row="task", takes="task.send_back")
_change("api:task-cancel", _of("task"), {"reason": "Batal."}, row="task", takes="task.cancel")
