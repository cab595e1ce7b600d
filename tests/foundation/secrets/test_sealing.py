import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from rukun.foundation.journal.models import Entry
from rukun.foundation.secrets.domain import (
    AlreadyErased,
    Altered,
    Erased,
    create_subject,
    erase,
    exact_index,
    forget_old_keys,
    rotate_master,
    seal,
    unseal,
)
from rukun.foundation.secrets.domain.rotating import KeysInUse
from rukun.foundation.secrets.keyfile import load_key_ring
from rukun.foundation.secrets.models import SubjectKey
from rukun.foundation.secrets.queries import missing_master_keys
from rukun.foundation.secrets.wrapping import NotGenuine, decrypt, encrypt
from rukun.kernel.actor import Actor, system_actor
from rukun.kernel.ids import uuid7
from tests.foundation.secrets.conftest import AT

pytestmark = pytest.mark.django_db
TEXT = "Pelapor: Siti, 0812-3456-7890 — NIK 1507…"


@pytest.fixture
def subject() -> SubjectKey:
    return create_subject(at=AT)


def test_what_was_sealed_is_read_again_and_is_not_in_the_bytes(subject):
    row = uuid7()
    blob = seal(subject, TEXT, row_id=row)
    assert unseal(subject, blob, row_id=row) == TEXT
    assert b"Siti" not in blob
    assert seal(subject, TEXT, row_id=row) != blob


def test_bytes_as_the_database_returns_them_are_read(subject):
    blob = memoryview(seal(subject, TEXT, row_id="1"))
    assert unseal(SubjectKey.objects.get(pk=subject.pk), blob, row_id="1") == TEXT


def test_any_changed_byte_is_noticed(subject):
    blob = seal(subject, "x", row_id="1")
    for position in range(len(blob)):
        tampered = bytearray(blob)
        tampered[position] ^= 1
        with pytest.raises(Altered):
            unseal(subject, bytes(tampered), row_id="1")
    for cut in (b"", blob[:5], blob[:-1]):
        with pytest.raises(Altered):
            unseal(subject, cut, row_id="1")


def test_sealed_text_does_not_open_in_another_row_field_or_subject(subject):
    blob = seal(subject, TEXT, row_id="1", field="name")
    for row, field in (("2", "name"), ("1", "phone"), ("1", "")):
        with pytest.raises(Altered):
            unseal(subject, blob, row_id=row, field=field)
    with pytest.raises(Altered):
        unseal(create_subject(at=AT), blob, row_id="1", field="name")


def test_a_data_key_does_not_open_under_another_subject(subject):
    other = create_subject(at=AT)
    other.wrapped_key = subject.wrapped_key
    with pytest.raises(Altered):
        unseal(other, seal(subject, TEXT, row_id="1"), row_id="1")


def test_an_erased_subject_is_gone_for_ever_and_leaves_a_tombstone(subject, ayu):
    blob = seal(subject, TEXT, row_id="1")
    stale = SubjectKey.objects.get(pk=subject.pk)
    erase(subject=subject, actor=ayu, at=AT, reason="asked_by_subject")
    with pytest.raises(Erased):
        unseal(subject, blob, row_id="1")
    with pytest.raises(Erased):
        seal(stale, TEXT, row_id="2")
    assert bytes(SubjectKey.objects.get().wrapped_key) == b""
    entry = Entry.objects.get()
    assert (entry.action, entry.reason, entry.data) == ("subject.erased", "asked_by_subject", {})


def test_erasing_twice_is_refused_and_not_journaled_twice(subject, ayu):
    erase(subject=subject, actor=ayu, at=AT)
    with pytest.raises(AlreadyErased):
        erase(subject=subject, actor=ayu, at=AT)
    assert Entry.objects.count() == 1


def test_the_database_keeps_no_key_beside_an_erasure(subject):
    with pytest.raises(IntegrityError), transaction.atomic():
        SubjectKey.objects.filter(pk=subject.pk).update(erased_at=AT)


def test_rotation_wraps_anew_and_old_text_still_opens(subject, ayu):
    gone = create_subject(at=AT)
    erase(subject=gone, actor=ayu, at=AT)
    blob = seal(subject, TEXT, row_id="1")
    before = load_key_ring()
    stale = SubjectKey.objects.get(pk=subject.pk)
    assert rotate_master(actor=system_actor(AT), at=AT) == 1
    after = load_key_ring()
    subject.refresh_from_db()
    assert (before.current != after.current, subject.key_id) == (True, after.current)
    assert before.index == after.index
    assert unseal(subject, blob, row_id="1") == TEXT
    assert unseal(stale, blob, row_id="1") == TEXT
    assert (
        unseal(create_subject(at=AT), seal(SubjectKey.objects.latest("id"), "y", row_id="2"), row_id="2")
        == "y"
    )


def test_old_master_keys_are_forgotten_only_when_unused(subject):
    system = system_actor(AT)
    rotate_master(actor=system, at=AT)
    SubjectKey.objects.filter(pk=subject.pk).update(key_id="k-old")
    with pytest.raises(KeysInUse):
        forget_old_keys(actor=system, at=AT)
    SubjectKey.objects.filter(pk=subject.pk).update(key_id=load_key_ring().current)
    assert forget_old_keys(actor=system, at=AT) == 1
    assert list(load_key_ring().keys) == [load_key_ring().current]
    subject.refresh_from_db()
    assert unseal(subject, seal(subject, TEXT, row_id="1"), row_id="1") == TEXT


def test_without_its_master_key_a_secret_stays_shut_and_says_so(subject, key_file):
    blob = seal(subject, TEXT, row_id="1")
    key_file.unlink()
    with pytest.raises(ImproperlyConfigured, match="lacks the master key"):
        unseal(subject, blob, row_id="1")
    assert missing_master_keys() == [subject.key_id]


def test_no_master_key_is_missing_while_the_file_is_whole(subject, ayu):
    erase(subject=create_subject(at=AT), actor=ayu, at=AT)
    rotate_master(actor=system_actor(AT), at=AT)
    create_subject(at=AT)
    assert missing_master_keys() == []


def test_the_index_finds_equal_values_and_nothing_else():
    assert exact_index("1507031234567890") == exact_index("1507031234567890")
    assert len(exact_index("1507031234567890")) == 64
    assert exact_index("1507031234567890") != exact_index("1507031234567891")
    assert exact_index("0812", purpose="phone") != exact_index("0812", purpose="nik")


def test_the_index_of_another_installation_differs(key_file):
    ours = exact_index("1507031234567890")
    key_file.unlink()
    assert exact_index("1507031234567890") != ours


def test_nobody_is_shown_a_key(subject, ayu):
    assert not SubjectKey.objects.visible_to(ayu).exists()
    assert not SubjectKey.objects.visible_to(Actor(at=AT)).exists()


@given(st.text(), st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_only_the_same_context_opens(plaintext: str, context: list[str], other: list[str]):
    key = b"k" * 32
    data = plaintext.encode("utf-8", "surrogatepass")
    blob = encrypt(key, data, *context)
    assert decrypt(key, blob, *context) == data
    if other != context:
        with pytest.raises(NotGenuine):
            decrypt(key, blob, *other)
