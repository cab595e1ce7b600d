"""All addresses of the product."""

from django.urls import include, path

from rukun.interfaces.api.urls import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("rukun.interfaces.web.urls")),
]

handler400 = "rukun.interfaces.web.views.errors.bad_request"
handler404 = "rukun.interfaces.web.views.errors.not_found"
handler500 = "rukun.interfaces.web.views.errors.server_error"
