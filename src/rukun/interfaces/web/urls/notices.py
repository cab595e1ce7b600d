"""Addresses of notices, and of those that could not be delivered."""

from django.urls import path

from rukun.interfaces.web.views.notices import dead_letters, reading

app_name = "notices"
urlpatterns = [
    path("", reading.index, name="list"),
    path("semua-dibaca/", reading.read_all, name="read_all"),
    path("<uuid:pk>/baca/", reading.read, name="read"),
    path("gagal/", dead_letters.index, name="dead"),
    path("gagal/<uuid:pk>/ulangi/", dead_letters.requeue, name="requeue"),
]
