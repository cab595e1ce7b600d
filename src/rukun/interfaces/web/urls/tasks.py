"""Addresses under the namespace "tasks"."""

from django.urls import path

from rukun.interfaces.web.views.tasks import acting, listing

app_name = "tasks"
urlpatterns = [
    path("", listing.list_tasks, name="list"),
    path("<uuid:pk>/", acting.detail, name="detail"),
    path("<uuid:pk>/terima/", acting.accept, name="accept"),
    path("<uuid:pk>/tolak/", acting.decline, name="decline"),
    path("<uuid:pk>/mulai/", acting.begin, name="begin"),
    path("<uuid:pk>/bukti/", acting.proof, name="proof"),
    path("<uuid:pk>/setujui/", acting.approve, name="approve"),
    path("<uuid:pk>/kembalikan/", acting.send_back, name="send_back"),
    path("<uuid:pk>/batalkan/", acting.cancel, name="cancel"),
]
