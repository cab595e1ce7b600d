from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "rukun.foundation.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.imports.models import Import, ImportRow
        from rukun.foundation.territory.domain import register_area

        # A row stays known as written when its sheet comes again after the regency was renumbered.
        register_area(Import, field="regency")
        register_area(ImportRow, field="regency", keyed_by=("kind", "key"))
