from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "rukun.handling.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.files.owners import register_owner
        from rukun.foundation.imports.kinds import register_kind
        from rukun.foundation.territory.domain import register_owned
        from rukun.handling.incidents import importing
        from rukun.handling.incidents.models import INCIDENT, HistoricalEvent, Incident

        register_owner(INCIDENT, Incident.objects.visible_to)
        register_owned(Incident, number_field="number", filed_field="region_as_filed")
        register_owned(HistoricalEvent, region_field="region", regency_field="")
        register_kind(importing.kind())
