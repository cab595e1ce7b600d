from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "rukun.foundation.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rukun.foundation.people import following

        following.register()
