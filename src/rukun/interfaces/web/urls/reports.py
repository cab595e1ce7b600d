"""Addresses under the namespace "reports"."""

from django.urls import path

from rukun.interfaces.web.views.reports import (
    detail,
    drafting,
    informant,
    lists,
    paste,
    phone,
    receipt,
    steps,
)

app_name = "reports"
urlpatterns = [
    path("", lists.list_, name="list"),
    path("meja/", lists.desk, name="desk"),
    path("baru/", drafting.new, name="new"),
    path("tempel/", paste.paste, name="paste"),
    path("nihil/", phone.nil, name="nil"),
    path("selesai/", phone.settled, name="settled"),
    path("<uuid:pk>/", detail.detail, name="detail"),
    path("<uuid:pk>/ubah/", drafting.edit, name="edit"),
    path("<uuid:pk>/buang/", drafting.discard, name="discard"),
    path("<uuid:pk>/tanda-terima/", receipt.receipt, name="receipt"),
    path("<uuid:pk>/verifikasi/", steps.verify, name="verify"),
    path("<uuid:pk>/klarifikasi/", steps.ask, name="ask"),
    path("<uuid:pk>/tidak-terbukti/", steps.not_shown, name="not_shown"),
    path("<uuid:pk>/serupa/", steps.link, name="link"),
    path("<uuid:pk>/bukan-serupa/", steps.different, name="different"),
    path("<uuid:pk>/lepas/", steps.unlink, name="unlink"),
    path("<uuid:pk>/pantau/", steps.watch, name="watch"),
    path("<uuid:pk>/tempelkan/", steps.attach, name="attach"),
    path("<uuid:pk>/ralat/", steps.amend, name="amend"),
    path("<uuid:pk>/jawab-klarifikasi/", steps.clarify, name="clarify"),
    path("<uuid:pk>/jawab/", steps.answer, name="answer"),
    path("<uuid:pk>/unggah/", steps.upload, name="upload"),
    path("<uuid:pk>/pelapor/", informant.informant, name="informant"),
]
