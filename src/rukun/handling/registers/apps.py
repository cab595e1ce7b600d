from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "rukun.handling.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.territory.domain import register_area, register_owned
        from rukun.handling.registers.domain import validity
        from rukun.handling.registers.models import Demonstration, DutyShift, ElectionDesk, Organisation

        register_owned(Organisation, region_field="region", number_field="name")
        register_owned(ElectionDesk, region_field="region", number_field="name")
        register_owned(Demonstration, region_field="region")
        register_owned(Demonstration, region_field="destination", regency_field="")
        register_area(DutyShift, field="regency", keyed_by=("office", "name", "starts_at"))
        validity.register()
