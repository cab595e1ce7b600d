"""Addresses of teams by decree."""

from django.urls import path

from rukun.interfaces.web.views.teams import decreeing, showing

app_name = "teams"
urlpatterns = [
    path("", showing.index, name="list"),
    path("baru/", decreeing.new, name="new"),
    path("<uuid:pk>/", showing.detail, name="detail"),
    path("<uuid:pk>/ganti/", decreeing.replace, name="replace"),
    path("<uuid:pk>/cabut/", decreeing.revoke, name="revoke"),
]
