from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "rukun.foundation.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.sharing.following import keep_open
        from rukun.foundation.sharing.models import EmergencyAccess
        from rukun.foundation.territory.domain import register_area, succession_ran

        # Whoever reviews the regency reviews what was opened under its old code as well.
        register_area(EmergencyAccess, field="regency")
        succession_ran.connect(keep_open, dispatch_uid="sharing.keep_open")
