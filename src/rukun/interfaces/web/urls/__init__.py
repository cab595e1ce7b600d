"""Addresses of the officers' screens: Indonesian paths, English names."""

from allauth.account import views as allauth_views
from django.urls import include, path

from rukun.interfaces.web.views.account import codes

urlpatterns = [
    path("masuk/", allauth_views.login, name="account_login"),
    path("keluar/", allauth_views.logout, name="account_logout"),
    path("akun/masuk-ulang/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("akun/kata-sandi/", codes.set_password, name="account_change_password"),
    path("akun/pengaman/", include("allauth.mfa.urls")),
    path("", include("rukun.interfaces.web.urls.frame", namespace="web")),
    path("akun/", include("rukun.interfaces.web.urls.account", namespace="account")),
    path("mulai/", include("rukun.interfaces.web.urls.setup", namespace="setup")),
    path("laporan/", include("rukun.interfaces.web.urls.reports", namespace="reports")),
    path("peristiwa/", include("rukun.interfaces.web.urls.incidents", namespace="incidents")),
    path("impor/", include("rukun.interfaces.web.urls.imports", namespace="imports")),
    path("permasalahan/", include("rukun.interfaces.web.urls.cases", namespace="cases")),
    path("register/", include("rukun.interfaces.web.urls.registers", namespace="registers")),
    path("tugas/", include("rukun.interfaces.web.urls.tasks", namespace="tasks")),
    path("berkas/", include("rukun.interfaces.web.urls.files", namespace="files")),
    path("instansi/", include("rukun.interfaces.web.urls.people", namespace="people")),
    path("tim/", include("rukun.interfaces.web.urls.teams", namespace="teams")),
    path("acuan/", include("rukun.interfaces.web.urls.reference", namespace="reference")),
    path("pemberitahuan/", include("rukun.interfaces.web.urls.notices", namespace="notices")),
    path("wilayah/", include("rukun.interfaces.web.urls.territory", namespace="territory")),
    path("akses/", include("rukun.interfaces.web.urls.sharing", namespace="sharing")),
]
