from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "rukun.foundation.obligations"
    label = "obligations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.obligations import duties, following, reviews, templates  # models load first

        templates.register()
        duties.register()
        reviews.register()
        following.register()
