from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "rukun.handling.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.handling.reports import notices

        notices.register()
