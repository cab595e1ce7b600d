"""The address of the first-run wizard."""

from django.urls import path

from rukun.interfaces.web.views.setup import start

app_name = "setup"
urlpatterns = [
    path("", start.start, name="start"),
]
