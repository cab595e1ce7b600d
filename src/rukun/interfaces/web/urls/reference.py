"""Addresses of the reference data."""

from django.urls import path

from rukun.interfaces.web.views.reference import calendar, index, places, successions, values, words

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
    path("wilayah/perubahan/", successions.successions, name="successions"),
    path("wilayah/perubahan/<uuid:pk>/", successions.succession, name="succession"),
    path("wilayah/perubahan/jalankan/", successions.succession_run, name="succession_run"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/libur/", calendar.holiday_add, name="holiday_add"),
    path("kalender/libur/<uuid:pk>/hapus/", calendar.holiday_remove, name="holiday_remove"),
    path("kalender/kondisi/", calendar.condition_declare, name="condition_declare"),
    path("kalender/kondisi/<uuid:pk>/akhiri/", calendar.condition_end, name="condition_end"),
]
