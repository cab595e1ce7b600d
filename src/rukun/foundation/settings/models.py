"""What a regency may decide for itself: values, words, days off, special conditions, numbers."""

from typing import ClassVar, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from rukun.foundation.settings.enums import HolidayCategory, LookupList, Register
from rukun.kernel.actor import Actor
from rukun.kernel.ids import uuid7
from rukun.kernel.regions import ancestors, within_q

M = TypeVar("M", bound=models.Model)


def path_of(region: str) -> list[str]:
    """Return the codes from the province down to `region` itself; none for the nation ("")."""
    return [*ancestors(region), region] if region else []


class RegionalQuerySet(models.QuerySet[M]):
    """Rows that hold for the whole nation (no region) or for one region and all inside it."""

    def applying_to(self, region: str) -> "RegionalQuerySet[M]":
        """Keep the national rows and those of `region` and the regions around it."""
        return self.filter(Q(region=None) | Q(region_id__in=path_of(region)))

    def visible_to(self, actor: Actor) -> "RegionalQuerySet[M]":
        """Keep what applies to the actor's territory and what was set inside it (class K1)."""
        around = {code for region in actor.territory for code in path_of(region)}
        return self.filter(
            Q(region=None) | Q(region_id__in=sorted(around)) | within_q("region_id", actor.territory)
        )


class Regional(models.Model):
    """A row that a region sets for itself and everything inside it; no region means the nation."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.ForeignKey(
        "territory.Region", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        abstract = True


class Setting(Regional):
    """One value from one day on. Rows are only added, so that the past keeps its rules."""

    retention: ClassVar[str] = "permanent"

    key = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    legal_basis = models.TextField()
    valid_from = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    set_for = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+", null=True)

    objects = RegionalQuerySet["Setting"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key", "valid_from"], name="settings_by_key")]

    def __str__(self) -> str:
        return f"{self.key}@{self.region_id or '*'} from {self.valid_from}"


class Lookup(Regional):
    """One word of a list. A region's own row with a known code replaces the national one there.

    `flags` are codes that the program knows, such as "explains_skip" of a hand-over reason.
    Words in use are retired (`is_active`), never removed.
    """

    retention: ClassVar[str] = "permanent"

    list_code = models.CharField(max_length=20, choices=LookupList)
    code = models.SlugField(max_length=40)
    label = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    flags = models.JSONField(default=list, blank=True)
    is_active = models.BooleanField(default=True)

    objects = RegionalQuerySet["Lookup"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["list_code", "code"], condition=Q(region=None), name="settings_one_national_word"
            ),
            models.UniqueConstraint(
                fields=["list_code", "code", "region"],
                condition=Q(region__isnull=False),
                name="settings_one_regional_word",
            ),
        ]

    def __str__(self) -> str:
        return self.word

    @property
    def word(self) -> str:
        """The label in the language of the screen; Indonesian where there is no other."""
        is_english = (get_language() or "id").startswith("en")
        return self.label_en if is_english and self.label_en else self.label


class Holiday(Regional):
    """A day on which offices are closed, nationally or in one region."""

    retention: ClassVar[str] = "permanent"

    date = models.DateField()
    name = models.CharField(max_length=120)
    category = models.CharField(max_length=10, choices=HolidayCategory)

    objects = RegionalQuerySet["Holiday"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["date", "name"], condition=Q(region=None), name="settings_one_national_holiday"
            ),
            models.UniqueConstraint(
                fields=["date", "region"],
                condition=Q(region__isnull=False),
                name="settings_one_local_holiday",
            ),
            models.CheckConstraint(
                condition=Q(category=HolidayCategory.LOCAL, region__isnull=False)
                | (~Q(category=HolidayCategory.LOCAL) & Q(region=None)),
                name="settings_local_holidays_have_a_region",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class SpecialCondition(Regional):
    """Circumstances under which the office works otherwise: pandemic, election, disaster.

    Context for meetings and papers; the rules are words for people and enforce nothing.
    """

    retention: ClassVar[str] = "permanent"

    name = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    rules = models.TextField(blank=True)

    objects = RegionalQuerySet["SpecialCondition"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="settings_conditions_end_after_they_begin",
            )
        ]

    def __str__(self) -> str:
        return self.name


class NumberCounterQuerySet(models.QuerySet["NumberCounter"]):
    """The last number given in each register."""

    def visible_to(self, actor: Actor) -> "NumberCounterQuerySet":
        """Keep the counters of the regencies inside the actor's territory."""
        return self.filter(within_q("regency", actor.territory))


class NumberCounter(models.Model):
    """The last number that one register of one regency gave in one year."""

    retention: ClassVar[str] = "permanent"

    register = models.CharField(max_length=20, choices=Register)
    regency = models.CharField(max_length=13)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = NumberCounterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["register", "regency", "year"], name="settings_one_counter")
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.regency} {self.year}: {self.last}"
