from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class SettingsConfig(AppConfig):
    name = "rukun.foundation.settings"
    label = "settings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_load_defaults, sender=self, dispatch_uid="settings.defaults")


def _load_defaults(*, using: str, **_signal: object) -> None:
    from rukun.foundation.settings.defaults import load_defaults

    # `migrate settings zero` also ends here, with the tables gone.
    if "settings_holiday" in connections[using].introspection.table_names():
        load_defaults(using=using)
