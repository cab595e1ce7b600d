"""Files leave only through the check of their record, and never as something that runs."""

import io

import pytest
from django.urls import reverse

from rukun.foundation.journal.models import SecretRead
from rukun.foundation.sharing.enums import Classification
from rukun.handling.cases.domain.filing import file_on_case
from rukun.handling.cases.domain.inviting import invite_agency
from rukun.handling.cases.models import Case
from tests.handling.cases.conftest import Story


@pytest.fixture
def story(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Story(cast)


@pytest.fixture
def hang(story):
    case = story.case()

    def hang(classification=Classification.RESTRICTED):
        return story.act(
            file_on_case,
            "fajar",
            case=case,
            upload=io.BytesIO(b"Berita acara musyawarah desa."),
            name="berita acara.txt",
            classification=classification,
        )

    return hang


def test_a_file_comes_as_a_download_that_runs_nothing(enter, hang):
    response = enter("fajar").get(reverse("files:download", kwargs={"pk": hang().pk}))
    assert b"".join(response.streaming_content) == b"Berita acara musyawarah desa."
    assert response["Content-Disposition"].startswith("attachment; ")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox;")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", ["dedi", "citra", "indra", "other_village_head"])
def test_a_file_of_a_case_that_is_shut_is_not_found(enter, hang, name):
    assert enter(name).get(reverse("files:download", kwargs={"pk": hang().pk})).status_code == 404


def test_a_guest_reads_only_what_was_shared(enter, story, hang):
    file = hang()
    case = Case.objects.get(pk=file.object_id)
    story.act(invite_agency, "kabid", case=case, agency=story.cast.agency("kodim"), reason="Pengamanan")
    assert enter("joko").get(reverse("files:download", kwargs={"pk": file.pk})).status_code == 404


def test_a_read_of_a_secret_file_is_logged(enter, hang):
    file = hang(Classification.SECRET)
    response = enter("kabid").get(reverse("files:download", kwargs={"pk": file.pk}))
    assert response.status_code == 200
    assert b"".join(response.streaming_content)  # the client closes it without the connection
    assert SecretRead.objects.filter(object_id=str(file.pk)).count() == 1
