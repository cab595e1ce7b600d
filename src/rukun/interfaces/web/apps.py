from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "rukun.interfaces.web"
    label = "web"
