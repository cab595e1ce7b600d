from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "rukun.foundation.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.sharing.models import EmergencyAccess
        from rukun.foundation.territory.domain import register_area

        # Whoever reviews the regency reviews what was opened under its old code as well.
        register_area(EmergencyAccess, field="regency")
