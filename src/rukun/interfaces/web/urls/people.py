"""Addresses of the directory, and of the administration of officers and offices."""

from django.urls import path

from rukun.interfaces.web.views.people import (
    accounts,
    agencies,
    areas,
    directory,
    officers,
    sheets,
    terms,
    waves,
)

app_name = "people"
urlpatterns = [
    path("", directory.index, name="list"),
    path("baru/", agencies.agency_new, name="agency_new"),
    path("<uuid:pk>/", directory.agency, name="agency"),
    path("<uuid:pk>/wilayah/", areas.agency_regions, name="agency_regions"),
    path("<uuid:pk>/jabatan-baru/", agencies.office_new, name="office_new"),
    path("jabatan/<uuid:pk>/nama/", agencies.office_rename, name="office_rename"),
    path("jabatan/<uuid:pk>/tutup/", agencies.office_retire, name="office_retire"),
    path("pejabat/baru/", officers.officer_new, name="officer_new"),
    path("pejabat/impor/", sheets.import_sheet, name="import"),
    path("pejabat/impor/templat/", sheets.import_template, name="import_template"),
    path("pejabat/<uuid:pk>/", officers.officer, name="officer"),
    path("pejabat/<uuid:pk>/jabatan/", terms.assign, name="assign"),
    path("penugasan/<uuid:pk>/akhiri/", terms.end_assignment, name="end_assignment"),
    path("akun/<uuid:pk>/kode/", accounts.code, name="code"),
    path("akun/<uuid:pk>/tutup/", accounts.close, name="account_close"),
    path("akun/<uuid:pk>/buka/", accounts.reopen, name="account_reopen"),
    path("mutasi/", waves.moves, name="moves"),
    path("mutasi/lembar/", sheets.moves_sheet, name="moves_sheet"),
    path("mutasi/templat/", sheets.moves_template, name="moves_template"),
]
