"""What a text names: stems, names, initials, quantities, fingerprints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rukun.handling.reports.look_alikes.fingerprints import bands, likeness, runs, signature
from rukun.handling.reports.look_alikes.naming import NameKind, initials_in, is_same_name, names_in
from rukun.handling.reports.look_alikes.stems import stems
from rukun.handling.reports.look_alikes.traits import Stage, traits_of


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("pemortalan", "portal"),
        ("diportalkan", "portal"),
        ("memukuli", "pukul"),
        ("dikeroyok", "keroyok"),
        ("pengeroyokan", "keroyok"),
        ("kapalnyo", "kapal"),
        ("nyegat", "cegat"),
        ("diberhentikan", "henti"),
        ("menutup", "tutup"),
    ],
)
def test_words_go_back_to_their_roots(word, root):
    assert root in stems(word)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=40))
def test_a_word_is_always_its_own_first_stem(word):
    assert stems(word)[0] == word


def concepts(text):
    return {concept.name for concept in traits_of(text).concepts}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("aksi pemortalan jln oleh msyrkt", {"penutupan jalan", "unjuk rasa", "jalan"}),
        ("pukat harimau orang luar masuk", {"alat tangkap", "satwa"}),
        ("pukul 09.30 WIB situasi aman", set()),
        ("sempat dipukul massa", {"pemukulan"}),
        ("menerima berkas di kasi trantib", set()),
        ("adu mulut soal pintu klep", {"cekcok", "saluran air"}),
    ],
)
def test_different_words_name_the_same_things(text, named):
    assert concepts(text) == named


def names(text, kind):
    return {str(name) for name in names_in(text) if name.kind == kind}


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("patok oleh PT. Wana Lintang Lestari (WLL) di areal", NameKind.FIRM, {"wana lintang lestari"}),
        ("jalan masuk kebun pt bumi lintang sawita dgn portal", NameKind.FIRM, {"bumi lintang sawita"}),
        ("buruh RAM CV Anugrah Tempurung mogok", NameKind.FIRM, {"anugrah tempurung"}),
        ("mandor PT setempat", NameKind.FIRM, set()),
        ("anggota KUD Berkah Tani dan PT Sinar Baru", NameKind.COOPERATIVE, {"berkah tani"}),
        ("anggota KUD Berkah Tani dan PT Sinar Baru", NameKind.FIRM, {"sinar baru"}),
        ("kelompok tani Maju Bersama desa Lagan Ulu", NameKind.GROUP, {"maju bersama"}),
        ("di musala. Kadus", NameKind.WORSHIP, set()),
        ("kapal besak dari tungkal", NameKind.VESSEL, set()),
        ("RT 07 dan RT 011 Dusun Sumber Rejo", NameKind.SPOT, {"rt 7", "rt 11", "dusun sumber rejo"}),
        ("Izin Pak Camat, kata Pak Darto", NameKind.PERSON, {"darto"}),
    ],
)
def test_proper_names_are_read(text, kind, found):
    assert names(text, kind) == found


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("PT Bumi Lintang Sawita", "PT. BLS", True),
        ("PT Bumi Lintang Sawita", "pt bumi lintng sawitaa", True),
        ("PT Bumi Lintang Sawita", "PT Bumi Karya Sawita", False),
        ("PT Bumi", "PT Bumi Lintang", False),
        ("PT Wana", "PT Wana Lintang", True),
        ("RT 03", "RT 3", True),
        ("RT 03", "RT 13", False),
        ("Parit 4", "RT 4", False),
        ("KUD Maju", "PT Maju", False),
    ],
)
def test_names_are_the_same_when_misspelt_or_shortened(one, other, is_same):
    (mine,), (theirs,) = names_in(one), names_in(other)
    assert is_same_name(mine, theirs) is is_same
    assert is_same_name(theirs, mine) is is_same


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pelaku (inisial S, 27 th, warga luar desa)", {"S"}),
        ("(inisial A, 24 th dan D, 19 th)", {"A", "D"}),
        ("korlap : Sdr. M", {"M"}),
        ("antara Sdr HS dgn kelompok tani", {"HS"}),
        ("Pasal 5 huruf D. Nilai B2", set()),
        ("PT ABC dan (empat) ABK di blok C", set()),
    ],
)
def test_initials_stand_for_persons(text, found):
    assert initials_in(text) == found


def test_quantities_are_read_on_either_side():
    assert ("truk", 7) in traits_of("Truk TBS tertahan 7 unit").quantities
    assert ("alat tangkap", 5) in traits_of("kerugian 5 (lima) set jaring").quantities
    assert ("alat tangkap", 4) in traits_of("jaring belat kami putus empat buah").quantities


def test_a_meeting_is_told_from_what_happened():
    assert traits_of("Hasil mediasi II permasalahan lahan Lagan Ulu").stage == Stage.MEETING
    assert traits_of("Warga memblokir jalan sejak pagi, nanti dimediasi").stage == Stage.EVENT


MESSAGE = (
    "Izin melaporkan, pagi ini warga Desa Pandan Sejahtera menutup jalan masuk kebun dengan portal kayu, "
    "tuntutan lahan usaha dua dikembalikan, truk tertahan tujuh unit, Kapolsek dan Camat sudah di lokasi."
)


def test_a_forward_shares_a_band_and_another_text_none():
    forward = "Diteruskan\n" + MESSAGE.upper()
    other = (
        "Selamat sore, nelayan mengeluh jaring putus terkena pukat, minta ganti rugi dan mediasi secepatnya."
    )
    assert set(bands(MESSAGE)) & set(bands(forward))
    assert not set(bands(MESSAGE)) & set(bands(other))
    assert len(bands(MESSAGE)) == 8
    assert bands("Terima kasih pak") == ()
    assert all(-(2**63) <= band < 2**63 for band in bands(MESSAGE))


@given(st.text(min_size=0, max_size=400), st.text(min_size=0, max_size=400))
def test_equal_places_estimate_how_much_is_shared(one, other):
    mine, theirs = signature(one), signature(other)
    assert len(mine) in {0, 128}
    if mine and theirs:
        estimate = sum(a == b for a, b in zip(mine, theirs, strict=True)) / 128
        assert abs(estimate - likeness(runs(one), runs(other))) < 0.35


@given(st.text(max_size=2_000))
def test_any_text_can_be_read(text):
    assert traits_of(text) == traits_of(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("pt wana lintang lestari", "Wana Lintang Lestari"),
        ("PT. WLL", "WLL"),
        ("RT 03", "RT 3"),
        ("dusun Sumber Rejo", "Dusun Sumber Rejo"),
    ],
)
def test_names_are_shown_as_people_write_them(text, shown):
    (name,) = names_in(text)
    assert name.shown == shown
