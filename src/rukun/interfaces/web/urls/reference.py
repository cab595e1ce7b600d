"""Addresses of the reference data."""

from django.urls import path

from rukun.interfaces.web.views.reference import index, places, values, words

app_name = "reference"
urlpatterns = [
    path("", index.index, name="index"),
    path("pengaturan/", values.settings, name="settings"),
    path("pengaturan/<str:code>/", values.setting_edit, name="setting_edit"),
    path("daftar/", words.lookups, name="lookups"),
    path("daftar/<slug:list_code>/baru/", words.word_save, name="word_new"),
    path("daftar/<slug:list_code>/<slug:code>/simpan/", words.word_save, name="word_save"),
    path("daftar/<slug:list_code>/<slug:code>/hentikan/", words.word_retire, name="word_retire"),
    path("wilayah/", places.regions, name="regions"),
]
