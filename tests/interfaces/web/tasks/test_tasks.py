"""Tasks: the list of what is owed, and one task on the phone of the officer who owes it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from rukun.foundation.files.models import Attachment
from rukun.handling.cases.enums import TaskState
from rukun.handling.cases.models import Task, TaskStep


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def page(client, task, **params):
    return client.get(reverse("tasks:detail", kwargs={"pk": task.pk}), params)


def send(client, name, task, values=None):
    return client.post(reverse(f"tasks:{name}", kwargs={"pk": task.pk}), values or {})


def state_of(task):
    return Task.objects.get(pk=task.pk).state


def test_hadi_finds_his_task_with_its_deadline(enter, task):
    text = words(enter("hadi").get(reverse("tasks:list")))
    assert task.title in text
    assert "11 Maret" in text


def test_what_is_soon_due_is_amber_and_what_is_late_is_red(enter, story, give, at_ten):
    task = give(days=1)
    at_ten(story.at - story.cast.now + timedelta(hours=1))
    assert "due-soon" in words(enter("hadi").get(reverse("tasks:list")))
    at_ten(task.due_at - story.cast.now + timedelta(days=7))
    assert "due-late" in words(enter("hadi").get(reverse("tasks:list")))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(enter, task, give, count, django_assert_num_queries):
    for number in range(1, count):
        give(f"Tugas {number}")
    client = enter("hadi")
    client.get(reverse("tasks:list"))  # the session is loaded once
    with django_assert_num_queries(12):
        text = words(client.get(reverse("tasks:list")))
    assert text.count('<article class="work-row') == count


def test_hadi_accepts_begins_and_proves_with_a_photo_or_a_document(enter, task):
    client = enter("hadi")
    assert "Terima" in words(page(client, task))
    send(client, "accept", task)
    send(client, "begin", task)
    upload = SimpleUploadedFile("peta.txt", b"Peta izin dan batas kelola.")
    response = send(client, "proof", task, {"text": "Peta terlampir.", "upload": upload})
    assert response.url == reverse("tasks:detail", kwargs={"pk": task.pk})
    assert state_of(task) == TaskState.PROOF_SUBMITTED
    step = TaskStep.objects.get(task=task, step="submit_proof")
    assert [file.name for file in step.files.all()] == ["peta.txt"]
    assert "Peta terlampir." in words(page(client, task))


def test_proof_without_anything_is_refused_and_nothing_is_filed(enter, task):
    response = send(enter("hadi"), "proof", task, {"text": " "})
    assert response.status_code == 422
    assert Attachment.objects.count() == 0
    assert state_of(task) == TaskState.GIVEN


def test_a_file_that_is_refused_keeps_the_words(enter, task):
    upload = SimpleUploadedFile("x.html", b"<html><body>x</body></html>")
    response = send(enter("hadi"), "proof", task, {"text": "Peta terlampir.", "upload": upload})
    assert response.status_code == 422
    assert "Peta terlampir." in words(response)
    assert state_of(task) == TaskState.GIVEN


def test_the_same_proof_sent_twice_is_filed_once(enter, task):
    client, key = enter("hadi"), str(uuid4())
    for _time in range(2):
        upload = SimpleUploadedFile("peta.txt", b"Peta izin dan batas kelola.")
        response = send(client, "proof", task, {"text": "Peta.", "upload": upload, "submission_id": key})
        assert response.status_code == 302
    assert Attachment.objects.count() == 1


def test_a_declined_task_goes_back_with_its_reason(enter, task):
    assert send(enter("hadi"), "decline", task, {"reason": ""}).status_code == 422
    send(enter("hadi"), "decline", task, {"reason": "Bukan kewenangan bidang kami."})
    assert state_of(task) == TaskState.DECLINED
    assert "Bukan kewenangan bidang kami." in words(page(enter("kabid"), task))


def test_kabid_sends_proof_back_and_then_finds_it_sufficient(enter, task):
    hadi, kabid = enter("hadi"), enter("kabid")
    send(hadi, "proof", task, {"text": "Sudah."})
    assert task.title in words(kabid.get(reverse("tasks:list")))
    send(kabid, "send_back", task, {"reason": "Lampirkan petanya."})
    assert state_of(task) == TaskState.IN_PROGRESS
    assert "Lampirkan petanya." in words(page(hadi, task))
    send(hadi, "proof", task, {"text": "Peta terlampir."})
    send(kabid, "approve", task)
    assert state_of(task) == TaskState.DONE
    assert task.title in words(hadi.get(reverse("tasks:list"), {"selesai": "1"}))


def test_whoever_gave_it_cancels_it_with_a_reason(enter, task):
    send(enter("kabid"), "cancel", task, {"reason": "Sudah dikerjakan kecamatan."})
    assert state_of(task) == TaskState.CANCELLED


def test_hadi_does_not_check_his_own_proof(enter, task):
    client = enter("hadi")
    send(client, "proof", task, {"text": "Sudah."})
    assert "Bukti cukup" not in words(page(client, task))
    assert send(client, "approve", task).status_code == 403


def test_the_operator_records_for_the_office_that_owes_it(enter, story, task):
    client = enter("budi")
    chosen = {"behalf_office": str(story.cast.office("pupr_roads").pk), "behalf_basis": "letter"}
    assert "Unggah bukti" not in words(page(client, task))
    assert "Unggah bukti" in words(page(client, task, **chosen))
    assert send(client, "proof", task, {"text": "Menurut surat."} | chosen).status_code == 302
    step = TaskStep.objects.get(task=task, step="submit_proof")
    assert step.behalf_office.title == "Kepala Bidang Bina Marga"


@pytest.mark.parametrize("name", ["accept", "decline", "begin", "proof", "approve", "send_back", "cancel"])
def test_dedi_finds_no_task(enter, task, name):
    client = enter("dedi")
    assert page(client, task).status_code == 404
    assert send(client, name, task).status_code == 404


def test_a_declined_task_is_given_to_another_office_in_its_place(enter, story, case, task):
    send(enter("hadi"), "decline", task, {"reason": "Bukan kewenangan bidang kami."})
    client = enter("kabid")
    assert task.title in words(client.get(reverse("tasks:list")))
    values = {
        "title": task.title,
        "office": story.cast.office("camat_mendahara_ulu").pk,
        "working_days": "5",
        "replaces": str(task.pk),
    }
    assert client.post(reverse("cases:assign", kwargs={"pk": case.pk}), values).status_code == 302
    assert task.title not in words(client.get(reverse("tasks:list")))
    assert Task.objects.filter(case=case).count() == 2
