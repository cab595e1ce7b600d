"""Verbs of the settings, and the one read that everybody needs."""

from rukun.foundation.settings.domain.holidays import (
    add_local_holiday,
    refresh_national_holidays,
    remove_local_holiday,
)
from rukun.foundation.settings.domain.special import declare_condition, end_condition
from rukun.foundation.settings.domain.values import set_value
from rukun.foundation.settings.domain.words import retire_word, save_word
from rukun.foundation.settings.queries import value, values

__all__ = [
    "add_local_holiday",
    "declare_condition",
    "end_condition",
    "refresh_national_holidays",
    "remove_local_holiday",
    "retire_word",
    "save_word",
    "set_value",
    "value",
    "values",
]
