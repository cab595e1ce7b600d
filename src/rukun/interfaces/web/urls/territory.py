"""Addresses of the place search."""

from django.urls import path

from rukun.interfaces.web.views.territory import search

app_name = "territory"
urlpatterns = [
    path("cari/", search.search, name="search"),
]
