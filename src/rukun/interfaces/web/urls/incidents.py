"""Addresses under the namespace "incidents"."""

from django.urls import path

from rukun.interfaces.web.views.incidents import lists, pages, recording

app_name = "incidents"
urlpatterns = [
    path("", lists.list_, name="list"),
    path("baru/", recording.new, name="new"),
    path("<uuid:pk>/", pages.detail, name="detail"),
    path("<uuid:pk>/ralat/", recording.correct, name="correct"),
    path("<uuid:pk>/tautkan/", recording.link, name="link"),
]
