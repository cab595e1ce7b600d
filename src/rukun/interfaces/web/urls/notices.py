"""Addresses under the namespace "notices"."""

from django.urls import URLPattern

app_name = "notices"
urlpatterns: list[URLPattern] = []
