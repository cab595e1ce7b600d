"""How each operation is called: address, words that are valid in themselves, and what it changes.

Only the right to do it is in question, so every body is one that the right office gets through
with. An operation that is called in several ways has variants after a slash:
"cases:answer/behalf" is the same address, recorded on behalf of the agency that was asked.
"""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from rukun.foundation.journal.models import Entry, SecretRead
from rukun.foundation.notices.models import Delivery, Notice
from rukun.foundation.people.domain.tokens import create_token
from rukun.foundation.people.models import Account, Person, Token
from rukun.foundation.settings.models import Holiday, SpecialCondition
from rukun.handling.cases.domain.checking import cancel_task
from rukun.handling.reports.models import Report
from rukun.kernel.actor import system_actor
from tests.cast import BADANG, MENDAHARA_ULU, PASSWORD, SIMPANG_TUAN, SUNGAI_BERAS, gone_village
from tests.rights.world import INFORMANT, PDF, REASON, TASK_TITLE, TITLE, Scene

Words = dict[str, Any]
Keys = Callable[[Scene], Words]
Said = Callable[[Scene, str], Words]


def journal(_scene: Scene) -> int:
    """What nearly every act leaves behind."""
    return Entry.objects.count()


@dataclass(frozen=True)
class Operation:
    """One way to call one address.

    `keys` fill the address, `said` is what is sent, as `who` would send it; `shows` are words of
    the record that stand on the page; `leaves` is compared before and after; `takes` is the
    transition of a workflow; `before` happens first, in the same scene.
    """

    name: str
    method: str
    keys: Keys = lambda _scene: {}
    said: Said = lambda _scene, _who: {}
    query: Said = lambda _scene, _who: {}
    shows: str = ""
    leaves: Callable[[Scene], object] = journal
    takes: str = ""
    before: Callable[[Scene], object] = lambda _scene: None
    version_of: str = ""  # API: the row whose version is sent as If-Match

    @property
    def address(self) -> str:
        """The name of the URL."""
        return self.name.partition("/")[0]

    @property
    def is_api(self) -> bool:
        return self.name.startswith("api:")


OPERATIONS: Final[dict[tuple[str, str], Operation]] = {}


def get(name: str, keys: Keys = lambda _scene: {}, **more: Any) -> None:
    """Register a page."""
    _register(Operation(name, "GET", keys, **more))


def post(name: str, keys: Keys = lambda _scene: {}, said: Words | Said | None = None, **more: Any) -> None:
    """Register an act."""
    words: Said = said if callable(said) else lambda _scene, _who: dict(said or {})
    _register(Operation(name, "POST", keys, words, **more))


def _register(operation: Operation) -> None:
    key = (operation.name, operation.method)
    if key in OPERATIONS:
        raise ValueError(f"{key} is registered twice")
    OPERATIONS[key] = operation


def of(name: str) -> Keys:
    """Keys of an address that names one row."""
    return lambda scene: {"pk": getattr(scene, name).pk}


def on_case(name: str) -> Keys:
    """Keys of an address that names a case and a row on it."""
    return lambda scene: {"pk": scene.case.pk, "row": getattr(scene, name).pk}


def version(name: str, /, **words: Any) -> Said:
    """The words, and the version of the row as it stands."""
    return lambda scene, _who: {**words, "version": scene.fresh(name).version}


def for_office(name: str, said: Words | None = None) -> Said:
    """The words, recorded on behalf of an office after a telephone call."""
    return lambda scene, _who: {
        **(said or {}),
        "behalf_office": str(getattr(scene, name).pk),
        "behalf_basis": "phone",
    }


def place_of(who: str) -> str:
    """Return a place that the person may name."""
    return {"dedi": BADANG, "other_village_head": "15.07.10.2001", "other_camat": "15.07.10.2001"}.get(
        who, SUNGAI_BERAS
    )


def upload(name: str = "foto.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, "application/pdf")


# --- The frame -----------------------------------------------------------------------------------


def _must_change(_scene: Scene) -> None:
    Account.objects.update(must_change_password=True)


def _token(scene: Scene) -> None:
    """A token with which another system acts for the operator."""
    assignment, now = scene.cast.assignments["budi"], scene.cast.now
    create_token(
        assignment=assignment,
        scopes=["reports:write"],
        until=now + timedelta(days=365),
        label="Gerbang WA",
        actor=system_actor(now),
        at=now,
    )
    scene.rows["token_of_operator"] = Token.objects.get(assignment=assignment, label="Gerbang WA")


def _new_token(scene: Scene, who: str) -> Words:
    return {
        "assignment": str(scene.cast.assignments[who].pk) if who else "",
        "label": "Dasbor",
        "scopes": ["cases:read"],
        "days": "30",
        "old": PASSWORD,
    }


def _chosen(_scene: Scene) -> object:
    return list(Account.objects.order_by("pk").values_list("chosen_assignment"))


def _read(_scene: Scene) -> object:
    return list(Notice.objects.order_by("pk").values_list("read_at"))


def _dead(scene: Scene) -> None:
    scene.rows["letter"] = scene.notice.deliveries.first()
    Delivery.objects.filter(pk=scene.letter.pk).update(state="dead", attempts=9)


def _letter(scene: Scene) -> Words:
    return {"pk": scene.notice.deliveries.first().pk}


def _answers(_scene: Scene) -> object:
    """Changes nothing that the server keeps: any answer will do."""
    return object()


get("web:home")
get("web:components")
post("web:language", said={"language": "en", "next": "/"}, leaves=_answers)
post(
    "web:switch",
    said=lambda scene, who: {"assignment": str(scene.cast.assignments[who].pk) if who else ""},
    leaves=_chosen,
)
get("account:mine")
post(
    "account:mine",
    said=lambda scene, who: {"username": who or "nobody", "language": "en", "uses_single_keys": "on"},
    leaves=lambda _scene: list(Person.objects.order_by("pk").values_list("language")),
)
get("account:redeem")
post(
    "account:redeem",
    said={"identifier": "hadi", "code": "AAAA", "password": "x" * 12, "repeated": "x" * 12},
)
get("account:set_password")
get("account:set_password/due", before=_must_change)
post(
    "account:set_password",
    said={"password": "ruang rapat hijau", "repeated": "ruang rapat hijau"},
    before=_must_change,
)
get("account:tokens", before=_token, shows="Gerbang WA")
post("account:tokens", said=_new_token)
post("account:tokens/of_head", said=lambda scene, _who: _new_token(scene, "ayu"))
post("account:token_revoke", of("token_of_operator"), before=_token)
get("setup:start")
post("setup:start", said={"regency": "15.06", "name": "X", "username": "penyusup"})
get("territory:search", query=lambda _scene, _who: {"q": "sungai"})
get("notices:list")
post("notices:read", of("notice"), leaves=_read)
post("notices:read_all", leaves=_answers)
get("notices:dead", before=_dead)
post(
    "notices:requeue",
    _letter,
    before=_dead,
    leaves=lambda _scene: list(Delivery.objects.order_by("pk").values_list("state")),
)

# --- Reports -------------------------------------------------------------------------------------

_NEW_REPORT: Final = {
    "kind": "tension",
    "title": "Laporan baru",
    "urgency": "yellow",
    "facts": "Warga berkumpul.",
    "channel": "app",
    "discovery": "spontaneous",
    "act": "send",
}


def _written(scene: Scene, who: str, **more: Any) -> Words:
    return {**_NEW_REPORT, "region": place_of(who), "submission_id": str(uuid4()), **more}


def _draft_again(scene: Scene, who: str) -> Words:
    return _written(scene, who, region=SUNGAI_BERAS, version=scene.fresh("report").version)


def _prefixed(code: str, **words: Any) -> Words:
    return {f"{code}-{name}": value for name, value in words.items()}


_VERIFY: Final = _prefixed("verify", likelihood=2, impact=3, reliability="B", credibility=2)

get("reports:list", shows=TITLE)
get("reports:desk", shows=TITLE)
get("reports:new")
post("reports:new", said=_written)
post("reports:new/draft", said=lambda scene, who: _written(scene, who, act="save"))
post(
    "reports:new/behalf",
    said=lambda scene, who: _written(
        scene,
        who,
        behalf_office=str(scene.cast.office("lurah_simpang_tuan").pk),
        behalf_basis="phone",
        region=SIMPANG_TUAN,
    ),
    leaves=lambda scene: Report.objects.filter(owner_agency=scene.cast.agency("simpang_tuan")).count(),
)
get("reports:paste")
post("reports:paste", said={"raw_text": "*Fakta*: warga berkumpul.", "channel": "whatsapp"})
get("reports:pasted", of("paste"), shows=TITLE)
get("reports:nil")
post("reports:nil", said=lambda _scene, who: {"region": place_of(who), "period": "today"})
get("reports:settled")
post(
    "reports:settled",
    said=lambda _scene, who: {
        "region": place_of(who),
        "what": "Batas kebun disepakati.",
        "settled": "today",
        "way": "village",
        "harm": "no",
    },
)
get("reports:detail", of("report"), shows=TITLE)
get("reports:edit", of("report"), shows=TITLE)
post("reports:edit", of("report"), _draft_again, takes="report.send")
post(
    "reports:edit/save",
    of("report"),
    lambda scene, who: {**_draft_again(scene, who), "act": "save"},
    leaves=lambda scene: scene.fresh("report").version,
)
post(
    "reports:keep",
    of("report"),
    lambda scene, who: {**_draft_again(scene, who), "act": "save"},
    leaves=lambda scene: scene.fresh("report").version,
)
post("reports:keep_new", said=_written)
post("reports:discard", of("report"))
get("reports:receipt", of("report"), shows=TITLE)
post("reports:verify", of("report"), _VERIFY, takes="report.verify")
post("reports:ask", of("report"), _prefixed("ask", question="Jam berapa?"), takes="report.ask")
post("reports:not_shown", of("report"), _prefixed("not_shown", reason="Nihil."), takes="report.set_not_shown")
post(
    "reports:link",
    of("report"),
    lambda scene, _who: _prefixed("link", other=scene.other.number),
    takes="report.link",
)
post("reports:different", of("report"), lambda scene, _who: {"other": str(scene.other.pk)})
post("reports:unlink", of("report"), _prefixed("unlink", reason="Lain hari."), takes="report.unlink")
post(
    "reports:watch",
    of("report"),
    _prefixed("watch", reason="Tenang.", review_on="2026-04-06"),
    takes="report.watch",
)
post(
    "reports:prolong",
    of("report"),
    _prefixed("prolong", reason="Belum diukur.", review_on="2026-04-06"),
    takes="report.prolong",
)
post("reports:end_watch", of("report"), _prefixed("end_watch", reason="Reda."), takes="report.end_watch")
post(
    "reports:attach",
    of("report"),
    lambda scene, _who: _prefixed("attach", case=str(scene.case.pk)),
    takes="report.attach",
)
_CHOSEN: Said = lambda scene, _who: {"laporan": str(scene.report.pk)}  # noqa: E731
get("reports:verify_together", query=_CHOSEN, shows=TITLE)
post(
    "reports:verify_together",
    said=lambda scene, who: (
        {**_CHOSEN(scene, who), "likelihood": 2, "impact": 3} | {"reliability": "B", "credibility": 2}
    ),
)
get("reports:link_together", query=_CHOSEN, shows=TITLE)
post(
    "reports:link_together",
    said=lambda scene, who: {**_CHOSEN(scene, who), "main": "other", "other": scene.other.number},
)
post("reports:amend", of("report"), _prefixed("amend", text="Bukan 40 tetapi 30.", reason="Salah hitung"))
post("reports:clarify", of("report"), _prefixed("clarify", text="Pukul sembilan."), takes="report.clarify")
post("reports:answer", of("report"), _prefixed("answer", text="Terima kasih."))
post(
    "reports:upload",
    of("report"),
    lambda _scene, _who: _prefixed("upload", file=upload(), description="Foto"),
)
post(
    "reports:informant",
    of("report"),
    _prefixed("informant", purpose="Menghubungi kembali saksi"),
    shows=INFORMANT,
    leaves=lambda _scene: SecretRead.objects.count(),
)


# --- Incidents -----------------------------------------------------------------------------------

_FROM_REPORT: Said = lambda scene, _who: {"laporan": str(scene.report.pk)}  # noqa: E731


def _incident(scene: Scene, who: str) -> Words:
    return {
        "title": "Warga berkumpul di kebun",
        "kind": "tension",
        "region": BADANG if scene.report.regency == "15.06" else SUNGAI_BERAS,
        "place_precision": "village",
    }


get("incidents:list", shows=TITLE)
get("incidents:new", query=_FROM_REPORT, shows=TITLE)
post("incidents:new", query=_FROM_REPORT, said=_incident)
get("incidents:detail", of("incident"), shows=TITLE)
get("incidents:correct", of("incident"), shows=TITLE)
post(
    "incidents:correct",
    of("incident"),
    lambda scene, who: {
        **_incident(scene, who),
        "reason": "Judul lebih tepat",
        "version": scene.fresh("incident").version,
    },
)
post("incidents:link", of("incident"), lambda scene, _who: {"link-other": scene.spare.number})

# --- Cases ---------------------------------------------------------------------------------------


def _open_words(scene: Scene, _who: str) -> Words:
    return {"title": "Permasalahan kebun baru", "rung": "1", "urgency": "yellow"}


def before_closing(scene: Scene) -> None:
    """A case with open tasks cannot be closed; that is no question of rights."""
    task = scene.fresh("task")
    if task.state not in {"done", "cancelled", "declined"}:
        leader = "dedi" if scene.case.regency == "15.06" else "kabid"
        scene.act(cancel_task, leader, task=task, reason="Batal")


get("cases:list", query=lambda _scene, _who: {"state": ""}, shows=TITLE)
get("cases:open", query=_FROM_REPORT, shows=TITLE)
post("cases:open", query=_FROM_REPORT, said=_open_words, takes="report.open_case")
get("cases:detail", of("case"), shows=TITLE)
get("cases:timeline", of("case"), query=lambda _scene, _who: {"after": "0"})
post("cases:start", of("case"), takes="case.start")
post("cases:start/behalf", of("case"), for_office("village_office"), takes="case.start")
post(
    "cases:attempt",
    of("case"),
    {"kind": "mediation", "held_on": "2026-03-03", "result": "partly", "summary": "Sebagian sepakat."},
)
post("cases:message", of("case"), {"text": "Situasi tenang.", "kind": "note"})
post("cases:message/we_did", of("case"), {"text": "Patroli malam.", "kind": "we_did"})
post("cases:assess", of("case"), {"likelihood": "3", "impact": "3", "reason": "Meluas."})
post("cases:urgency", of("case"), {"urgency": "green", "reason": "Tenang."})
post("cases:link_incident", of("case"), lambda scene, _who: {"incident": str(scene.incident.pk)})
post("cases:attach", of("case"), lambda scene, _who: {"report": str(scene.spare.pk)}, takes="report.attach")
post(
    "cases:upload",
    of("case"),
    lambda _scene, _who: {
        "upload": upload(),
        "kind": "minutes",
        "description": "Berita acara",
        "classification": "2",
    },
)


def hand_on(scene: Scene, _who: str) -> Words:
    rung = scene.fresh("case").rung
    if scene.case.regency == "15.06":  # where no subdistrict office is registered
        return {"to_rung": "3", "reason_code": "wide_impact", "reason": "Meluas.", **_UPWARD}
    if rung == 4:
        return {"to_rung": "3", "reason_code": "parties_refuse"}
    return {"to_rung": str(rung + 1), "reason_code": "parties_refuse", **_UPWARD}


_UPWARD: Final = {"tried": "Dua kali.", "recommendation": "Mediasi."}

post("cases:hand_over", of("case"), hand_on)
post(
    "cases:accept",
    on_case("hand_over"),
    takes="hand_over.accept case.take_over",
)
post("cases:accept/behalf", on_case("hand_over"), for_office("camat_office"))
post(
    "cases:return",
    on_case("hand_over"),
    {"code": "papers_incomplete", "note": "Lampirkan berita acara."},
    takes="hand_over.return",
)
post("cases:withdraw", on_case("hand_over"), takes="hand_over.withdraw")
post("cases:track_open", of("case"), {"kind": "custom", "opened_on": "2026-03-03"})
post("cases:track_answer", on_case("track"), version("track", answer="Sidang.", answered_on="2026-03-04"))
post("cases:track_close", on_case("track"), version("track", closed_on="2026-03-04"))
post(
    "cases:assign",
    of("case"),
    lambda scene, _who: {"title": "Pasang patok", "office": str(scene.doer.pk), "working_days": "5"},
)
post("cases:ask", of("case"), lambda scene, _who: {"agency": str(scene.guest.pk), "question": "Ada lagi?"})
post("cases:answer", on_case("request"), {"answer": "Tidak ada."}, takes="request.answer")
post("cases:answer/behalf", on_case("request"), for_office("guest_office", {"answer": "Tidak ada."}))
post("cases:withdraw_request", on_case("request"), takes="request.withdraw")
post(
    "cases:invite",
    of("case"),
    lambda scene, _who: {"agency": str(scene.next_guest.pk), "reason": "Pengamanan"},
)
post(
    "cases:share",
    of("case"),
    lambda scene, _who: {"invitation": str(scene.invitation.pk), "documents": [str(scene.file.pk)]},
)
post("cases:uninvite", on_case("invitation"), version("invitation"))
post("cases:done", on_case("invitation"), version("invitation", note="Patroli selesai."))
post("cases:watch", of("case"), {"reason": "Tenang.", "review_on": "2026-05-04"}, takes="case.watch")
post("cases:resume", of("case"), takes="case.resume")
post(
    "cases:close",
    of("case"),
    {"outcome": "settled", "reason": "Damai."},
    before=before_closing,
    takes="case.close",
)
post(
    "cases:reopen",
    of("case"),
    lambda scene, _who: {"rung": str(scene.fresh("case").rung), "reason": "Kambuh."},
    takes="case.reopen",
)

# --- Tasks and files -----------------------------------------------------------------------------

get("tasks:list", shows=TASK_TITLE)
get("tasks:detail", of("task"), shows=TASK_TITLE)
post("tasks:accept", of("task"), takes="task.accept")
post("tasks:decline", of("task"), {"reason": "Bukan wewenang kami."}, takes="task.decline")
post("tasks:begin", of("task"), takes="task.begin")
post("tasks:proof", of("task"), {"text": "Sudah diukur."}, takes="task.submit_proof")
post("tasks:proof/behalf", of("task"), for_office("doer", {"text": "Sudah diukur."}))
post("tasks:approve", of("task"), takes="task.approve")
post("tasks:send_back", of("task"), {"reason": "Foto belum ada."}, takes="task.send_back")
post("tasks:cancel", of("task"), {"reason": "Tidak perlu lagi."}, takes="task.cancel")
get("files:download", of("file"))
get("files:download/secret", of("secret_file"), leaves=journal)
get("files:download/report", of("report_file"))

# --- Sharing -------------------------------------------------------------------------------------


def _record(scene: Scene) -> Words:
    return {"object_type": "case", "pk": scene.case.pk}


get("sharing:recuse", _record)
post(
    "sharing:recuse",
    _record,
    lambda scene, _who: {"person": str(scene.other_person.pk), "reason": "Keluarga pihak."},
)
post(
    "sharing:recuse/self",
    _record,
    lambda scene, who: {
        "person": str(scene.cast.person(who).pk) if who else "",
        "reason": "Keluarga saya pihak.",
    },
)
post("sharing:lift", of("recusal"))
get("sharing:emergency")
post(
    "sharing:emergency",
    said=lambda scene, _who: {"number": scene.case.number, "reason": "Bentrok malam ini, camat diam."},
)
get("sharing:reviews", shows=REASON)
get("sharing:review", of("access"), shows=REASON)
post("sharing:review", of("access"), {"was_justified": "1"})

# --- People --------------------------------------------------------------------------------------


_OFFICERS: Final = "Nama;NIP/NRP;Nomor HP;Surel;Nama pengguna;Instansi;Jabatan"
_MOVES: Final = "Nama;NIP/NRP;Instansi lama;Jabatan lama;Instansi baru;Jabatan baru"
_TERM: Final = "Sebagai;TMT;Sampai;Nomor SK;Tanggal SK"


def sheet(columns: str, line: str) -> SimpleUploadedFile:
    """Return an XLSX of one line."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, text in enumerate([columns, line]):
            page.write_row(number, 0, text.split(";"))
    return SimpleUploadedFile("lembar.xlsx", buffer.getvalue())


def _term(office: Any) -> Words:
    return {"office": str(office.pk), "kind": "definitive", "from_on": "2026-03-04"}


def _wave(scene: Scene, _who: str) -> Words:
    return {
        "from_on": "2026-03-05",
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-holder": "Hadi Wijaya – Kepala Bidang Bina Marga, Dinas PUPR",
        "form-0-office": "Kepala Dinas PUPR, Dinas PUPR",
        "form-0-kind": "definitive",
    }


def _seats() -> Words:
    return {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-office": "Camat Mendahara Ulu, Kec. Mendahara Ulu",
        "form-0-position": "Ketua",
        "form-0-sub_team": "",
    }


def _close_account(scene: Scene) -> None:
    Account.objects.filter(pk=scene.closed_account.pk).update(is_active=False)


get("people:list", shows="Dinas Pekerjaan Umum")
get("people:agency", of("agency"), shows="Dinas Pekerjaan Umum")
post("people:agency", of("agency"), version("agency", name="Dinas PUPR Baru", short_name="PUPR"))
get("people:agency_new")
post(
    "people:agency_new",
    said={"kind": "service", "name": "Dinas Sosial", "short_name": "Dinsos", "regions": ["15.07"]},
)
get("people:office_new", of("agency"))
get("people:agency_regions", of("agency"))
post("people:agency_regions", of("agency"), version("agency", regions=["15.07"]))
post("people:office_new", of("agency"), {"title": "Kepala Bidang Irigasi", "role": "agency_officer"})
get("people:officer", of("officer"), shows="Hadi Wijaya")
post("people:officer", of("officer"), version("officer", name="Hadi W.", phone="081234567890"))
get("people:officer_new")
post(
    "people:officer_new",
    said=lambda scene, _who: {"name": "Rahmat", "phone": "081299990000", **_term(scene.vacant)},
)
get("people:assign", of("officer"))
post("people:assign", of("officer"), lambda scene, _who: _term(scene.vacant))
get("people:end_assignment", of("assignment"))
post("people:end_assignment", of("assignment"), {"until_on": "2026-03-31"})
post(
    "people:office_rename",
    lambda scene: {"pk": scene.cast.office("second_operator").pk},
    {"title": "Analis"},
)
post("people:office_retire", lambda scene: {"pk": scene.cast.office("second_operator").pk})
get("people:import")
post(
    "people:import",
    said=lambda _scene, _who: {
        "sheet": sheet(
            f"{_OFFICERS};{_TERM}", "Rahmat;;081299990000;;;Dinas PUPR;Kepala Dinas PUPR;;04-03-2026;;;"
        )
    },
)
get("people:import_template")
get("people:moves")
post("people:moves", said=_wave)
get("people:moves_sheet")
post(
    "people:moves_sheet",
    said=lambda _scene, _who: {
        "sheet": sheet(
            f"{_MOVES};{_TERM}",
            "Hadi Wijaya;;Dinas PUPR;Kepala Bidang Bina Marga;Dinas PUPR;Kepala Dinas PUPR;;05-03-2026;;;",
        )
    },
)
get("people:moves_template")
post("people:code", of("account"))
post("people:account_close", of("account"))
post(
    "people:account_reopen",
    of("closed_account"),
    before=_close_account,
)

# --- Teams and reference data --------------------------------------------------------------------

_DECREE: Final = {"decree_number": "188.45/99/2026", "decree_on": "2026-03-03", "valid_until": "2026-12-31"}

get("teams:list", shows="Tim Terpadu Penanganan")
get("teams:detail", of("team"), shows="Tim Terpadu Penanganan")
get("teams:new")
post(
    "teams:new",
    said=lambda scene, _who: {
        **_DECREE,
        **_seats(),
        "kind": "vigilance",
        "name": "Tim Kewaspadaan Dini",
        "secretariat": str(scene.cast.agency("kesbangpol").pk),
    },
)
get("teams:replace", of("team"))
post(
    "teams:replace",
    of("team"),
    lambda scene, _who: {**_DECREE, **_seats(), "version": scene.fresh("team").version},
)
post("teams:revoke", of("team"), version("team", ended_on="2026-03-04"))


def _local_holiday(scene: Scene) -> None:
    scene.rows["holiday"] = Holiday.objects.create(
        region_id="15.07", date=date(2026, 10, 21), name="Hari jadi", category="local"
    )


def _condition(scene: Scene) -> None:
    scene.rows["condition"] = SpecialCondition.objects.create(
        region_id="15.07", name="Ramadan", from_on=date(2026, 2, 18)
    )


get("reference:index")
get("reference:settings")
get("reference:setting_edit", lambda _scene: {"code": "files.max_megabytes"})
post(
    "reference:setting_edit",
    lambda _scene: {"code": "files.max_megabytes"},
    {"value": "8", "legal_basis": "SK Kepala Badan", "valid_from": "2026-03-05"},
)
get("reference:lookups")
post("reference:word_new", lambda _scene: {"list_code": "issue_type"}, {"label": "Sengketa kebun"})
post(
    "reference:word_save",
    lambda _scene: {"list_code": "issue_type", "code": "labour"},
    {"label": "Perburuhan"},
)
post("reference:word_retire", lambda _scene: {"list_code": "issue_type", "code": "labour"})
get("reference:regions")


def _open_succession(scene: Scene) -> None:
    """A village of Mendahara Ulu went, and nobody knows what follows it."""
    scene.rows["succession"] = gone_village("15.07.09.2999", MENDAHARA_ULU)


def _waiting_holiday(scene: Scene) -> None:
    """A day off was entered for a village that Sungai Beras follows."""
    gone_village("15.07.09.2999", SUNGAI_BERAS, confidence=99)
    Holiday.objects.create(
        region_id="15.07.09.2999", date=date(2026, 10, 22), name="Hari desa", category="local"
    )


get("reference:successions")
get("reference:succession", of("succession"), before=_open_succession)
post(
    "reference:succession",
    of("succession"),
    {"new": SUNGAI_BERAS, "ground": "Perda 3/2025"},
    before=_open_succession,
)
post("reference:succession_run", before=_waiting_holiday)
get("reference:calendar")
post("reference:holiday_add", said={"day": "2026-10-21", "name": "Hari jadi kabupaten"})
post("reference:holiday_remove", of("holiday"), before=_local_holiday)
post("reference:condition_declare", said={"name": "Ramadan", "from_on": "2026-02-18"})
post("reference:condition_end", of("condition"), {"until_on": "2026-03-31"}, before=_condition)


def body_of(operation: Operation, scene: Scene, who: str) -> str:
    """Return the JSON that the API is sent."""
    return json.dumps(operation.said(scene, who), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))
