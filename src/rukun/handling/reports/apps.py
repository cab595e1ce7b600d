from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "rukun.handling.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.files.owners import register_owner
        from rukun.foundation.imports.kinds import register_kind
        from rukun.foundation.obligations.ticking import register_duty
        from rukun.foundation.territory.domain import register_owned
        from rukun.handling.reports import importing, notices
        from rukun.handling.reports.domain.watching import WAKE_EVERY, wake_watched
        from rukun.handling.reports.models import REPORT, Report

        notices.register()
        register_owner(REPORT, Report.objects.visible_to)
        register_owned(Report, number_field="number", filed_field="region_as_filed")
        register_kind(importing.kind())
        register_duty("reports.wake", WAKE_EVERY, wake_watched)
