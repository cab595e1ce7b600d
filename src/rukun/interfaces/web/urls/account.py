"""Addresses under the namespace "account"."""

from django.urls import URLPattern

app_name = "account"
urlpatterns: list[URLPattern] = []
