import csv
from datetime import date
from pathlib import Path

import pytest

from rukun.foundation.journal.models import Entry
from rukun.foundation.settings.defaults import national_holidays
from rukun.foundation.settings.domain import (
    add_local_holiday,
    declare_condition,
    end_condition,
    refresh_national_holidays,
    remove_local_holiday,
)
from rukun.foundation.settings.enums import HolidayCategory
from rukun.foundation.settings.models import Holiday, SpecialCondition
from rukun.foundation.settings.queries import conditions_on
from rukun.kernel.actor import system_actor
from rukun.kernel.errors import Invalid, NotAllowed
from tests.foundation.settings.conftest import AT, TODAY

pytestmark = pytest.mark.usefixtures("regions")
REFERENCE = Path(__file__).parents[3] / "data" / "holidays_2015_2027.csv"


def test_decreed_days_off_equal_the_published_list():
    with REFERENCE.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["date"] < "2027"]
    published = {(row["date"], row["name"], row["category"] == "government") for row in rows}
    held = Holiday.objects.filter(region=None, date__lt=date(2027, 1, 1))
    assert {(f"{row.date}", row.name, row.category == HolidayCategory.LEAVE) for row in held} == published


def test_a_local_holiday_is_added_once_and_removed(indra):
    day = add_local_holiday(region="15.07", day=date(2026, 10, 21), name="Hari jadi", actor=indra, at=AT)
    with pytest.raises(Invalid):
        add_local_holiday(region="15.07", day=date(2026, 10, 21), name="Lagi", actor=indra, at=AT)
    remove_local_holiday(holiday=day, actor=indra, at=AT)
    assert not Holiday.objects.filter(category=HolidayCategory.LOCAL).exists()
    assert [entry.action for entry in Entry.objects.order_by("seq")] == ["holiday.added", "holiday.removed"]


def test_national_days_off_are_not_for_a_regency(indra, budi):
    national = Holiday.objects.filter(region=None)[0]
    with pytest.raises(NotAllowed):
        remove_local_holiday(holiday=national, actor=indra, at=AT)
    with pytest.raises(NotAllowed):
        refresh_national_holidays(years=[2026], actor=indra, at=AT)
    with pytest.raises(NotAllowed):
        add_local_holiday(region="15.07", day=TODAY, name="x", actor=budi, at=AT)
    with pytest.raises(NotAllowed):
        add_local_holiday(region="", day=TODAY, name="x", actor=system_actor(AT), at=AT)


def test_refreshing_replaces_estimates_and_leaves_local_days(indra):
    add_local_holiday(region="15.07", day=date(2027, 10, 21), name="Hari jadi", actor=indra, at=AT)
    Holiday.objects.filter(region=None, date__year=2027).update(name="Perkiraan")
    changed = refresh_national_holidays(years=[2027, 2028], actor=system_actor(AT), at=AT)
    assert changed > len(national_holidays(2027)) + len(national_holidays(2028))
    for year in (2027, 2028):
        held = Holiday.objects.filter(date__year=year, region=None)
        assert sorted(held.values_list("date", "name", "category")) == sorted(national_holidays(year))
    assert Holiday.objects.filter(region_id="15.07").count() == 1
    assert refresh_national_holidays(years=[2027, 2028], actor=system_actor(AT), at=AT) == 0


def test_special_conditions_hold_between_their_days(indra, dedi):
    condition = declare_condition(
        name="Pandemi COVID-19",
        region="15.07",
        from_on=date(2026, 3, 1),
        until_on=None,
        rules="Rapat paling banyak 20 orang",
        actor=indra,
        at=AT,
    )
    assert conditions_on(TODAY, region="15.07.03") == [condition]
    assert conditions_on(TODAY, region="15.06") == []
    with pytest.raises(NotAllowed):
        end_condition(condition=condition, until_on=TODAY, actor=dedi, at=AT)
    with pytest.raises(Invalid):
        end_condition(condition=condition, until_on=date(2026, 2, 1), actor=indra, at=AT)
    end_condition(condition=condition, until_on=date(2026, 3, 1), actor=indra, at=AT)
    assert conditions_on(TODAY, region="15.07") == []
    assert SpecialCondition.objects.visible_to(dedi).count() == 0
