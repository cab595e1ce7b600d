from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "rukun.interfaces.web"
    label = "web"

    def ready(self) -> None:
        from rukun.interfaces.web.wording import use_plain_words

        use_plain_words()
