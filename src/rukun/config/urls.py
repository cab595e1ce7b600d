"""All addresses of the product."""

from django.urls import include, path

urlpatterns = [
    path("", include("rukun.interfaces.web.urls")),
]
