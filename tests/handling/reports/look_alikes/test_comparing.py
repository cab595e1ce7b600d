"""Two tellings compared, piles of them paired."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.comparing import compare
from rukun.handling.reports.look_alikes.evidence import Reason
from rukun.handling.reports.look_alikes.nearness import Nearness, Surroundings, nearness
from rukun.handling.reports.look_alikes.pairing import likely_pairs

JAKARTA = ZoneInfo("Asia/Jakarta")
EIGHT = datetime(2026, 3, 4, 8, 0, tzinfo=JAKARTA)
VILLAGE, BESIDE, AWAY = "15.07.10.2009", "15.07.10.2001", "15.07.05.2004"

HEAD = Account(
    key="head",
    places=(VILLAGE,),
    received_at=EIGHT + timedelta(hours=1),
    text="Sejak jam 7 warga (60 KK) menutup jalan masuk kebun PT Bumi Lintang Sawita dgn portal kayu. "
    "Tuntutan lahan usaha 2 dikembalikan. Truk TBS tertahan 7 unit.",
    issue_type="land_plantation",
    occurred_from=EIGHT - timedelta(hours=1),
    precision="minute",
)
POLICE = Account(
    key="police",
    places=(VILLAGE,),
    received_at=EIGHT + timedelta(hours=2),
    text="Mhn ijin Ndan aksi pemortalan jln PT. BLS, massa ± 70 org, korlap Sdr. M, nihil korban.",
    issue_type="demonstration",
    occurred_from=EIGHT - timedelta(minutes=30),
    precision="minute",
    counts={"crowd": 70, "dead": 0},
)
FISHERS = Account(
    key="fishers",
    places=(VILLAGE,),
    received_at=EIGHT + timedelta(hours=3),
    text="Jaring nelayan putus kena pukat, perahu hampir tabrakan, minta ganti rugi.",
    issue_type="fishers_gear",
    occurred_from=EIGHT,
    precision="day",
)


def reasons(one, other, **around):
    return {evidence.reason for evidence in compare(one, other, **around).evidence}


def test_two_witnesses_with_hardly_a_word_in_common_tell_of_one_event():
    found = compare(HEAD, POLICE)
    assert found.is_likely
    assert {Reason.SAME_PLACE, Reason.SAME_TIME, Reason.SAME_NAME} <= {e.reason for e in found.speaks_for}
    assert found.weight == pytest.approx(compare(POLICE, HEAD).weight)


def test_another_matter_of_the_same_village_and_day_is_kept_apart():
    assert not compare(HEAD, FISHERS).is_likely
    assert {Reason.OTHER_TYPE, Reason.OTHER_WORDS} <= reasons(HEAD, FISHERS)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"places": (AWAY,)}, Reason.OTHER_SUBDISTRICT),
        ({"occurred_from": EIGHT - timedelta(days=3)}, Reason.DAYS_APART),
        ({"kind": "planned", "received_at": EIGHT - timedelta(days=2)}, Reason.BEFORE_IT_HAPPENED),
        ({"kind": "nil"}, Reason.NOTHING_HAPPENED),
    ],
)
def test_what_speaks_against_outweighs_common_words(change, reason):
    other = replace(POLICE, **change)
    assert not compare(HEAD, other).is_likely
    assert reason in reasons(HEAD, other)


def test_numbers_weigh_and_never_decide():
    many = replace(HEAD, counts={"crowd": 400})
    few = replace(POLICE, counts={"crowd": 40})
    assert Reason.OTHER_COUNT in reasons(many, few)
    assert compare(many, few).is_likely
    assert compare(many, few).weight < compare(HEAD, POLICE).weight


FORM = (
    "Ijin melaporkan Dan, giat Babinsa ds. {village} Pukul : {clock} wib s/d selesai Kejadian : Warga "
    "mengamankan 1 org terduga pelaku pencurian buah sawit (inisial {who}, warga luar desa), sempat dipukul "
    "massa. Tindakan : Babinsa & Bhabin mengevakuasi ke Polsek. Catatan : Situasi dpt dikendalikan."
)


def test_the_same_form_of_words_for_another_village_is_another_event():
    one = replace(HEAD, text=FORM.format(village="Rantau Jaya", clock="16.00", who="S, 27 th"))
    other = replace(
        HEAD, places=(BESIDE,), text=FORM.format(village="Karya Bakti", clock="21.30", who="A, 24 th")
    )
    assert not compare(one, other).is_likely
    assert Reason.SAME_FORM in reasons(one, other)


def test_a_copy_is_found_wherever_it_was_placed():
    forwarded = replace(HEAD, key="copy", places=(AWAY,), text="Diteruskan\n" + HEAD.text)
    assert compare(HEAD, forwarded).is_likely
    assert Reason.COPY in reasons(HEAD, forwarded)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (VILLAGE, VILLAGE, Nearness.SAME),
        (VILLAGE, "15.07.10", Nearness.COARSER),
        ("15.07.10", "15.07.10", Nearness.SAME),
        (VILLAGE, "15.07", Nearness.ANYWHERE),
        ("15.07", "15.07", Nearness.ANYWHERE),
        (VILLAGE, BESIDE, Nearness.SAME_SUBDISTRICT),
        (VILLAGE, "15.07.09.2002", Nearness.NEIGHBOUR),
        ("15.07.10.2001", "15.07.09.2005", Nearness.NEAR_SUBDISTRICT),
        (VILLAGE, AWAY, Nearness.FAR),
    ],
)
def test_nearness_follows_codes_and_borders(one, other, near):
    around = Surroundings(
        {
            VILLAGE: frozenset({"15.07.09.2002"}),
            "15.07.09.2002": frozenset({VILLAGE}),
            "15.07.10": frozenset({"15.07.09"}),
            "15.07.09": frozenset({"15.07.10"}),
        }
    )
    assert nearness(one, other, around) == nearness(other, one, around) == near


def test_a_pile_is_paired():
    pile = [FISHERS, POLICE, replace(HEAD, places=("15.07",)), replace(POLICE, key="later")]
    found = [(pair.one.key, pair.other.key) for pair in likely_pairs(pile)]
    assert ("police", "later") in found
    assert ("police", "head") in found
    assert not any("fishers" in pair for pair in found)


def test_reports_of_one_message_are_not_paired_with_each_other():
    assert likely_pairs([HEAD, replace(POLICE, key="head")]) == []


def test_who_names_only_the_subdistrict_is_paired_with_the_village_that_fits_best():
    coarse = replace(
        POLICE,
        key="coarse",
        places=("15.07.10",),
        occurred_from=EIGHT,
        precision="day",
        text="Warga menutup jalan kebun PT BLS, truk tertahan tujuh unit, minta lahan usaha dikembalikan.",
    )
    elsewhere = replace(
        POLICE,
        key="elsewhere",
        places=(BESIDE,),
        text="Warga memortal jalan kebun karena debu truk batu bara.",
    )
    found = {frozenset((pair.one.key, pair.other.key)) for pair in likely_pairs([coarse, HEAD, elsewhere])}
    assert frozenset(("coarse", "head")) in found
    assert frozenset(("coarse", "elsewhere")) not in found


def test_the_same_words_on_another_quiet_day_are_no_copy():
    text = "Selamat pagi, melaporkan situasi kecamatan aman kondusif, kejadian menonjol nihil. Terima kasih."
    today = replace(HEAD, kind="nil", text=text, places=("15.07.10",), occurred_from=None)
    tomorrow = replace(today, key="tomorrow", received_at=today.received_at + timedelta(days=1))
    forwarded = replace(today, key="forwarded", received_at=today.received_at + timedelta(minutes=20))
    assert not compare(today, tomorrow).is_likely
    assert compare(today, forwarded).is_likely


def test_settlements_long_after_are_another_matter_for_the_desk():
    later = replace(POLICE, received_at=POLICE.received_at + timedelta(days=7))
    assert Reason.RECEIVED_APART in reasons(HEAD, later)
    assert compare(HEAD, later).weight < compare(HEAD, POLICE).weight
