"""Write, keep, send and throw away."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from PIL import Image

from rukun.foundation.files.models import Attachment
from rukun.handling.reports.domain import send_report
from rukun.handling.reports.models import Informant, Report
from tests.cast import LAGAN_ULU, SUNGAI_BERAS


def text_of(answer):
    return answer.content.decode()


def filled(**changes):
    """What a browser sends of a form that is ready to be sent."""
    return {
        "kind": "tension",
        "title": "Permasalahan lahan Desa Sungai Beras – PT WLL",
        "region": SUNGAI_BERAS,
        "urgency": "green",
        "facts": "Warga menyampaikan keberatan.",
        "channel": "app",
        "discovery": "spontaneous",
        "act": "send",
        "submission_id": str(uuid4()),
    } | changes


def photo():
    file = BytesIO()
    Image.new("RGB", (20, 20), "white").save(file, "JPEG")
    file.seek(0)
    file.name = "patok.jpg"
    return file


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_sending_gives_a_number_and_leads_to_the_receipt(enter, cast):
    client = enter("fajar")
    answer = client.post(reverse("reports:new"), filled())
    report = Report.objects.get()
    assert report.state == "sent"
    assert answer.url == reverse("reports:receipt", args=[report.pk])
    page = text_of(client.get(answer.url))
    assert report.number in page
    assert report.receipt in page
    assert "terkirim." not in page  # the receipt says it; a notice would lie over its button


def test_sent_twice_is_one_report(enter):
    client = enter("fajar")
    form = filled()
    first, second = (client.post(reverse("reports:new"), form) for _ in range(2))
    assert Report.objects.count() == 1
    assert first.url == second.url


def test_the_same_id_with_other_words_is_refused_and_keeps_what_was_typed(enter):
    client = enter("fajar")
    form = filled()
    client.post(reverse("reports:new"), form)
    answer = client.post(reverse("reports:new"), form | {"facts": "Sama sekali lain."})
    assert answer.status_code == 422
    assert Report.objects.count() == 1
    assert "Sama sekali lain." in text_of(answer)


@pytest.mark.parametrize(
    ("missing", "said"),
    [("urgency", "Kesegeraan"), ("title", "Judul"), ("region", "Tempat"), ("facts", "Fakta")],
)
def test_what_is_missing_is_said_and_nothing_is_lost(enter, missing, said):
    answer = enter("budi").post(
        reverse("reports:new"), filled(**{missing: "", "place_detail": "Patok dipasang"})
    )
    page = text_of(answer)
    assert answer.status_code == 422
    assert not Report.objects.exists()
    assert "Patok dipasang" in page
    assert f">{said}</a>:" in page


def test_empty_counts_stay_unknown_and_zero_stays_zero(enter):
    enter("fajar").post(reverse("reports:new"), filled(dead="0", crowd="40"))
    report = Report.objects.get()
    assert (report.dead, report.crowd, report.missing, report.injured) == (0, 40, None, None)


@pytest.mark.parametrize(
    ("given", "precision", "local"),
    [
        ({"occurred_on": "2026-03-03", "occurred_time": "09:30"}, "minute", "2026-03-03T02:30"),
        ({"occurred_on": "2026-03-03", "occurred_part": "15"}, "part_of_day", "2026-03-03T08:00"),
        ({"occurred_on": "2026-03-03"}, "day", "2026-03-02T17:00"),
    ],
)
def test_a_time_is_kept_as_surely_as_it_is_known(enter, given, precision, local):
    enter("fajar").post(reverse("reports:new"), filled(**given))
    report = Report.objects.get()
    assert report.occurred_precision == precision
    assert report.occurred_from.isoformat().startswith(local)


def test_a_time_without_a_day_is_asked_back(enter):
    answer = enter("fajar").post(reverse("reports:new"), filled(occurred_time="09:30"))
    assert answer.status_code == 422
    assert "Isi juga tanggalnya." in text_of(answer)


def test_the_future_is_refused_at_its_day(enter):
    answer = enter("fajar").post(reverse("reports:new"), filled(occurred_on="2026-04-01"))
    assert answer.status_code == 422
    assert 'href="#id_occurred_on"' in text_of(answer)


def test_the_informant_is_sealed_and_never_shown_again(enter):
    client = enter("budi")
    answer = client.post(
        reverse("reports:new"),
        filled(act="save", informant_name="Pak Sumber Rahasia", informant_phone="0812 3456 7890"),
    )
    assert Informant.objects.count() == 1
    page = text_of(client.get(answer.url))
    assert "Pak Sumber Rahasia" not in page
    assert "7890" not in page
    assert "Data sudah tersimpan" in page


def test_a_draft_is_saved_and_gone_on_with(enter):
    client = enter("fajar")
    answer = client.post(reverse("reports:new"), filled(act="save", urgency="", title="Belum lengkap"))
    report = Report.objects.get()
    assert report.is_draft
    assert answer.url == reverse("reports:edit", args=[report.pk])
    page = client.get(answer.url)
    assert "Belum lengkap" in text_of(page)
    answer = client.post(answer.url, filled(version=str(report.version), title="Lengkap"))
    report.refresh_from_db()
    assert (report.state, report.title) == ("sent", "Lengkap")
    assert answer.url == reverse("reports:receipt", args=[report.pk])


def test_a_stale_save_shows_both_versions_and_the_person_chooses(enter, drafted):
    report = drafted()
    client = enter("fajar")
    address = reverse("reports:edit", args=[report.pk])
    old = str(report.version)
    client.post(address, filled(act="save", version=old, facts="Pertama menulis ini"))
    answer = client.post(address, filled(act="save", version=old, facts="Kedua menulis itu"))
    page = text_of(answer)
    assert answer.status_code == 409
    assert "Pertama menulis ini" in page
    assert page.count("Kedua menulis itu") == 2  # compared, and still in the field
    report.refresh_from_db()
    assert report.facts == "Pertama menulis ini"
    chosen = filled(act="save", facts="Kedua menulis itu", version=str(report.version))
    assert client.post(address, chosen).status_code == 302
    report.refresh_from_db()
    assert report.facts == "Kedua menulis itu"


def test_a_draft_sent_from_another_window_keeps_what_was_typed(enter, cast, drafted):
    report = drafted()
    old = str(report.version)
    send_report(report=report, actor=cast.fajar, at=cast.now)
    answer = enter("fajar").post(
        reverse("reports:edit", args=[report.pk]), filled(version=old, facts="Tambahan yang lain")
    )
    page = text_of(answer)
    assert answer.status_code == 409
    assert "Tambahan yang lain" in page
    assert f"sudah dikirim dari jendela lain dengan nomor {report.number}" in page
    report.refresh_from_db()
    assert report.facts != "Tambahan yang lain"


def test_a_draft_pressed_twice_is_sent_once(enter, drafted):
    report = drafted()
    client = enter("fajar")
    address = reverse("reports:edit", args=[report.pk])
    page = client.get(address).context["form"]
    form = {name: page[name].value() or "" for name in page.fields} | {"act": "send"}
    first, second = (client.post(address, form) for _ in range(2))
    assert first.url == second.url == reverse("reports:receipt", args=[report.pk])
    assert Report.objects.get().number == "LI-2026-0001"


@pytest.mark.parametrize("name", ["dedi", "citra", "gita", "ayu", "indra"])
def test_drafts_of_others_do_not_exist_for_them(enter, drafted, name):
    report = drafted()
    client = enter(name)
    for view in ("edit", "detail", "receipt"):
        assert client.get(reverse(f"reports:{view}", args=[report.pk])).status_code == 404
    assert client.post(reverse("reports:discard", args=[report.pk])).status_code == 404
    assert Report.objects.filter(pk=report.pk).exists()


def test_a_draft_is_thrown_away_a_sent_report_is_not(enter, drafted, sent):
    draft, report = drafted(), sent()
    client = enter("fajar")
    assert client.post(reverse("reports:discard", args=[draft.pk])).status_code == 302
    assert client.post(reverse("reports:discard", args=[report.pk])).status_code == 403
    assert list(Report.objects.all()) == [report]


def test_files_hang_on_the_report_once(enter):
    client = enter("fajar")
    form = filled()
    client.post(reverse("reports:new"), form | {"files": photo()})
    client.post(reverse("reports:new"), form | {"files": photo()})
    assert Attachment.objects.count() == 1


def test_a_refused_file_does_not_hold_up_the_report(enter):
    file = BytesIO(b"MZ\x90\x00\x03\x00\x00\x00")
    file.name = "gambar.jpg"
    client = enter("fajar")
    answer = client.post(reverse("reports:new"), filled(files=file))
    assert Report.objects.get().state == "sent"
    assert "“gambar.jpg” tidak diterima" in text_of(client.get(answer.url))


def test_a_report_recorded_for_the_camat_belongs_to_the_camat(enter, cast):
    office = cast.office("camat_mendahara_ulu")
    enter("budi").post(
        reverse("reports:new"), filled(behalf_office=str(office.pk), behalf_basis="phone", channel="phone")
    )
    report = Report.objects.get()
    assert report.owner_agency == cast.agency("mendahara_ulu")
    assert report.behalf_office == office
    page = text_of(enter("gita").get(reverse("reports:detail", args=[report.pk])))
    assert "Dicatat atas nama Camat Mendahara Ulu, dasar: telepon" in page


def test_the_basis_is_asked_for(enter, cast):
    office = cast.office("camat_mendahara_ulu")
    answer = enter("budi").post(reverse("reports:new"), filled(behalf_office=str(office.pk)))
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_an_intelligence_product_is_refused_as_text_and_kept_as_pointer(enter, drafted):
    client = enter("budi")
    refused = client.post(reverse("reports:new"), filled(intelligence_pointer="Produk Intelkam, tanya Kasat"))
    assert refused.status_code == 422
    answer = client.post(reverse("reports:new"), filled(act="save"))
    report = Report.objects.get()
    form = filled(
        act="pointer", version=str(report.version), intelligence_pointer="Produk Intelkam, tanya Kasat"
    )
    client.post(answer.url, form)
    report.refresh_from_db()
    assert (report.facts, report.intelligence_pointer) == ("", "Produk Intelkam, tanya Kasat")


def test_a_prompt_travels_with_the_report(enter):
    client = enter("fajar")
    page = client.get(reverse("reports:new"), {"ajakan": "p-17"}).context["form"]
    assert page["discovery"].value() == "asked"
    client.post(reverse("reports:new"), filled(discovery="asked", prompt_id="p-17"))
    assert Report.objects.get().prompt_id == "p-17"


@pytest.mark.parametrize("name", ["indra", "bupati", "expired"])
@pytest.mark.parametrize("view", ["new", "paste", "nil", "settled"])
def test_writing_is_for_those_who_report(enter, name, view):
    assert enter(name).get(reverse(f"reports:{view}")).status_code == 403


def test_the_form_offers_the_places_of_the_own_area_without_a_script(enter):
    page = text_of(enter("gita").get(reverse("reports:new")))
    assert "Desa Sungai Beras, Kec. Mendahara Ulu" in page
    assert LAGAN_ULU not in page
    assert 'data-combobox="/wilayah/cari/"' in page
