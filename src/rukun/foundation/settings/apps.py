from django.apps import AppConfig


class SettingsConfig(AppConfig):
    name = "rukun.foundation.settings"
    label = "settings"
    default_auto_field = "django.db.models.BigAutoField"
