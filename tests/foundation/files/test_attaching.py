from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rukun.foundation.files import storage
from rukun.foundation.files.domain import Evidence, attach_file, open_attachment, read_evidence
from rukun.foundation.files.models import Attachment, FileEvidence
from rukun.foundation.files.queries import damaged_contents
from rukun.foundation.files.refusals import FileRefused, FileTooLarge, UnknownFileType
from rukun.foundation.journal.models import Entry, SecretRead
from rukun.foundation.settings import keys
from rukun.foundation.settings.domain import set_value
from rukun.foundation.sharing.enums import Classification
from rukun.kernel.actor import OnBehalf
from rukun.kernel.errors import Invalid, NotAllowed
from rukun.kernel.ids import uuid7
from tests.foundation.files.conftest import PDF, camera_exif, picture


def attach(record_id, actor, content=PDF, **changes):
    given = {
        "object_type": "office",
        "object_id": record_id,
        "upload": BytesIO(content),
        "name": "Notula rapat.pdf",
        "classification": Classification.RESTRICTED,
        "description": "Rapat 4 Maret",
        "actor": actor,
        "at": actor.at,
    }
    return attach_file(**(given | changes))


def stored_files(media):
    return sorted(path.name for path in media.rglob("*") if path.is_file())


def test_a_file_is_stored_under_its_hash_and_journaled_without_its_name(cast, record_id, media):
    attachment = attach(record_id, cast.budi, kind="minutes")
    assert (attachment.name, attachment.media_type, attachment.size) == (
        "Notula rapat.pdf",
        "application/pdf",
        len(PDF),
    )
    assert (media / attachment.sha256[:2] / attachment.sha256).read_bytes() == PDF
    assert attachment.uploaded_by == cast.person("budi")
    assert attachment.uploaded_for == cast.office("operator")
    entry = Entry.objects.get()
    assert (entry.stream, entry.action) == (f"office:{record_id}", "file.attached")
    assert entry.data == {
        "sha256": attachment.sha256,
        "size": len(PDF),
        "media_type": "application/pdf",
        "classification": 2,
    }


def test_uploads_of_django_are_taken(cast, record_id):
    upload = SimpleUploadedFile("x.pdf", PDF, content_type="text/html")
    assert attach(record_id, cast.budi, upload=upload).media_type == "application/pdf"


def test_the_same_content_lies_on_the_disk_once(cast, record_id, media):
    first, second = attach(record_id, cast.budi), attach(record_id, cast.ayu, name="Salinan.pdf")
    assert first.sha256 == second.sha256
    assert stored_files(media) == [first.sha256]
    assert list(Attachment.objects.of("office", record_id)) == [first, second]


def test_a_file_cut_short_on_the_disk_is_written_again(cast, record_id):
    attachment = attach(record_id, cast.budi)
    storage.path_of(attachment.sha256).write_bytes(PDF[:10])
    assert list(damaged_contents()) == [attachment.sha256]
    attach(record_id, cast.budi)
    assert list(damaged_contents()) == []


def test_altered_and_missing_contents_are_found(cast, record_id):
    altered, missing = attach(record_id, cast.budi), attach(record_id, cast.budi, picture())
    attach(record_id, cast.budi, b"utuh")
    storage.path_of(altered.sha256).write_bytes(PDF.upper())
    storage.path_of(missing.sha256).unlink()
    assert set(damaged_contents()) == {altered.sha256, missing.sha256}


def test_eleven_megabytes_are_too_many_unless_the_regency_allows_them(cast, record_id, media):
    content = PDF[:-6] + b" " * 11 * 1024 * 1024 + b"%%EOF\n"
    with pytest.raises(FileTooLarge, match="10"):
        attach(record_id, cast.budi, content)
    assert stored_files(media) == []
    set_value(
        key=keys.FILE_MEGABYTES,
        region="15.07",
        value=12,
        legal_basis="Peladen baru",
        valid_from=cast.now.date(),
        actor=cast.indra,
        at=cast.now,
    )
    assert attach(record_id, cast.budi, content).size == len(content)


def test_ten_megabytes_exactly_are_taken(cast, record_id):
    content = b"%PDF-1.7\n".ljust(10 * 1024 * 1024 - 6) + b"%%EOF\n"
    assert attach(record_id, cast.budi, content).size == 10 * 1024 * 1024


def test_what_is_refused_leaves_nothing_behind(cast, record_id, media):
    with pytest.raises(UnknownFileType) as refusal:
        attach(record_id, cast.budi, b"<svg onload=alert(1)>", name="gambar.jpg")
    assert isinstance(refusal.value, FileRefused)
    assert stored_files(media) == []
    assert not Attachment.objects.exists()
    assert not Entry.objects.exists()


def test_a_failed_write_leaves_no_row_and_no_draft(cast, record_id, media, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        attach(record_id, cast.budi)
    assert stored_files(media) == []
    assert not Attachment.objects.exists()


def test_wrong_class_and_unknown_kind_are_refused(cast, record_id):
    with pytest.raises(Invalid) as refusal:
        attach(record_id, cast.budi, classification=4)
    assert refusal.value.field == "classification"
    with pytest.raises(Invalid) as refusal:
        attach(record_id, cast.budi, kind="nonsense")
    assert refusal.value.field == "kind"


def test_files_recorded_on_behalf_say_so(cast, record_id):
    budi = replace(cast.budi, on_behalf=OnBehalf("Pak RT 04", "phone"))
    attachment = attach(record_id, budi)
    assert (attachment.on_behalf_label, attachment.on_behalf_basis) == ("Pak RT 04", "phone")


def test_nobody_hangs_a_file_on_what_they_do_not_see(cast, record_id):
    with pytest.raises(NotAllowed):
        attach(record_id, cast.dedi)
    for changes in ({"object_id": uuid7()}, {"object_type": "unregistered"}):
        with pytest.raises(NotAllowed):
            attach(record_id, cast.budi, **changes)


def test_a_file_is_seen_by_those_who_see_its_record(cast, record_id):
    attachment = attach(record_id, cast.budi)
    assert list(Attachment.objects.visible_to(cast.ayu)) == [attachment]
    assert list(Attachment.objects.visible_to(cast.dedi)) == []
    with pytest.raises(NotAllowed):
        open_attachment(attachment, actor=cast.dedi, at=cast.now)
    with open_attachment(attachment, actor=cast.ayu, at=cast.now) as file:
        assert file.read() == PDF


def test_a_type_that_nobody_registered_is_seen_by_nobody(cast, record_id):
    attachment = attach(record_id, cast.budi)
    Attachment.objects.filter(pk=attachment.pk).update(object_type="unregistered")
    assert not Attachment.objects.visible_to(cast.budi).exists()


def test_a_file_above_the_clearance_is_not_seen(cast, record_id):
    attach(record_id, cast.budi)
    internal = attach(record_id, cast.budi, classification=Classification.INTERNAL)
    cleared = replace(cast.hadi, clearance=Classification.INTERNAL)
    assert list(Attachment.objects.visible_to(cleared)) == [internal]
    assert not Attachment.objects.visible_to(cast.indra).exists()


def test_a_secret_file_is_for_its_uploader_and_those_who_may_and_each_reading_is_logged(cast, record_id):
    secret = attach(record_id, cast.budi, classification=Classification.SECRET)
    seen_by = {
        name
        for name, actor in cast.everybody().items()
        if Attachment.objects.visible_to(actor).filter(pk=secret.pk).exists()
    }
    assert seen_by == {"ayu", "budi", "kabid"}
    open_attachment(secret, actor=cast.ayu, at=cast.now).close()
    read = SecretRead.objects.get()
    assert (read.object_id, read.person_id) == (str(secret.pk), cast.ayu.person_id)


def test_reading_what_is_not_secret_writes_nothing(cast, record_id):
    attachment = attach(record_id, cast.budi)
    open_attachment(attachment, actor=cast.ayu, at=cast.now).close()
    assert not SecretRead.objects.exists()


def test_time_and_place_of_a_photo_are_kept_apart_and_sealed(cast, record_id):
    original = picture(exif=camera_exif())
    attachment = attach(record_id, cast.budi, original, name="IMG_0001.jpeg")
    with open_attachment(attachment, actor=cast.ayu, at=cast.now) as file:
        assert b"Exif" not in file.read()
    assert b"104.2" not in bytes(FileEvidence.objects.get().sealed)
    evidence = read_evidence(attachment=attachment, purpose="where", actor=cast.kabid, at=cast.now)
    assert isinstance(evidence, Evidence)
    assert (evidence.taken_at, evidence.latitude, evidence.longitude) == (
        "2026-03-04T09:12:00+07:00",
        -1.075,
        104.2,
    )
    assert evidence.original_sha256 != attachment.sha256
    assert SecretRead.objects.get().purpose == "where"


def test_evidence_is_not_for_the_uploader_nor_for_strangers(cast, record_id):
    attachment = attach(record_id, cast.budi, picture(exif=camera_exif()))
    for actor in (cast.budi, cast.hadi, cast.dedi, cast.indra):
        with pytest.raises(NotAllowed):
            read_evidence(attachment=attachment, purpose="where", actor=actor, at=cast.now)
    assert not SecretRead.objects.exists()


def test_a_photo_without_notes_has_no_evidence(cast, record_id):
    attachment = attach(record_id, cast.budi, picture())
    assert read_evidence(attachment=attachment, purpose="where", actor=cast.ayu, at=cast.now) is None
