"""Addresses under the namespace "teams"."""

from django.urls import URLPattern

app_name = "teams"
urlpatterns: list[URLPattern] = []
