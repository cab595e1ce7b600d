from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class SettingsConfig(AppConfig):
    name = "rukun.foundation.settings"
    label = "settings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.settings.models import Holiday, Lookup, NumberCounter, Setting, SpecialCondition
        from rukun.foundation.territory.domain import register_area

        post_migrate.connect(_load_defaults, sender=self, dispatch_uid="settings.defaults")
        # What a regency set for itself goes on holding there under its new code; what the new one has set
        # already stands. Counters follow, so that no number of the year is given twice.
        register_area(Setting)
        register_area(Lookup, keyed_by=("list_code", "code"))
        register_area(Holiday, keyed_by=("date",))
        register_area(SpecialCondition)
        register_area(NumberCounter, field="regency", keyed_by=("register", "year"))


def _load_defaults(*, using: str, **_signal: object) -> None:
    from rukun.foundation.settings.defaults import load_defaults

    # `migrate settings zero` also ends here, with the tables gone.
    if "settings_holiday" in connections[using].introspection.table_names():
        load_defaults(using=using)
