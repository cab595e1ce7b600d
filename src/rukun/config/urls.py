"""All addresses of the product."""

from django.urls import include, path

urlpatterns = [
    path("", include("rukun.interfaces.web.urls")),
]

handler400 = "rukun.interfaces.web.views.errors.bad_request"
handler404 = "rukun.interfaces.web.views.errors.not_found"
handler500 = "rukun.interfaces.web.views.errors.server_error"
