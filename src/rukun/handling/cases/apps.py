from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "rukun.handling.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.handling.cases import registration

        registration.register()
