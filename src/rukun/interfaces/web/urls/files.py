"""Addresses under the namespace "files"."""

from django.urls import path

from rukun.interfaces.web.views.files import downloading

app_name = "files"
urlpatterns = [
    path("<uuid:pk>/", downloading.download, name="download"),
]
