import json
from uuid import uuid4

import pytest

from rukun.handling.reports.models import Informant, Report, Submission
from tests.cast import BADANG
from tests.interfaces.api.conftest import pointers, problem, report


def test_report_is_received_with_a_receipt(cast, enter):
    body = report(
        raw_text="Fakta: warga keberatan",
        occurred_from="2026-03-04T08:00:00+07:00",
        occurred_precision="minute",
    )
    response = enter("fajar").post("/reports", body)
    sent = Report.objects.get()
    assert response.status_code == 201
    assert response.json() == {
        "id": str(sent.pk),
        "number": "LI-2026-0001",
        "receipt": sent.receipt,
        "state": "sent",
        "received_at": "2026-03-04T03:00:00Z",
        "version": 2,
    }
    assert (sent.channel, sent.filed_by_office, sent.raw_text) == (
        "api",
        cast.office_of("fajar"),
        "Fakta: warga keberatan",
    )


def test_same_report_twice_gives_the_same_receipt(enter):
    body = report()
    fajar = enter("fajar")
    first = fajar.post("/reports", body)
    again = fajar.post("/reports", json.dumps(dict(reversed(body.items())), indent=4).encode())
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert (Report.objects.count(), Submission.objects.count()) == (1, 1)


def test_renewed_token_does_not_double_what_the_old_one_sent(enter):
    body = report()
    first = enter("fajar").post("/reports", body)
    again = enter("fajar").post("/reports", body)
    assert (again.status_code, again.json()["receipt"]) == (200, first.json()["receipt"])


def test_other_body_under_the_same_id_is_refused(enter):
    body = report()
    fajar = enter("fajar")
    fajar.post("/reports", body)
    response = fajar.post("/reports", body | {"facts": "Lain."})
    assert problem(response) == (409, "submission-conflict")
    assert Report.objects.get().facts == body["facts"]


def test_refused_report_may_be_sent_again_under_its_id(enter):
    body = report()
    fajar = enter("fajar")
    refused = fajar.post("/reports", body | {"region": BADANG})
    assert problem(refused) == (422, "invalid")
    assert pointers(refused) == ["#/region"]
    assert fajar.post("/reports", body).status_code == 201


def test_informant_is_taken_in_and_never_given_out(enter):
    told = {"name": "Saksi Rahasia", "phone": "081234567890", "note": "Tetangga."}
    budi = enter("budi")
    sent = budi.post("/reports", report(informant=told, facts="Hubungi 081234567890 segera.")).json()
    assert Informant.objects.get().report_id == Report.objects.get().pk
    for answer in (
        budi.get("/reports"),
        budi.get(f"/reports/{sent['id']}"),
        enter("ayu").get(f"/reports/{sent['id']}"),
    ):
        assert answer.status_code == 200
        for secret in ("Saksi Rahasia", "081234567890", "Tetangga"):
            assert secret not in answer.content.decode()
    assert "informant" not in budi.get(f"/reports/{sent['id']}").json()


def test_report_can_be_recorded_for_another_office(cast, enter):
    behalf = {"office": str(cast.office("kades_lagan_ulu").pk), "basis": "phone"}
    response = enter("budi").post("/reports", report(region=None, on_behalf=behalf))
    sent = Report.objects.get()
    assert response.status_code == 201
    assert (sent.behalf_office, sent.owner_agency, sent.region_current_id) == (
        cast.office("kades_lagan_ulu"),
        cast.agency("lagan_ulu"),
        "15.07.10.2001",
    )


@pytest.mark.parametrize("office", ["kades_badang", "other_head", "province_desk"])
def test_report_cannot_be_recorded_for_an_office_elsewhere(cast, enter, office):
    behalf = {"office": str(cast.office(office).pk), "basis": "phone"}
    assert problem(enter("budi").post("/reports", report(on_behalf=behalf))) == (403, "not-allowed")
    assert Report.objects.count() == 0


def test_administrator_sends_no_reports(enter):
    assert problem(enter("indra").post("/reports", report())) == (403, "not-allowed")


def test_wrong_values_are_named_in_the_callers_language(enter):
    body = report(
        title=None, urgency="purple", crowd=-1, on_behalf={"office": "x", "basis": "dream"}, hello=1
    )
    fajar = enter("fajar")
    indonesian = fajar.post("/reports", body)
    assert problem(indonesian) == (422, "invalid")
    assert sorted(pointers(indonesian)) == [
        "#/crowd",
        "#/hello",
        "#/on_behalf/basis",
        "#/on_behalf/office",
        "#/title",
        "#/urgency",
    ]
    fajar.language = "fr, en;q=0.8, id;q=0.5"
    english = fajar.post("/reports", body)
    assert english.headers["Content-Language"] == "en"
    words = {error["pointer"]: error["detail"] for error in english.json()["errors"]}
    assert words["#/urgency"] == "Choose one of: 'red', 'yellow', 'green'."
    assert words["#/crowd"] == "Give at least 0."
    assert words["#/hello"] == "There is no such field here."
    assert indonesian.headers["Content-Language"] == "id"
    assert english.json()["title"] == "Some values do not fit"
    assert indonesian.json()["title"] == "Ada isian yang tidak sesuai"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("facts", "a\0b"),
        ("facts", "\ud800"),
        ("occurred_from", "2026-03-04T08:00:00"),
        ("occurred_from", "0001-01-01T00:00:00+14:00"),
        ("dead", 2**40),
        ("dead", 1.5),
        ("claimed_area_ha", "NaN"),
        ("title", "x" * 161),
        ("submission_id", "1"),
    ],
)
def test_what_cannot_be_stored_is_refused_before_it_is_tried(enter, field, value):
    response = enter("fajar").post("/reports", report(**{field: value}))
    assert problem(response) == (422, "invalid")
    assert pointers(response) == [f"#/{field}"]
    assert Report.objects.count() == 0


def test_list_is_narrowed_and_read_page_by_page(enter, clock):
    fajar = enter("fajar")
    for number in range(5):
        clock.walk(minutes=1)
        fajar.post("/reports", report(title=f"Laporan {number}", urgency="red" if number == 3 else "green"))
    titles, cursor = [], ""
    while cursor is not None:
        page = fajar.get("/reports", limit=2, **({"cursor": cursor} if cursor else {})).json()
        titles += [item["title"] for item in page["items"]]
        cursor = page["next"]
    assert titles == [f"Laporan {number}" for number in (4, 3, 2, 1, 0)]
    red = fajar.get(
        "/reports", urgency="red", from_on="2026-03-04", until_on="2026-03-04", region="15.07.09"
    ).json()
    assert ([item["title"] for item in red["items"]], red["next"]) == (["Laporan 3"], None)
    assert fajar.get("/reports", until_on="2026-03-03").json()["items"] == []


def test_cursor_of_another_list_or_another_hand_is_refused(enter, clock):
    fajar = enter("fajar")
    for number in range(3):
        clock.walk(minutes=1)
        fajar.post("/reports", report(title=f"Laporan {number}"))
    cursor = fajar.get("/reports", limit=1).json()["next"]
    assert fajar.get("/reports", limit=1, cursor=cursor).status_code == 200
    changed = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
    for parameters in ({"cursor": changed}, {"cursor": "eA=="}, {"cursor": cursor, "urgency": "yellow"}):
        response = fajar.get("/reports", **parameters)
        assert problem(response) == (400, "bad-cursor")
        assert pointers(response) == ["cursor"]
    assert problem(fajar.get("/cases", cursor=cursor)) == (400, "bad-cursor")


@pytest.mark.parametrize(
    "parameters",
    [
        {"urgncy": "red"},
        {"urgency": "purple"},
        {"limit": "1000"},
        {"from_on": "yesterday"},
        {"until_on": "9999-12-31"},
        {"region": "15.7"},
        {"text": "a\0"},
    ],
)
def test_filter_that_is_not_understood_shows_nothing(enter, parameters):
    response = enter("ayu").get("/reports", **parameters)
    assert problem(response) == (422, "invalid")
    assert pointers(response) == list(parameters)


def test_list_costs_the_same_for_one_and_three_reports(enter, django_assert_num_queries):
    fajar = enter("fajar")
    fajar.post("/reports", report())
    with django_assert_num_queries(5):  # token, assignments, areas, teams; the list
        assert len(fajar.get("/reports").json()["items"]) == 1
    for _more in range(2):
        fajar.post("/reports", report())
    with django_assert_num_queries(5):
        assert len(fajar.get("/reports").json()["items"]) == 3


def test_report_is_verified_amended_and_answered(enter):
    fajar, kabid = enter("fajar"), enter("kabid")
    sent = fajar.post("/reports", report()).json()
    path = f"/reports/{sent['id']}"
    seen = kabid.get(path)
    assert seen.headers["ETag"] == '"2"'
    assert {"verify", "ask", "answer"} <= set(seen.json()["actions"])
    assert fajar.get(path).json()["actions"] == ["amend"]

    asked = kabid.post(f"{path}/question", {"question": "Berapa orang?"}, version=2)
    assert (asked.status_code, asked.json()["state"], asked.headers["ETag"]) == (
        200,
        "needs_clarification",
        '"3"',
    )
    clarified = fajar.post(f"{path}/clarification", {"text": "Sekitar 40 orang."}, version=3)
    assert (clarified.json()["state"], clarified.json()["amendments"][0]["is_clarification"]) == (
        "sent",
        True,
    )
    found = {"likelihood": 2, "impact": 3, "reliability": "B", "credibility": 2}
    verified = kabid.post(f"{path}/verification", found, version=4).json()
    assert (verified["state"], verified["risk"], verified["reliability"], verified["credibility"]) == (
        "verified",
        3,
        "B",
        2,
    )

    amended = fajar.add(f"{path}/amendments", text="Bukan 40, tetapi 30.", reason="Salah hitung")
    assert (amended.status_code, amended.json()["reason"]) == (201, "Salah hitung")
    answered = kabid.add(f"{path}/answers", text="Terima kasih.")
    assert answered.status_code == 201
    watched = kabid.post(f"{path}/watch", {"reason": "Sudah tenang."}, version=5).json()
    assert (watched["state"], watched["decision_reason"]) == ("watched", "Sudah tenang.")
    assert fajar.get(path).json()["decision_reason"] is None
    assert [answer["is_question"] for answer in fajar.get(path).json()["answers"]] == [
        True,
        False,
        False,
        False,
    ]


def test_amendment_sent_twice_is_appended_once(enter):
    fajar = enter("fajar")
    path = f"/reports/{fajar.post('/reports', report()).json()['id']}"
    body = {"submission_id": str(uuid4()), "text": "Tiga puluh.", "reason": "Salah hitung"}
    first, again = (fajar.post(f"{path}/amendments", body) for _time in range(2))
    assert (first.status_code, again.status_code, again.json()) == (201, 200, first.json())
    assert problem(fajar.post(f"{path}/amendments", body | {"text": "Dua puluh."})) == (
        409,
        "submission-conflict",
    )
    assert len(fajar.get(path).json()["amendments"]) == 1
    other = f"/reports/{fajar.post('/reports', report()).json()['id']}"
    assert problem(fajar.post(f"{other}/amendments", body)) == (409, "submission-conflict")


def test_look_alikes_are_linked_and_separated(enter):
    fajar, kabid = enter("fajar"), enter("kabid")
    one, two = (fajar.post("/reports", report()).json()["id"] for _time in range(2))
    linked = kabid.post(f"/reports/{two}/look-alike", {"other": one}, version=2).json()
    assert (linked["state"], [other["id"] for other in linked["look_alikes"]]) == ("look_alike", [one])
    separated = kabid.post(f"/reports/{two}/separation", {"reason": "Hari berbeda."}, version=3).json()
    assert (separated["state"], separated["look_alikes"]) == ("sent", [])
    assert kabid.post(f"/reports/{two}/different", {"other": one}).status_code == 200
    not_shown = kabid.post(f"/reports/{two}/not-shown", {"reason": "Tidak ditemukan."}, version=4).json()
    assert not_shown["state"] == "not_shown"


def test_editing_needs_the_version_that_was_seen(enter):
    kabid = enter("kabid")
    path = f"/reports/{enter('fajar').post('/reports', report()).json()['id']}"
    body = {"question": "Berapa orang?"}
    for version in (None, "*"):
        assert problem(kabid.post(f"{path}/question", body, version=version)) == (428, "version-missing")
    unread = kabid.post(f"{path}/question", body, version="two")
    assert (problem(unread), pointers(unread)) == ((400, "unreadable"), ["If-Match"])
    stale = kabid.post(f"{path}/question", body, version=1)
    assert problem(stale) == (412, "stale-version")
    assert (stale.headers["ETag"], stale.json()["current"]["state"]) == ('"2"', "sent")
    assert kabid.post(f"{path}/question", body, version='"1", W/"2"').status_code == 200


def test_step_that_is_not_open_is_refused(enter):
    fajar, kabid = enter("fajar"), enter("kabid")
    path = f"/reports/{fajar.post('/reports', report()).json()['id']}"
    assert problem(kabid.post(f"{path}/watch", {"reason": "…"}, version=2)) == (409, "transition-refused")
    assert problem(fajar.post(f"{path}/watch", {"reason": "…"}, version=2)) == (403, "not-allowed")
    assert problem(kabid.post(f"{path}/question", {"question": "  "}, version=2)) == (422, "invalid")


def test_other_regency_meets_nothing(enter):
    sent = enter("fajar").post("/reports", report()).json()["id"]
    for name in ("dedi", "eka", "indra", "citra", "other_camat", "other_village_head", "hadi"):
        caller = enter(name)
        assert caller.get("/reports").json() == {"items": [], "next": None}, name
        for path, body in (
            ("amendments", {"submission_id": str(uuid4()), "text": "x", "reason": "x"}),
            ("clarification", {"text": "x"}),
            ("verification", {"likelihood": 1, "impact": 1, "reliability": "A", "credibility": 1}),
            ("question", {"question": "x"}),
            ("not-shown", {"reason": "x"}),
            ("watch", {"reason": "x"}),
            ("look-alike", {"other": sent}),
            ("different", {"other": sent}),
            ("separation", {"reason": "x"}),
            ("answers", {"submission_id": str(uuid4()), "text": "x"}),
        ):
            assert problem(caller.post(f"/reports/{sent}/{path}", body, version=2)) == (404, "not-found"), (
                path
            )
        assert problem(caller.get(f"/reports/{sent}")) == (404, "not-found")
