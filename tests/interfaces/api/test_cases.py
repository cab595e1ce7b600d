from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest

from rukun.foundation.journal.verification import verify_all
from rukun.foundation.people.enums import Rung
from rukun.handling.cases.domain.filing import file_on_case
from rukun.handling.cases.domain.inviting import invite_agency, share_papers
from rukun.handling.cases.domain.tasks import assign_task, submit_proof
from rukun.handling.cases.models import Attempt, Case, HandOver, Message
from tests.handling.cases.conftest import TITLE
from tests.interfaces.api.conftest import pointers, problem

UPWARD = {
    "reason_code": "parties_refuse",
    "tried": "Dua musyawarah, belum sepakat.",
    "recommendation": "Mediasi bersama dinas teknis.",
}
ATTEMPT = {
    "kind": "deliberation",
    "held_on": "2026-03-04",
    "result": "not_agreed",
    "summary": "Musyawarah di balai desa, belum sepakat.",
}


def version_of(caller, path):
    response = caller.get(path)
    assert response.headers["ETag"] == f'"{response.json()["version"]}"'
    return response.json()["version"]


def test_a_case_walks_from_the_village_to_its_close(story, enter, clock):
    cast = story.cast
    report = story.report()
    fajar, gita, kabid, hadi, citra = (enter(name) for name in ("fajar", "gita", "kabid", "hadi", "citra"))

    def act(caller, path, body=None, *, version=None, **new):
        clock.walk(hours=1)
        response = caller.add(path, **new) if new else caller.post(path, body, version=version)
        assert response.status_code in {200, 201}, response.content
        return response.json()

    case = act(kabid, "/cases", title=TITLE, reports=[str(report.pk)])
    path = f"/cases/{case['id']}"
    assert (case["number"], case["rung"], case["owner"]["name"]) == ("PM-2026-0001", 1, "Desa Sungai Beras")
    assert fajar.get("/tasks").json()["items"][0]["kind"] == "case.start"

    started = act(fajar, f"{path}/start", version=case["version"])
    assert started["state"] == "handled"
    act(fajar, f"{path}/attempts", **ATTEMPT)
    offer = act(fajar, f"{path}/hand-overs", to_rung=2, **UPWARD)
    assert (offer["state"], offer["to_agency"]["name"]) == ("offered", "Kec. Mendahara Ulu")
    accepted = act(gita, f"{path}/hand-overs/{offer['id']}/accept", version=offer["version"])
    assert accepted["state"] == "accepted"
    act(gita, f"{path}/attempts", **ATTEMPT)
    offer = act(gita, f"{path}/hand-overs", to_agency=str(cast.agency("kesbangpol").pk), **UPWARD)
    act(kabid, f"{path}/hand-overs/{offer['id']}/accept", version=offer["version"])

    office = str(cast.office("pupr_roads").pk)
    task = act(kabid, f"{path}/tasks", office=office, title="Peta izin", working_days=5, share=True)
    assert (task["state"], task["office"]["title"]) == ("given", "Kepala Bidang Bina Marga")
    (duty,) = hadi.get("/tasks").json()["items"]
    assert (duty["kind"], duty["subject"], duty["record"]) == (
        "task.do",
        task["id"],
        {"type": "case", "id": case["id"]},
    )
    one = f"/tasks/{task['id']}"
    for step in ("accept", "begin"):
        act(hadi, f"{one}/{step}", version=version_of(hadi, one))
    act(hadi, f"{one}/proof", {"text": "Peta tumpang susun selesai."}, version=version_of(hadi, one))
    act(kabid, f"{one}/send-back", {"reason": "Belum ada skala."}, version=version_of(kabid, one))
    act(hadi, f"{one}/proof", {"text": "Skala ditambahkan."}, version=version_of(hadi, one))
    done = act(kabid, f"{one}/approve", {"note": "Cukup."}, version=version_of(kabid, one))
    assert done["state"] == "done"

    assert problem(citra.get(path)) == (404, "not-found")
    polres = str(cast.agency("polres").pk)
    invitation = act(kabid, f"{path}/invitations", agency=polres, reason="Pengamanan")
    request = act(kabid, f"{path}/requests", agency=polres, question="Adakah laporan pidana?")
    seen = citra.get(path).json()
    assert (seen["reports"], [item["number"] for item in citra.get("/cases").json()["items"]]) == (
        [],
        ["PM-2026-0001"],
    )
    assert citra.get("/reports").json()["items"] == []
    act(
        citra, f"{path}/requests/{request['id']}/answer", {"answer": "Tidak ada."}, version=request["version"]
    )
    act(citra, f"{path}/messages", kind="we_did", text="Patroli dua kali sehari.")
    act(
        citra,
        f"{path}/invitations/{invitation['id']}/done",
        {"note": "Selesai."},
        version=invitation["version"],
    )

    track = act(kabid, f"{path}/tracks", kind="land_office", opened_on="2026-03-04", reference="BPN-7")
    answered = act(
        kabid,
        f"{path}/tracks/{track['id']}/answer",
        {"answer": "Belum bersertifikat.", "answered_on": "2026-03-05"},
        version=track["version"],
    )
    act(kabid, f"{path}/tracks/{track['id']}/close", {"closed_on": "2026-03-05"}, version=answered["version"])
    act(kabid, f"{path}/assessments", likelihood=1, impact=2, reason="Mereda.")
    closing = {"outcome": "settled", "reason": "Sepakat ukur bersama."}
    closed = act(kabid, f"{path}/close", closing, version=version_of(kabid, path))
    assert (closed["state"], closed["outcome"], closed["risk"]) == ("closed", "settled", 1)
    told = [event["action"] for event in reversed(closed["timeline"])]
    assert (told[0], told[-1], len(told)) == ("case.opened", "case.closed", 26)
    reopened = act(kabid, f"{path}/reopen", {"reason": "Ingkar."}, version=closed["version"])
    assert reopened["state"] == "reopened"
    assert list(verify_all()) == []


def test_case_shows_rows_papers_and_what_may_be_done(story, enter):
    case = story.case()
    story.try_(case, "fajar")
    shown = enter("fajar").get(f"/cases/{case.pk}")
    content = shown.json()
    assert shown.headers["ETag"] == f'"{content["version"]}"'
    assert [attempt["result"] for attempt in content["attempts"]] == ["not_agreed"]
    assert [report["title"] for report in content["reports"]] == [TITLE]
    assert {"attempt", "offer", "comment"} <= set(content["actions"])
    assert "assign" not in content["actions"]
    assert "assign" in enter("kabid").get(f"/cases/{case.pk}").json()["actions"]


def test_case_costs_the_same_for_one_and_three_of_everything(story, enter, django_assert_num_queries):
    case = story.case()
    kabid = enter("kabid")
    counted = []
    for _round in range(2):
        story.try_(case, "fajar")
        for kind in ("police", "court"):
            kabid.add(f"/cases/{case.pk}/tracks", kind=kind, opened_on="2026-03-04")
        kabid.add(f"/cases/{case.pk}/messages", text="Catatan.")
        agency = story.cast.agency("polres" if counted else "kodim")
        kabid.add(f"/cases/{case.pk}/invitations", agency=str(agency.pk), reason="Pengamanan")
        kabid.add(f"/cases/{case.pk}/requests", agency=str(agency.pk), question="Apa kabar?")
        office = str(story.cast.office("pupr_roads").pk)
        kabid.add(f"/cases/{case.pk}/tasks", office=office, title="Peta", share=True)
        with django_assert_num_queries(26):
            counted.append(len(kabid.get(f"/cases/{case.pk}").json()["timeline"]))
    assert counted == [10, 17]


def test_list_costs_the_same_for_one_and_three_cases(story, enter, django_assert_num_queries):
    story.case()
    kabid = enter("kabid")
    kabid.get("/me")
    with django_assert_num_queries(5):
        assert len(kabid.get("/cases").json()["items"]) == 1
    story.case()
    story.case()
    kabid.get("/me")
    with django_assert_num_queries(5):
        assert len(kabid.get("/cases").json()["items"]) == 3


def test_worklist_costs_the_same_for_one_and_three_duties(story, enter, django_assert_num_queries):
    story.case()
    fajar = enter("fajar")
    fajar.get("/me")
    with django_assert_num_queries(5):
        assert len(fajar.get("/tasks").json()["items"]) == 1
    story.case()
    story.case()
    fajar.get("/me")
    with django_assert_num_queries(5):
        assert len(fajar.get("/tasks").json()["items"]) == 3
    assert fajar.get("/tasks", limit=2).json()["more"] is True


def test_list_is_narrowed_and_read_page_by_page(story, enter):
    cases = [story.case(), story.case(rung=Rung.SUBDISTRICT), story.case()]
    kabid = enter("kabid")
    numbers, cursor = [], ""
    while cursor is not None:
        page = kabid.get("/cases", limit=1, **({"cursor": cursor} if cursor else {})).json()
        numbers += [item["number"] for item in page["items"]]
        cursor = page["next"]
    assert numbers == [case.number for case in reversed(cases)]

    def found(**chosen):
        return [item["number"] for item in kabid.get("/cases", **chosen).json()["items"]]

    assert found(rung=2, state="open", region="15.07.09", urgency="yellow") == [cases[1].number]
    assert found(mine="true") == found(state="closed") == found(region="15.07.10") == []
    for wrong in ({"risk": 7}, {"state": "lost"}, {"mine": "perhaps"}, {"rnug": 2}):
        assert problem(kabid.get("/cases", **wrong)) == (422, "invalid")


def test_timeline_is_asked_for_what_is_new(story, enter):
    case = story.case()
    kabid = enter("kabid")
    path = f"/cases/{case.pk}/timeline"
    first = kabid.get(path).json()
    assert [event["action"] for event in first["items"]] == ["case.opened"]
    assert kabid.get(path, after=first["last"]).json() == {"items": [], "last": first["last"]}
    story.try_(case, "fajar")
    later = kabid.get(path, after=first["last"]).json()
    assert {event["action"] for event in later["items"]} == {"case.started", "case.attempt_recorded"}


def test_what_is_added_twice_is_added_once(story, enter):
    case = story.case()
    fajar = enter("fajar")
    body = {"submission_id": str(uuid4()), **ATTEMPT}
    first, again = (fajar.post(f"/cases/{case.pk}/attempts", body) for _time in range(2))
    assert (first.status_code, again.status_code, again.json()) == (201, 200, first.json())
    other = fajar.post(f"/cases/{case.pk}/attempts", body | {"result": "agreed"})
    assert problem(other) == (409, "submission-conflict")
    elsewhere = fajar.post(f"/cases/{story.case().pk}/attempts", body)
    assert problem(elsewhere) == (409, "submission-conflict")
    assert Attempt.objects.count() == 1


def test_refused_entry_may_be_sent_again_under_its_id(story, enter):
    case = story.case()
    fajar = enter("fajar")
    body = {"submission_id": str(uuid4()), "to_rung": 2, **UPWARD}
    assert problem(fajar.post(f"/cases/{case.pk}/hand-overs", body)) == (409, "nothing-tried")
    story.try_(case, "fajar")
    assert fajar.post(f"/cases/{case.pk}/hand-overs", body).status_code == 201
    assert HandOver.objects.count() == 1


def test_returned_case_is_shut_to_whom_it_was_offered(story, enter):
    case = story.case()
    story.try_(case, "fajar")
    offer = story.offer(case, "fajar", Rung.SUBDISTRICT)
    gita = enter("gita")
    path = f"/cases/{case.pk}/hand-overs/{offer.pk}"
    assert problem(gita.post(f"{path}/return", {"code": "nonsense", "note": "x"}, version=1)) == (
        422,
        "invalid",
    )
    reason = gita.get("/lists/return_reason").json()[0]["code"]
    returned = gita.post(f"{path}/return", {"code": reason, "note": "Lengkapi dahulu."}, version=1)
    assert returned.status_code == 200  # the camat stands above the village and still sees it
    assert returned.json()["state"] == "returned"


def test_agency_that_declines_the_offer_of_a_province_loses_sight(story, enter):
    case = story.carry_to(Rung.REGENCY)
    story.try_(case, "kabid")
    offer = story.offer(case, "kabid", Rung.PROVINCE)
    eka = enter("eka")
    assert eka.get(f"/cases/{case.pk}").status_code == 200
    reason = eka.get("/lists/return_reason").json()[0]["code"]
    path = f"/cases/{case.pk}/hand-overs/{offer.pk}/return"
    returned = eka.post(path, {"code": reason, "note": "Tangani dahulu."}, version=1)
    assert (returned.status_code, returned.content) == (204, b"")
    assert problem(eka.get(f"/cases/{case.pk}")) == (404, "not-found")


def test_act_can_be_recorded_for_a_village_that_does_not_log_in(story, enter):
    case = story.case()
    behalf = {"office": str(story.cast.office("kades_sungai_beras").pk), "basis": "phone"}
    done = enter("budi").add(f"/cases/{case.pk}/attempts", **ATTEMPT, on_behalf=behalf)
    assert done.status_code == 201
    assert (
        done.json()["by"]["title"],
        done.json()["on_behalf"]["title"],
        done.json()["on_behalf_basis"],
    ) == (
        "Operator",
        "Kepala Desa Sungai Beras",
        "phone",
    )
    for office in ("kades_badang", "other_head"):
        away = {"office": str(story.cast.office(office).pk), "basis": "phone"}
        refused = enter("budi").add(f"/cases/{case.pk}/attempts", **ATTEMPT, on_behalf=away)
        assert problem(refused) == (403, "not-allowed")


def test_stale_version_changes_nothing_and_shows_how_it_stands(story, enter):
    case = story.case()
    kabid = enter("kabid")
    seen = version_of(kabid, f"/cases/{case.pk}")
    enter("fajar").post(f"/cases/{case.pk}/start", version=seen)
    watching = {"reason": "Tenang.", "review_on": "2026-04-01"}
    stale = kabid.post(f"/cases/{case.pk}/watch", watching, version=seen)
    assert problem(stale) == (412, "stale-version")
    assert (stale.json()["current"]["state"], stale.headers["ETag"]) == ("handled", f'"{seen + 1}"')
    assert problem(kabid.post(f"/cases/{case.pk}/watch", watching)) == (428, "version-missing")
    watched = kabid.post(f"/cases/{case.pk}/watch", watching, version=seen + 1).json()
    assert (watched["state"], watched["review_on"]) == ("watched", "2026-04-01")
    resumed = kabid.post(f"/cases/{case.pk}/resume", version=seen + 2)
    assert resumed.json()["state"] == "handled"


def test_refusals_keep_their_names_and_their_fields(story, enter):
    cast, case = story.cast, story.carry_to(Rung.REGENCY)
    kabid, path = enter("kabid"), f"/cases/{case.pk}"
    kabid.language = "en"
    vertical = kabid.add(
        f"{path}/tasks", office=str(cast.office("police_liaison").pk), title="Jaga", share=True
    )
    assert problem(vertical) == (409, "vertical-agency")
    shut = kabid.add(f"{path}/tasks", office=str(cast.office("pupr_roads").pk), title="Peta")
    assert problem(shut) == (409, "case-is-shut")
    for body, field in (
        ({"office": str(cast.office("kades_badang").pk), "title": "x"}, "#/office"),
        ({"office": str(cast.office("pupr_roads").pk), "title": " ", "share": True}, "#/title"),
        ({"office": str(cast.office("pupr_roads").pk), "title": "x", "working_days": 0}, "#/working_days"),
    ):
        refused = kabid.add(f"{path}/tasks", **body)
        assert (problem(refused), pointers(refused)) == ((422, "invalid"), [field])
    agency = str(cast.agency("other_kesbangpol").pk)
    for endpoint, body in (
        ("invitations", {"agency": agency, "reason": "x"}),
        ("requests", {"agency": agency, "question": "x"}),
    ):
        refused = kabid.add(f"{path}/{endpoint}", **body)
        assert (problem(refused), pointers(refused)) == ((422, "invalid"), ["#/agency"])
    refused = kabid.add(f"{path}/hand-overs", to_agency=agency, **UPWARD)
    assert (problem(refused), pointers(refused)) == ((422, "invalid"), ["#/to_agency"])
    nowhere = kabid.add(f"{path}/hand-overs", **UPWARD)
    assert (problem(nowhere), pointers(nowhere)) == ((422, "invalid"), ["#/to_agency"])
    assert problem(kabid.add(f"{path}/reports", report=str(uuid4()))) == (422, "invalid")
    assert problem(kabid.add("/cases", title=TITLE)) == (409, "nothing-to-open-from")


def test_rows_of_another_case_are_not_found_under_this_one(story, enter):
    one, two = story.case(), story.case()
    story.try_(two, "fajar")
    offer = story.offer(two, "fajar", Rung.SUBDISTRICT)
    gita = enter("gita")
    for path in (f"/cases/{one.pk}/hand-overs/{offer.pk}", f"/cases/{two.pk}/hand-overs/{uuid4()}"):
        assert problem(gita.post(f"{path}/accept", version=1)) == (404, "not-found")


def test_other_regency_meets_nothing(story, enter):
    case = story.case()
    story.try_(case, "fajar")
    offer = story.offer(case, "fajar", Rung.SUBDISTRICT)
    kabid = enter("kabid")
    office = str(story.cast.office("pupr_roads").pk)
    task = kabid.add(f"/cases/{case.pk}/tasks", office=office, title="Peta", share=True).json()
    new = {"submission_id": str(uuid4())}
    posts = {
        f"/cases/{case.pk}/start": {},
        f"/cases/{case.pk}/attempts": new | ATTEMPT,
        f"/cases/{case.pk}/messages": new | {"text": "x"},
        f"/cases/{case.pk}/hand-overs/{offer.pk}/accept": {},
        f"/cases/{case.pk}/hand-overs/{offer.pk}/return": {"code": "x", "note": "x"},
        f"/cases/{case.pk}/hand-overs/{offer.pk}/withdraw": {},
        f"/cases/{case.pk}/close": {"outcome": "settled", "reason": "x"},
        f"/tasks/{task['id']}/accept": {},
        f"/tasks/{task['id']}/cancel": {"reason": "x"},
        f"/tasks/{task['id']}/proof": {"text": "x"},
    }
    for name in ("dedi", "eka", "indra", "citra", "joko", "other_camat", "other_village_head"):
        caller = enter(name)
        assert caller.get("/cases").json() == {"items": [], "next": None}, name
        for path in (f"/cases/{case.pk}", f"/cases/{case.pk}/timeline", f"/tasks/{task['id']}"):
            assert problem(caller.get(path)) == (404, "not-found"), (name, path)
        for path, body in posts.items():
            assert problem(caller.post(path, body, version=1)) == (404, "not-found"), (name, path)
    assert (Case.objects.count(), Attempt.objects.count(), Message.objects.count()) == (1, 1, 0)


@pytest.mark.parametrize("day", ["2026-03-04T10:00:00Z", "4 Maret", "0001-01-01", 20260304])
def test_days_are_days(story, enter, day):
    refused = enter("fajar").add(f"/cases/{story.case().pk}/attempts", **(ATTEMPT | {"held_on": day}))
    assert (problem(refused), pointers(refused)) == ((422, "invalid"), ["#/held_on"])


def test_dates_are_those_of_the_row(story, enter):
    case = story.case()
    enter("fajar").add(f"/cases/{case.pk}/attempts", **ATTEMPT)
    assert Attempt.objects.get().held_on == date(2026, 3, 4)


def test_proof_files_are_named_only_to_whom_they_are_open(story, enter, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RUKUN_KEY_FILE = tmp_path / "keys.json"
    case, office = story.case(rung=Rung.REGENCY), story.cast.office("pupr_roads")
    task = story.act(assign_task, "kabid", case=case, office=office, title="Peta izin", share=True)
    upload = BytesIO(b"%PDF-1.4\ntrailer\n<<>>\n%%EOF\n")
    proof = story.act(file_on_case, "hadi", case=case, upload=upload, name="peta izin.pdf", kind="minutes")
    story.act(submit_proof, "hadi", task=task, files=[proof.pk])
    police = story.cast.agency("polres")
    invitation = story.act(invite_agency, "kabid", case=case, agency=police, reason="Mohon keterangan.")

    def told(who):
        pages = (f"/cases/{case.pk}", f"/cases/{case.pk}/timeline", f"/tasks/{task.pk}")
        return "".join(enter(who).get(page).content.decode() for page in pages)

    assert (proof.name in told("kabid"), str(proof.pk) in told("kabid")) == (True, True)
    assert (task.title in told("citra"), proof.name in told("citra"), str(proof.pk) in told("citra")) == (
        True,
        False,
        False,
    )
    story.act(share_papers, "kabid", invitation=invitation, files=[proof])
    assert (proof.name in told("citra"), str(proof.pk) in told("citra")) == (True, True)
