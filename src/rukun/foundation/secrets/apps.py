from django.apps import AppConfig


class SecretsConfig(AppConfig):
    name = "rukun.foundation.secrets"
    label = "secrets"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import rukun.foundation.secrets.checks  # noqa: F401  registers the check
