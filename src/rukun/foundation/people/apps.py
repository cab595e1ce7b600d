from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rukun.foundation.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.people.models import Agency, AgencyRegion, Team
        from rukun.foundation.territory.domain import register_area

        # The directory, the areas and the decrees of a regency that was renumbered are those of its
        # successor: only so do its officers keep seeing their records. Areas never widen to an ancestor.
        register_area(Agency, field="regency", keyed_by=("name",))
        register_area(AgencyRegion, keyed_by=("agency",), drops_doubles=True)
        register_area(Team, field="regency")
