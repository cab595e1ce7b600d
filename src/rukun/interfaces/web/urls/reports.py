"""Addresses under the namespace "reports"."""

from django.urls import path

from rukun.interfaces.web.views.reports import (
    desk,
    detail,
    drafting,
    informant,
    keeping,
    lists,
    paste,
    phone,
    receipt,
    steps,
    together,
)

app_name = "reports"
urlpatterns = [
    path("", lists.list_, name="list"),
    path("meja/", desk.desk, name="desk"),
    path("meja/verifikasi/", together.verify_together, name="verify_together"),
    path("meja/serupa/", together.link_together, name="link_together"),
    path("baru/", drafting.new, name="new"),
    path("baru/simpan/", keeping.keep_new, name="keep_new"),
    path("tempel/", paste.paste, name="paste"),
    path("tempel/<uuid:pk>/", paste.pasted, name="pasted"),
    path("nihil/", phone.nil, name="nil"),
    path("selesai/", phone.settled, name="settled"),
    path("<uuid:pk>/", detail.detail, name="detail"),
    path("<uuid:pk>/ubah/", drafting.edit, name="edit"),
    path("<uuid:pk>/simpan/", keeping.keep, name="keep"),
    path("<uuid:pk>/buang/", drafting.discard, name="discard"),
    path("<uuid:pk>/tanda-terima/", receipt.receipt, name="receipt"),
    path("<uuid:pk>/verifikasi/", steps.verify, name="verify"),
    path("<uuid:pk>/klarifikasi/", steps.ask, name="ask"),
    path("<uuid:pk>/tidak-terbukti/", steps.not_shown, name="not_shown"),
    path("<uuid:pk>/serupa/", steps.link, name="link"),
    path("<uuid:pk>/bukan-serupa/", steps.different, name="different"),
    path("<uuid:pk>/lepas/", steps.unlink, name="unlink"),
    path("<uuid:pk>/pantau/", steps.watch, name="watch"),
    path("<uuid:pk>/pantau-lagi/", steps.prolong, name="prolong"),
    path("<uuid:pk>/akhiri-pantauan/", steps.end_watch, name="end_watch"),
    path("<uuid:pk>/tempelkan/", steps.attach, name="attach"),
    path("<uuid:pk>/ralat/", steps.amend, name="amend"),
    path("<uuid:pk>/jawab-klarifikasi/", steps.clarify, name="clarify"),
    path("<uuid:pk>/jawab/", steps.answer, name="answer"),
    path("<uuid:pk>/unggah/", steps.upload, name="upload"),
    path("<uuid:pk>/pelapor/", informant.informant, name="informant"),
]
