"""The outer skin: what is not JSON, too large, elsewhere, too often or broken."""

import os
import re

import pytest
from django.test import Client

from rukun.handling.reports.models import Report
from rukun.interfaces.api import throttling
from rukun.interfaces.api.guarding import wanted_language
from rukun.interfaces.api.urls import api
from scripts.openapi import FILE, document
from tests.interfaces.api.conftest import Caller, problem, report


@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b'{"title": NaN}', b"[" * 100_000, b"9" * 10_000, b'{"a":1,"a":2}', b"<xml/>"]
)
def test_what_is_no_json_is_said_to_be_none(enter, body):
    assert problem(enter("fajar").post("/reports", body)) == (400, "unreadable")


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b'"text"', b"1"])
def test_what_is_no_object_is_said_to_be_none(enter, body):
    assert problem(enter("fajar").post("/reports", body)) == (422, "invalid")


def test_ten_megabytes_of_nonsense_are_not_read(enter):
    nonsense = os.urandom(10 * 1024 * 1024)
    assert problem(enter("fajar").post("/reports", nonsense)) == (413, "too-large")
    assert problem(Caller("nobody").post("/reports", nonsense)) == (401, "invalid-token")
    assert problem(enter("fajar").post("/reports", report(raw_text="x" * 2_200_000))) == (413, "too-large")
    assert Report.objects.count() == 0


def test_forms_are_not_taken(enter):
    fajar = enter("fajar")
    response = Client().post("/api/v1/reports", report(), headers={"authorization": f"Bearer {fajar.token}"})
    assert problem(response) == (415, "json-needed")


@pytest.mark.parametrize(
    "path", ["/", "/report", "/reports/", "/reports/1", "/cases/x/start", "/docs", "/openapi.json"]
)
def test_unknown_address_is_a_problem_and_no_page(clock, path):
    assert problem(Client().get(f"/api/v1{path}")) == (404, "not-found")


def test_wrong_method_names_the_right_ones(clock):
    response = Client().delete("/api/v1/reports")
    assert problem(response) == (405, "method-not-allowed")
    assert sorted(response.headers["Allow"].split(", ")) == ["GET", "POST"]


def test_fault_of_ours_is_a_problem_that_tells_nothing(enter, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("rukun.interfaces.api.routes.reports.inbox", fail)
    client = Client(raise_request_exception=False)
    token = enter("fajar").token
    response = client.get("/api/v1/reports", headers={"authorization": f"Bearer {token}"})
    assert problem(response) == (500, "broken")
    assert "secret" not in response.content.decode()


def test_caller_that_runs_wild_is_stopped(enter, monkeypatch):
    brake = next(
        throttle
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
        for throttle in operation.throttle_objects
    )
    assert isinstance(brake, throttling.PerToken)
    monkeypatch.setattr(brake, "_per_minute", 3)
    monkeypatch.setattr(throttling.time, "monotonic", lambda: 1_000_000.0)
    wild, calm = enter("fajar"), enter("fajar")
    assert [wild.get("/me").status_code for _time in range(4)] == [200, 200, 200, 429]
    response = wild.get("/me")
    assert problem(response) == (429, "too-many-requests")
    assert response.headers["Retry-After"] == "20"
    assert calm.get("/me").status_code == 200
    monkeypatch.setattr(throttling.time, "monotonic", lambda: 1_000_060.0)
    assert wild.get("/me").status_code == 200


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "id"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("de, fr", "id"),
        ("id;q=0.4, en;q=0.7", "en"),
        ("en;q=0", "id"),
        ("en;q=x", "id"),
        (";;;,,,q=", "id"),
    ],
)
def test_language_is_the_callers_among_ours(header, language):
    assert wanted_language(header) == language


def test_answers_are_not_kept_by_caches(enter):
    response = enter("fajar").get("/me")
    assert response.headers["Cache-Control"] == "no-store"
    assert {"Authorization", "Accept-Language"} <= set(re.split(r",\s*", response.headers["Vary"]))


def test_committed_document_is_the_one_that_is_served():
    assert FILE.read_text(encoding="utf-8") == document(), "run `make openapi`"


def test_every_operation_names_its_problems_and_a_name_of_its_own():
    operations = [
        operation for methods in api.get_openapi_schema()["paths"].values() for operation in methods.values()
    ]
    names = [operation["operationId"] for operation in operations]
    assert len(names) == len(set(names))
    assert [one["operationId"] for one in operations if "default" not in one["responses"]] == []
    assert [one["operationId"] for one in operations if not one["security"]] == []


def test_places_and_words_can_be_looked_up(cast, enter):
    fajar = enter("fajar")
    assert fajar.get("/regions", q="sungai bras").json()[0] == {
        "code": "15.07.09.2006",
        "name": "Sungai Beras",
        "full_name": "Desa Sungai Beras, Kec. Mendahara Ulu",
        "level": 4,
    }
    for parameters in ({}, {"q": ""}, {"q": "a\0"}, {"q": "x" * 81}, {"q": "a", "level": 9}):
        assert problem(fajar.get("/regions", **parameters)) == (422, "invalid"), parameters
    reasons = {word["code"] for word in fajar.get("/lists/handover_reason").json()}
    assert "parties_refuse" in reasons
    assert problem(fajar.get("/lists/secrets")) == (422, "invalid")


def test_directory_is_that_of_the_regency(cast, enter, django_assert_num_queries):
    fajar = enter("fajar")
    fajar.get("/me")
    with django_assert_num_queries(6):
        agencies = fajar.get("/agencies").json()
    names = {agency["name"] for agency in agencies}
    assert {"Dinas PUPR", "Polres Tanjung Jabung Timur"} <= names
    assert "Desa Badang" not in names
    pupr = next(agency for agency in agencies if agency["name"] == "Dinas PUPR")
    assert [office["title"] for office in pupr["offices"]] == [
        "Kepala Dinas PUPR",
        "Kepala Bidang Bina Marga",
    ]
