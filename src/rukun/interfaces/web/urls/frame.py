"""Addresses of the frame: home, language, and the switch between one's offices."""

from django.urls import path

from rukun.interfaces.web.views import components, frame
from rukun.interfaces.web.views.home import page

app_name = "web"
urlpatterns = [
    path("", page.home, name="home"),
    path("komponen/", components.components, name="components"),
    path("bahasa/", frame.language, name="language"),
    path("ganti-jabatan/", frame.switch, name="switch"),
]
