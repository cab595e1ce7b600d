"""Addresses under the namespace "setup"."""

from django.urls import URLPattern

app_name = "setup"
urlpatterns: list[URLPattern] = []
