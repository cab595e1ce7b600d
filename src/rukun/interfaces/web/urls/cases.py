"""Addresses under the namespace "cases"."""

from django.urls import path

from rukun.interfaces.web.views.cases import (
    beside,
    closing,
    directing,
    handing,
    listing,
    opening,
    reading,
    working,
)

app_name = "cases"
urlpatterns = [
    path("", listing.list_cases, name="list"),
    path("buka/", opening.open_from_report, name="open"),
    path("<uuid:pk>/", reading.detail, name="detail"),
    path("<uuid:pk>/riwayat/", reading.news, name="timeline"),
    path("<uuid:pk>/mulai/", working.start, name="start"),
    path("<uuid:pk>/upaya/", working.attempt, name="attempt"),
    path("<uuid:pk>/catatan/", working.message, name="message"),
    path("<uuid:pk>/penilaian/", working.assess, name="assess"),
    path("<uuid:pk>/kesegeraan/", working.urgency, name="urgency"),
    path("<uuid:pk>/laporan/", working.attach, name="attach"),
    path("<uuid:pk>/peristiwa/", working.link, name="link_incident"),
    path("<uuid:pk>/berkas/", working.upload, name="upload"),
    path("<uuid:pk>/serah-terima/", handing.hand_over, name="hand_over"),
    path("<uuid:pk>/serah-terima/<uuid:row>/terima/", handing.accept, name="accept"),
    path("<uuid:pk>/serah-terima/<uuid:row>/kembalikan/", handing.return_, name="return"),
    path("<uuid:pk>/serah-terima/<uuid:row>/tarik/", handing.withdraw, name="withdraw"),
    path("<uuid:pk>/jalur/", beside.track_open, name="track_open"),
    path("<uuid:pk>/jalur/<uuid:row>/jawaban/", beside.track_answer, name="track_answer"),
    path("<uuid:pk>/jalur/<uuid:row>/berakhir/", beside.track_close, name="track_close"),
    path("<uuid:pk>/tindak-lanjut/", directing.assign, name="assign"),
    path("<uuid:pk>/keterangan/", directing.ask, name="ask"),
    path("<uuid:pk>/keterangan/<uuid:row>/jawab/", directing.answer, name="answer"),
    path("<uuid:pk>/keterangan/<uuid:row>/tarik/", directing.withdraw_request, name="withdraw_request"),
    path("<uuid:pk>/undangan/", directing.invite, name="invite"),
    path("<uuid:pk>/undangan/bagikan/", directing.share, name="share"),
    path("<uuid:pk>/undangan/<uuid:row>/akhiri/", directing.uninvite, name="uninvite"),
    path("<uuid:pk>/undangan/<uuid:row>/selesai/", directing.done, name="done"),
    path("<uuid:pk>/pantau/", closing.watch, name="watch"),
    path("<uuid:pk>/lanjutkan/", closing.resume, name="resume"),
    path("<uuid:pk>/tutup/", closing.close, name="close"),
    path("<uuid:pk>/buka-kembali/", closing.reopen, name="reopen"),
]
