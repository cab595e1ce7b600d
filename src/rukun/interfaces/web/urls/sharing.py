"""Addresses under the namespace "sharing"."""

from django.urls import path

from rukun.interfaces.web.views.sharing import emergency, recusing

app_name = "sharing"
urlpatterns = [
    path("benturan/<str:object_type>/<uuid:pk>/", recusing.recuse, name="recuse"),
    path("benturan/<uuid:pk>/cabut/", recusing.lift, name="lift"),
    path("darurat/", emergency.emergency, name="emergency"),
    path("darurat/tinjauan/", emergency.reviews, name="reviews"),
    path("darurat/<uuid:pk>/tinjau/", emergency.review, name="review"),
]
