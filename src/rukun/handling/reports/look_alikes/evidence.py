"""What speaks for two accounts being one event, and what against it, each with its weight.

Weights are log-odds: they add up, and the sum is a probability once `comparing` has squeezed it.
They were set by reading pairs and checked on a corpus written by others (tests/corpora). Numbers
weigh and never decide: witnesses disagree about them.
"""

from dataclasses import dataclass
from enum import StrEnum

from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.look_alikes.nearness import Surroundings


class Reason(StrEnum):
    """What a piece of evidence is; `wording` says it in words for people."""

    SAME_PLACE = "same_place"
    PLACE_INSIDE = "place_inside"
    WIDE_PLACE = "wide_place"
    NEIGHBOUR = "neighbour"
    OTHER_VILLAGE = "other_village"
    OTHER_SUBDISTRICT = "other_subdistrict"
    SAME_SPOT = "same_spot"
    OTHER_SPOT = "other_spot"
    SAME_TIME = "same_time"
    SAME_DAY = "same_day"
    TIMES_FIT = "times_fit"
    HOURS_APART = "hours_apart"
    DAYS_APART = "days_apart"
    SAME_TYPE = "same_type"
    OTHER_TYPE = "other_type"
    PLAN_AND_EVENT = "plan_and_event"
    RUMOUR_AND_EVENT = "rumour_and_event"
    MEETING_AND_EVENT = "meeting_and_event"
    NOTHING_HAPPENED = "nothing_happened"
    SAME_NAME = "same_name"
    OTHER_NAME = "other_name"
    SAME_INITIALS = "same_initials"
    OTHER_INITIALS = "other_initials"
    SAME_WORDS = "same_words"
    OTHER_WORDS = "other_words"
    SAME_THEME = "same_theme"
    OTHER_THEME = "other_theme"
    RECEIVED_APART = "received_apart"
    BEFORE_IT_HAPPENED = "before_it_happened"
    SAME_RARE_WORDS = "same_rare_words"
    SAME_QUANTITY = "same_quantity"
    SAME_COUNT = "same_count"
    OTHER_COUNT = "other_count"
    SAME_COMPANY = "same_company"
    OTHER_COMPANY = "other_company"
    COPY = "copy"
    SAME_FORM = "same_form"


@dataclass(frozen=True)
class Evidence:
    """One reason and how heavily it weighs: above zero for one event, below zero against it.

    `named` holds what the sentence names: things, names, or numbers.
    """

    reason: Reason
    weight: float
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two accounts that are compared; the order makes no difference to the weights."""

    one: Account
    other: Account
    around: Surroundings
