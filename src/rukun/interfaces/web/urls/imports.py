"""Addresses under the namespace "imports"."""

from django.urls import path

from rukun.interfaces.web.views.imports import matching, pages, running, uploading

app_name = "imports"
urlpatterns = [
    path("", uploading.list_, name="list"),
    path("baru/", uploading.new, name="new"),
    path("templat/<slug:kind>/", uploading.template, name="template"),
    path("<uuid:pk>/", pages.detail, name="detail"),
    path("<uuid:pk>/kolom/", matching.match, name="match"),
    path("<uuid:pk>/kemajuan/", pages.progress, name="progress"),
    path("<uuid:pk>/perbaikan/", pages.errors, name="errors"),
    path("<uuid:pk>/mulai/", running.start, name="start"),
    path("<uuid:pk>/jeda/", running.pause, name="pause"),
    path("<uuid:pk>/batal/", running.discard, name="discard"),
]
