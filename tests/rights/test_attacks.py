"""What somebody tries who knows the addresses, the ids and the names of the fields."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from rukun.foundation.journal.models import Entry
from rukun.foundation.people.models import Account, Assignment, OneTimeCode, Team, Token
from rukun.foundation.sharing.models import EmergencyAccess, Grant
from rukun.handling.cases.models import Case, HandOver, InformationRequest, Invitation, Message, Task
from rukun.handling.reports.models import Report
from tests.cast import BADANG, PASSWORD, Cast
from tests.rights.conftest import Play
from tests.rights.enumerating import is_of_library, methods_of, patterns
from tests.rights.running import Stage
from tests.rights.world import PDF, TITLE, stage

REFUSED = {403, 404, 409, 422}
DONE = {200, 201, 302}


def browse(here: Stage, who: str, address: str, keys: dict[str, Any], /, **words: Any) -> Any:
    """Post a form as the person."""
    return here.client(who).post(reverse(address, kwargs=keys), words)


def call(here: Stage, who: str, name: str, keys: dict[str, Any], body: Any, **headers: str) -> Any:
    """Post JSON to the API as the person."""
    return Client(raise_request_exception=False).post(
        reverse(name, kwargs=keys),
        json.dumps(body),
        "application/json",
        headers={**here.bearer(who), **headers},
    )


def entry(**words: Any) -> dict[str, Any]:
    return {"submission_id": str(uuid4()), **words}


def entries() -> int:
    return Entry.objects.count()


# --- Sent again ----------------------------------------------------------------------------------


def test_a_form_sent_twice_is_done_once(play: Play) -> None:
    here = play("new")
    words = {"text": "Situasi tenang.", "kind": "note", "submission_id": str(uuid4())}
    for _time in range(2):
        assert browse(here, "budi", "cases:message", {"pk": here.scene.case.pk}, **words).status_code == 302
    assert Message.objects.filter(text="Situasi tenang.").count() == 1


def test_the_id_of_somebody_elses_submission_brings_nothing_of_theirs(play: Play) -> None:
    here = play("office")
    body = {"title": "Laporan", "urgency": "green", "facts": "Tenang.", "submission_id": str(uuid4())}
    first = call(here, "fajar", "api:reports", {}, body).json()
    second = call(here, "gita", "api:reports", {}, body).json()
    assert first["number"] != second["number"]
    assert first["receipt"] != second["receipt"]


def test_what_was_sent_while_invited_is_not_repeated_afterwards(play: Play) -> None:
    here = play("new")
    words = {"text": "Patroli malam.", "kind": "we_did", "submission_id": str(uuid4())}
    keys = {"pk": here.scene.case.pk}
    assert browse(here, "citra", "cases:message", keys, **words).status_code == 302
    here.scene.shut_out("polres")
    assert browse(here, "citra", "cases:message", keys, **words).status_code == 404
    body = entry(text="Lagi.")
    assert call(here, "citra", "api:case-messages", {"case_id": keys["pk"]}, body).status_code == 404


# --- Guessed -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["report", "task", "hand_over", "invitation", "request"])
def test_an_id_of_another_kind_opens_nothing(play: Play, kind: str) -> None:
    here = play("offered")
    key = getattr(here.scene, kind).pk
    assert here.client("kabid").get(reverse("cases:detail", args=[key])).status_code == 404
    assert here.client("kabid").get(reverse("incidents:detail", args=[key])).status_code == 404


def test_a_row_is_found_under_its_own_case_only(play: Play) -> None:
    here = play("offered")
    here.token("kabid")
    scene = here.scene
    before, other = entries(), Case.objects.create(**_copy(scene.case))
    for name, row in (
        ("cases:accept", scene.hand_over),
        ("cases:withdraw", scene.hand_over),
        ("cases:answer", scene.request),
        ("cases:uninvite", scene.invitation),
        ("cases:track_close", scene.track),
    ):
        for who in ("kabid", "gita", "fajar"):
            assert browse(here, who, name, {"pk": other.pk, "row": row.pk}).status_code == 404
    for name, keys, row in (
        ("api:hand-over-accept", "hand_over_id", scene.hand_over),
        ("api:request-withdraw", "request_id", scene.request),
        ("api:invitation-withdraw", "invitation_id", scene.invitation),
        ("api:track-close", "track_id", scene.track),
    ):
        body = {"closed_on": "2026-03-04"} if "track" in name else {}
        answer = call(here, "kabid", name, {"case_id": other.pk, keys: row.pk}, body, **{"If-Match": '"1"'})
        assert answer.status_code == 404
    assert entries() == before


def _copy(case: Case) -> dict[str, Any]:
    fields = {field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields}
    return {**fields, "id": uuid4(), "number": "PM-2026-9999"}


@pytest.mark.parametrize("key", ["", "x", "0", "%00", "' OR 1=1 --", "00000000-0000-0000-0000-000000000000"])
def test_nonsense_for_a_report_is_no_report(play: Play, key: str) -> None:
    here = play("office")
    assert here.client("kabid").get(reverse("cases:open"), {"laporan": key}).status_code == 404
    assert here.client("kabid").get(reverse("incidents:new"), {"laporan": key}).status_code in {200, 404}


# --- Another regency -----------------------------------------------------------------------------


def test_no_filter_reaches_into_another_regency(play: Play) -> None:
    here = play("new")
    filters = (
        {"kecamatan": "15.07.09", "state": ""},
        {"text": TITLE, "state": ""},
        {"mine": "1", "state": ""},
    )
    for narrowed in filters:
        page = here.client("dedi").get(reverse("cases:list"), narrowed)
        assert TITLE not in page.content.decode().partition("<table")[2]
    for narrowed in ({"region": "15.07"}, {"text": "Muara"}, {"state": "became_case"}):
        page = here.client("dedi").get(reverse("reports:list"), narrowed)
        assert here.scene.report.number not in page.content.decode()
    headers = here.bearer("dedi")
    for name in ("api:cases", "api:reports"):
        answer = Client().get(reverse(name), {"region": "15.07"}, headers=headers)
        assert answer.json()["items"] == []


def test_a_cursor_of_another_list_is_refused(play: Play) -> None:
    here = play("new")
    mine = here.bearer("kabid")
    cursor = Client().get(reverse("api:reports"), {"limit": "1"}, headers=mine).json()["next"]
    theirs = here.bearer("dedi")
    assert Client().get(reverse("api:cases"), {"cursor": cursor}, headers=theirs).status_code == 400
    page = Client().get(reverse("api:reports"), {"cursor": cursor}, headers=theirs)
    assert page.json()["items"] == []
    forged = Client().get(reverse("api:reports"), {"cursor": cursor[:-4] + "AAAA"}, headers=mine)
    assert forged.status_code == 400


def test_a_guest_reads_nothing_of_the_papers_that_were_not_shared(play: Play) -> None:
    """Hadi was let in for a task: the case is open to him, its report and incident are not."""
    here = play("new")
    page = here.client("hadi").get(reverse("cases:detail", args=[here.scene.case.pk])).content.decode()
    assert TITLE in page
    headers = here.bearer("hadi")
    file = Client().get(reverse("api:case", args=[here.scene.case.pk]), headers=headers).content.decode()
    for answer in (page, file):
        assert here.scene.report.facts not in answer
        assert str(here.scene.report.pk) not in answer
        assert str(here.scene.incident.pk) not in answer
        assert here.scene.report.number not in answer


# --- An office that ended ------------------------------------------------------------------------


def test_a_session_opens_nothing_from_the_day_on_which_the_office_has_ended(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = play("offered")
    address = reverse("cases:detail", args=[here.scene.case.pk])
    assert here.client("gita").get(address).status_code == 200
    held = here.scene.cast.assignments["gita"]
    Assignment.objects.filter(pk=held.pk).update(until_on=here.scene.at.date())
    assert here.client("gita").get(address).status_code == 200  # it is her last day
    tomorrow = here.scene.at + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: tomorrow)
    here.scene.at = tomorrow
    here.sessions.clear()  # she logs in anew: it is the office that has ended, not the session
    assert here.client("gita").get(address).status_code == 404
    keys = {"pk": here.scene.case.pk, "row": here.scene.hand_over.pk}
    assert browse(here, "gita", "cases:accept", keys).status_code in {302, 401, 404}
    assert HandOver.objects.get().state == "offered"
    answer = call(
        here, "gita", "api:hand-over-accept", {"case_id": keys["pk"], "hand_over_id": keys["row"]}, {}
    )
    assert answer.status_code == 401


def test_a_seat_on_a_team_opens_nothing_once_the_team_is_revoked(play: Play) -> None:
    """The regent sees the case of the province only because the Tim Terpadu held it."""
    here = play("province")
    address = reverse("cases:detail", args=[here.scene.case.pk])
    assert here.client("bupati").get(address).status_code == 200
    Team.objects.update(ended_on=here.scene.at.date() - timedelta(days=1))
    assert here.client("bupati").get(address).status_code == 404


def test_nobody_acts_through_an_office_of_somebody_else(play: Play) -> None:
    here = play("office")
    assignment = here.scene.cast.assignments["kabid"]
    here.client("budi").post(reverse("web:switch"), {"assignment": str(assignment.pk)})
    assert Account.objects.get(username="budi").chosen_assignment_id is None
    assert here.client("budi").get(reverse("reports:desk")).status_code == 403


# --- Fields that were not offered ----------------------------------------------------------------


def _behalf(here: Stage, office: str) -> dict[str, str]:
    return {"behalf_office": str(here.scene.cast.office(office).pk), "behalf_basis": "phone"}


@pytest.mark.parametrize(
    ("who", "office"),
    [
        ("budi", "other_head"),  # another regency
        ("budi", "kades_badang"),
        ("budi", "province_desk"),  # upwards
        ("gita", "head"),
        ("gita", "camat_geragai"),  # beside
        ("gita", "kades_lagan_ulu"),
        ("fajar", "camat_mendahara_ulu"),  # records for nobody
        ("citra", "operator"),
    ],
)
def test_nobody_records_for_an_office_that_is_not_below_them(play: Play, who: str, office: str) -> None:
    here = play("started")
    here.token(who)  # issuing one is journaled, too
    before, case = entries(), here.scene.case
    words = {"text": "Atas nama orang lain.", "kind": "note", **_behalf(here, office)}
    assert browse(here, who, "cases:message", {"pk": case.pk}, **words).status_code in REFUSED
    on_behalf = {"office": words["behalf_office"], "basis": "phone"}
    body = entry(text="Atas nama orang lain.", on_behalf=on_behalf)
    assert call(here, who, "api:case-messages", {"case_id": case.pk}, body).status_code in REFUSED
    body = entry(title="Atas nama", urgency="green", facts="Tenang.", on_behalf=on_behalf)
    assert call(here, who, "api:reports", {}, body).status_code in REFUSED
    assert entries() == before


@pytest.mark.parametrize("basis", ["", "mind_reading"])
def test_what_is_recorded_for_others_has_a_basis(play: Play, basis: str) -> None:
    here = play("new")
    words = {**_behalf(here, "kades_sungai_beras"), "behalf_basis": basis}
    assert browse(here, "budi", "cases:start", {"pk": here.scene.case.pk}, **words).status_code in REFUSED
    assert here.scene.fresh("case").state == "new"


@pytest.mark.parametrize("office", ["police_liaison", "kodim_liaison", "other_head", "kades_lagan_ulu"])
def test_no_task_goes_to_the_police_to_strangers_or_to_whom_the_case_is_shut(play: Play, office: str) -> None:
    here = play("regency")
    pk = here.scene.cast.office(office).pk
    words = {"title": "Tugas", "office": str(pk), "working_days": "5"}
    assert browse(here, "kabid", "cases:assign", {"pk": here.scene.case.pk}, **words).status_code in REFUSED
    for share in (False, office in {"police_liaison", "other_head"}):
        body = entry(title="Tugas", office=str(pk), share=share)
        answer = call(here, "kabid", "api:case-tasks", {"case_id": here.scene.case.pk}, body)
        assert answer.status_code in REFUSED
    assert Task.objects.filter(office=pk).count() == 0
    assert (
        Grant.objects.filter(object_type="case", agency__offices=pk, until_at=None, via_type="task").count()
        == 0
    )


@pytest.mark.parametrize("agency", ["other_kesbangpol", "badang"])
def test_no_agency_of_another_regency_is_let_in_asked_or_handed_the_case(play: Play, agency: str) -> None:
    here = play("regency")
    case, stranger = here.scene.case, here.scene.cast.agency(agency)
    words = {"agency": str(stranger.pk), "reason": "Perlu", "question": "Apa kabar?"}
    for name in ("cases:invite", "cases:ask"):
        assert browse(here, "kabid", name, {"pk": case.pk}, **words).status_code in REFUSED
    keys = {"case_id": case.pk}
    invitation = entry(agency=str(stranger.pk), reason="Perlu")
    assert call(here, "kabid", "api:invitations", keys, invitation).status_code in REFUSED
    question = entry(agency=str(stranger.pk), question="Apa kabar?")
    assert call(here, "kabid", "api:requests", keys, question).status_code in REFUSED
    offer = entry(
        to_agency=str(stranger.pk), reason_code="wide_impact", reason="x", tried="x", recommendation="x"
    )
    assert call(here, "kabid", "api:hand-overs", keys, offer).status_code in REFUSED
    assert not Grant.objects.filter(agency=stranger).exists()
    assert not Invitation.objects.filter(agency=stranger).exists()
    assert not InformationRequest.objects.filter(agency=stranger).exists()
    assert not HandOver.objects.filter(to_agency=stranger).exists()


def test_a_case_is_handed_to_an_agency_of_its_own_place_only(play: Play) -> None:
    here = play("subdistrict")
    for agency in ("geragai", "lagan_ulu", "pupr", "polres", "setda", "regent"):
        body = entry(
            to_agency=str(here.scene.cast.agency(agency).pk),
            reason_code="wide_impact",
            reason="x",
            tried="x",
            recommendation="x",
        )
        answer = call(here, "gita", "api:hand-overs", {"case_id": here.scene.case.pk}, body)
        assert answer.status_code in REFUSED
    assert not HandOver.objects.filter(state="offered").exists()


def test_proof_is_a_file_of_the_same_case(play: Play) -> None:
    here = play("task_begun")
    scene = here.scene
    foreign = stage(scene.cast, "hidden").rows
    strange = [str(scene.report_file.pk), str(uuid4())]
    strange.append(str(foreign["file"].pk))  # of another record altogether
    version = {"If-Match": f'"{scene.fresh("task").version}"'}
    for key in strange:
        body = {"text": "Sudah.", "files": [key]}
        answer = call(here, "hadi", "api:task-proof", {"task_id": scene.task.pk}, body, **version)
        assert answer.status_code in REFUSED
    secret = {"text": "Sudah.", "files": [str(scene.secret_file.pk)]}
    answer = call(here, "hadi", "api:task-proof", {"task_id": scene.task.pk}, secret, **version)
    assert answer.status_code in REFUSED
    assert scene.fresh("task").state == "in_progress"


def test_papers_of_another_case_are_not_shared_with_an_invitation(play: Play) -> None:
    here = play("new")
    scene = here.scene
    words = {"invitation": str(scene.invitation.pk), "documents": [str(scene.report_file.pk)]}
    assert browse(here, "kabid", "cases:share", {"pk": scene.case.pk}, **words).status_code in REFUSED
    words = {"invitation": str(scene.invitation.pk), "reports": [str(scene.spare.pk)]}
    assert browse(here, "kabid", "cases:share", {"pk": scene.case.pk}, **words).status_code in REFUSED
    body = entry(agency=str(scene.next_guest.pk), reason="Perlu", reports=[str(scene.spare.pk)])
    answer = call(here, "kabid", "api:invitations", {"case_id": scene.case.pk}, body)
    assert answer.status_code in REFUSED
    assert not Grant.objects.filter(
        object_id__in=[scene.spare.pk, scene.report_file.pk], via_type="invitation"
    )


def test_a_report_of_another_regency_is_attached_linked_and_compared_by_nobody(play: Play) -> None:
    here = play("verified")
    cast, report = here.scene.cast, here.scene.report
    theirs = stage(cast, "foreign_report").rows["report"]
    for who in ("kabid", "dedi"):
        for name, words in (
            ("reports:link", {"link-other": theirs.number}),
            ("reports:link", {"link-other": str(theirs.pk)}),
            ("reports:different", {"other": str(theirs.pk)}),
        ):
            if words.get("link-other") == report.number:
                continue  # the numbers of two regencies may be the same: it is the own one then
            assert browse(here, who, name, {"pk": report.pk}, **words).status_code in REFUSED
        body = entry(report=str(theirs.pk))
        answer = call(here, who, "api:case-reports", {"case_id": here.scene.case.pk}, body)
        assert answer.status_code in REFUSED


@pytest.mark.parametrize("who", ["budi", "fajar", "citra", "kabid"])
def test_no_report_is_filed_into_another_regency(play: Play, who: str) -> None:
    here = play("office")
    words = {
        "kind": "tension",
        "title": "Laporan",
        "urgency": "yellow",
        "facts": "x",
        "channel": "app",
        "discovery": "spontaneous",
        "act": "send",
        "region": BADANG,
    }
    assert browse(here, who, "reports:new", {}, **words).status_code in REFUSED
    body = entry(title="Laporan", urgency="yellow", facts="x", region=BADANG)
    assert call(here, who, "api:reports", {}, body).status_code in REFUSED
    assert not Report.objects.exists()


def test_verifying_moves_no_report_into_another_regency(play: Play) -> None:
    here = play("sent")
    words = {"likelihood": 2, "impact": 3, "reliability": "B", "credibility": 2, "region": BADANG}
    keys = {"pk": here.scene.report.pk}
    posted = {f"verify-{name}": value for name, value in words.items()}
    assert browse(here, "kabid", "reports:verify", keys, **posted).status_code in REFUSED
    version = {"If-Match": f'"{here.scene.report.version}"'}
    answer = call(here, "kabid", "api:report-verification", {"report_id": keys["pk"]}, words, **version)
    assert answer.status_code in REFUSED
    assert here.scene.fresh("report").region_current_id == here.scene.report.region_current_id


def test_no_case_is_opened_in_another_regency(play: Play) -> None:
    here = play("verified")
    body = entry(title="Permasalahan kebun", reports=[str(here.scene.report.pk)], region=BADANG)
    assert call(here, "kabid", "api:cases", {}, body).status_code in REFUSED
    assert not Case.objects.filter(regency="15.06").exists()


def test_fields_that_no_form_has_change_nothing(play: Play) -> None:
    here = play("new")
    scene, keys = here.scene, {"pk": here.scene.case.pk}
    extra = {
        "state": "closed",
        "owner_agency": str(scene.guest.pk),
        "regency": "15.06",
        "classification": "1",
    }
    words = {"text": "Tenang.", "kind": "note", **extra}
    assert browse(here, "citra", "cases:message", keys, **words).status_code == 302
    fresh, case = scene.fresh("case"), scene.case
    assert (fresh.state, fresh.owner_agency_id, fresh.regency) == ("new", case.owner_agency_id, "15.07")
    answer = call(here, "citra", "api:case-messages", {"case_id": case.pk}, entry(text="x", **extra))
    assert answer.status_code == 422


def test_a_secret_file_stays_secret_whatever_class_is_posted_to_download_it(play: Play) -> None:
    here = play("new")
    address = reverse("files:download", args=[here.scene.secret_file.pk])
    for query in ({"classification": "1"}, {"as": "kabid"}, {"behalf_office": "x"}):
        assert here.client("budi").get(address, query).status_code == 404


@pytest.mark.parametrize("object_type", ["person", "grant", "account", "token", "recusal", "Case", "x"])
def test_only_records_have_conflicts_of_interest(play: Play, object_type: str) -> None:
    here = play("office")
    key = here.scene.officer.pk
    address = reverse("sharing:recuse", kwargs={"object_type": object_type, "pk": key})
    assert here.client("kabid").get(address).status_code == 404


def test_the_glass_is_not_broken_across_the_border(play: Play) -> None:
    here = play("foreign")
    words = {"number": here.scene.case.number, "reason": "Bentrok malam ini, camat diam."}
    assert browse(here, "ayu", "sharing:emergency", {}, **words).status_code in REFUSED
    assert not EmergencyAccess.objects.exists()


# --- The administrator ---------------------------------------------------------------------------


def test_the_administrator_administers_the_own_regency(play: Play) -> None:
    here = play("office")
    cast, client = here.scene.cast, here.client("indra")
    theirs = {"pk": cast.account("dedi").pk}
    assert client.post(reverse("people:code", kwargs=theirs)).status_code == 404
    assert client.post(reverse("people:account_close", kwargs=theirs)).status_code == 404
    held = {"pk": cast.assignments["dedi"].pk}
    assert client.get(reverse("people:end_assignment", kwargs=held)).status_code == 404
    assert (
        client.post(reverse("people:end_assignment", kwargs=held), {"until_on": "2026-03-04"}).status_code
        == 404
    )
    assert client.get(reverse("people:officer", args=[cast.person("dedi").pk])).status_code == 404
    term = {"office": str(cast.office("other_head").pk), "kind": "acting", "from_on": "2026-03-04"}
    officer = {"pk": cast.person("hadi").pk}
    assert browse(here, "indra", "people:assign", officer, **term).status_code in REFUSED
    province = {"name": "Eka", "version": "1"}
    eka = {"pk": cast.person("eka").pk}
    assert browse(here, "indra", "people:officer", eka, **province).status_code in REFUSED
    assert not OneTimeCode.objects.exists()


def test_the_administrator_takes_no_office_that_reads_cases(play: Play) -> None:
    here = play("new")
    cast = here.scene.cast
    term = {"office": str(cast.office("head").pk), "kind": "daily", "from_on": "2026-03-04"}
    answer = browse(here, "indra", "people:assign", {"pk": cast.person("indra").pk}, **term)
    assert answer.status_code in REFUSED
    for name in ("cases:detail", "cases:timeline"):
        assert here.client("indra").get(reverse(name, args=[here.scene.case.pk])).status_code == 404
    home = here.client("indra").get("/").content.decode()
    assert TITLE not in home
    assert here.scene.case.number not in home


def test_the_administrator_makes_no_token_for_an_office_that_reads_cases(play: Play) -> None:
    from rukun.foundation.people.domain.tokens import create_token
    from rukun.kernel.errors import NotAllowed

    here = play("office")
    scene, before = here.scene, Token.objects.count()
    for who in ("kabid", "budi", "gita", "dedi"):
        with pytest.raises(NotAllowed):
            create_token(
                assignment=scene.cast.assignments[who],
                scopes=["cases:read"],
                until=scene.at + timedelta(days=1),
                actor=scene.who("indra"),
                at=scene.at,
            )
    assert Token.objects.count() == before


# --- Tokens --------------------------------------------------------------------------------------


def test_a_token_does_what_its_scopes_say_and_no_more(play: Play) -> None:
    here = play("new")
    here.token("kabid")
    Token.objects.filter(assignment=here.scene.cast.assignments["kabid"]).update(scopes=["reports:read"])
    case = here.scene.case
    headers = here.bearer("kabid")
    assert Client().get(reverse("api:reports"), headers=headers).status_code == 200
    assert Client().get(reverse("api:cases"), headers=headers).status_code == 403
    assert call(here, "kabid", "api:case-messages", {"case_id": case.pk}, entry(text="x")).status_code == 403


def test_a_session_is_no_token_and_a_token_is_no_session(play: Play) -> None:
    here = play("new")
    api, page = (
        reverse("api:case", args=[here.scene.case.pk]),
        reverse("cases:detail", args=[here.scene.case.pk]),
    )
    assert here.client("kabid").get(api).status_code == 401
    token = here.token("kabid")
    assert Client().get(api, {"token": token, "access_token": token}).status_code == 401
    assert Client().get(page, headers={"Authorization": f"Bearer {token}"}).status_code == 302
    both = here.client("kabid").get(api, headers=here.bearer("dedi"))
    assert both.status_code == 404


@pytest.mark.parametrize("path", ["docs", "openapi.json", "reports/", "../", "people", "", "cases/x"])
def test_the_api_has_nothing_beside_its_addresses(play: Play, path: str) -> None:
    here = play("office")
    headers = here.bearer("kabid")
    answer = Client().get(f"/api/v1/{path}", headers=headers)
    assert answer.status_code == 404
    assert "json" in answer.headers["Content-Type"]


# --- Methods -------------------------------------------------------------------------------------


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_no_header_makes_a_read_an_act(play: Play, header: str) -> None:
    here = play("new")
    before, address = entries(), reverse("cases:start", args=[here.scene.case.pk])
    answer = here.client("fajar").get(address, {"_method": "POST"}, headers={header: "POST"})
    assert answer.status_code == 405
    page = reverse("cases:detail", args=[here.scene.case.pk])
    assert here.client("fajar").post(page, {"_method": "GET"}, headers={header: "DELETE"}).status_code == 405
    assert entries() == before


def _every_address() -> Iterator[tuple[str, str, set[str]]]:
    """Yield each address once, with keys of the kinds that it takes."""
    for pattern, name, view in patterns():
        if not is_of_library(name) and name != "api:":
            key = {"uuid": uuid4(), "str": "case", "slug": "labour"}
            kinds = {field: type(kind).__name__.lower() for field, kind in pattern.converters.items()}
            keys = {
                field: next(value for short, value in key.items() if short in kind)
                for field, kind in kinds.items()
            }
            yield name, reverse(name, kwargs=keys), methods_of(view) or set()


def test_every_address_refuses_the_methods_that_it_does_not_declare(play: Play) -> None:
    here = play("office")
    client, headers, answered = here.client("kabid"), here.bearer("kabid"), []
    before = entries()
    for name, address, methods in _every_address():
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"} - methods:
            status = client.generic(method, address, headers=headers).status_code
            if status not in {405, 404, 401}:
                answered.append(f"{method} {name}: {status}")
    assert answered == []
    assert entries() == before


def test_head_tells_no_more_than_get(play: Play) -> None:
    here = play("new")
    for name in ("cases:detail", "cases:timeline"):
        address = reverse(name, args=[here.scene.case.pk])
        assert here.client("dedi").head(address).status_code == 404
        seen = here.client("kabid").head(address)
        assert (seen.status_code, seen.content) == (200, b"")
    file = reverse("files:download", args=[here.scene.file.pk])
    assert here.client("dedi").head(file).status_code == 404


def test_a_form_from_another_site_is_refused(play: Play) -> None:
    here = play("new")
    client = Client(enforce_csrf_checks=True)
    client.cookies = here.client("fajar").cookies
    before = entries()
    answer = client.post(
        reverse("cases:start", args=[here.scene.case.pk]), headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert entries() == before


# --- Ways out ------------------------------------------------------------------------------------

AWAY = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://testserver@evil.example/",
    "/\t/evil.example",
]


@pytest.mark.parametrize("target", AWAY)
def test_the_language_switch_leads_nowhere_else(cast: Cast, client: Client, target: str) -> None:
    answer = client.post(reverse("web:language"), {"language": "en", "next": target})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("target", AWAY)
def test_logging_in_leads_nowhere_else(cast: Cast, client: Client, target: str) -> None:
    words = {"login": "budi", "password": PASSWORD, "next": target}
    answer = client.post(f"{reverse('account_login')}", words, query_params={"next": target})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "evil.example:80", "[::2]", ""])
def test_another_host_is_refused(cast: Cast, client: Client, host: str) -> None:
    assert client.get(reverse("account_login"), headers={"Host": host}).status_code == 400


def test_a_forwarded_host_stands_on_no_page(play: Play) -> None:
    """The page of a one-time code names the address at which it is used."""
    here = play("office")
    forwarded = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    address = reverse("people:code", args=[here.scene.account.pk])
    page = here.client("indra").post(address, headers=forwarded)
    assert page.status_code == 200
    assert b"evil.example" not in page.content


# --- Files ---------------------------------------------------------------------------------------


def test_a_file_is_sent_so_that_nothing_in_it_runs(play: Play) -> None:
    here = play("new")
    answer = here.client("kabid").get(reverse("files:download", args=[here.scene.file.pk]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
