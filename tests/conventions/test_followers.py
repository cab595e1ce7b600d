"""Whatever names a region follows it when its code goes, or says here why not."""

from django.apps import apps
from django.db.models import Field, ForeignKey

from rukun.foundation.territory.domain.following import followers
from rukun.foundation.territory.models import Region

# What describes the editions themselves, and what a record was filed for: both stay as they were.
STAYS = {
    "territory.region.parent",
    "territory.regionalias.region",
    "territory.succession.old",
    "territory.succession.new",
    "territory.succession.suggested",
    "territory.boundary.region",
    "incidents.incident.region_as_filed",
    "reports.report.region_as_filed",
    "cases.case.region_as_filed",
}


def names_a_region(field: Field) -> bool:
    is_ours = isinstance(field, ForeignKey) and issubclass(field.related_model, Region)
    return is_ours or field.name in {"regency", "region", "region_code"}


def test_every_field_that_names_a_region_follows() -> None:
    named = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, Field) and names_a_region(field)
    }
    following = {
        f"{follower.name}.{field}"
        for follower in followers()
        for field in (follower.region, follower.regency)
        if field
    }
    assert named == following | STAYS
