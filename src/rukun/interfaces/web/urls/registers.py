"""Addresses under the namespace "registers"."""

from django.urls import path

from rukun.interfaces.web.views.registers import (
    demonstrations,
    demonstrations_keeping,
    desks,
    index,
    organisations,
    organisations_cases,
    organisations_keeping,
    roster,
    telephones,
)

app_name = "registers"
urlpatterns = [
    path("", index.index, name="index"),
    path("ormas/", organisations.list_, name="organisations"),
    path("ormas/baru/", organisations_keeping.new, name="organisation_new"),
    path("ormas/<uuid:pk>/", organisations.detail, name="organisation"),
    path("ormas/<uuid:pk>/ubah/", organisations_keeping.correct, name="organisation_correct"),
    path("ormas/<uuid:pk>/kepengurusan/", organisations_keeping.board, name="board"),
    path(
        "ormas/<uuid:pk>/kepengurusan/<uuid:row>/akhiri/", organisations_keeping.board_end, name="board_end"
    ),
    path("ormas/<uuid:pk>/permasalahan/", organisations_cases.link, name="case_link"),
    path("ormas/<uuid:pk>/permasalahan/<uuid:row>/lepas/", organisations_cases.unlink, name="case_unlink"),
    path("ormas/<uuid:pk>/catatan/", organisations_keeping.note, name="supervision_note"),
    path("unjuk-rasa/", demonstrations.agenda, name="demonstrations"),
    path("unjuk-rasa/baru/", demonstrations_keeping.new, name="demonstration_new"),
    path("unjuk-rasa/<uuid:pk>/", demonstrations.detail, name="demonstration"),
    path("unjuk-rasa/<uuid:pk>/ubah/", demonstrations_keeping.correct, name="demonstration_correct"),
    path("unjuk-rasa/<uuid:pk>/terlaksana/", demonstrations_keeping.hold, name="demonstration_held"),
    path("unjuk-rasa/<uuid:pk>/batal/", demonstrations_keeping.cancel, name="demonstration_cancelled"),
    path("desk/", desks.list_, name="desks"),
    path("desk/baru/", desks.new, name="desk_new"),
    path("desk/<uuid:pk>/", desks.detail, name="desk"),
    path("desk/<uuid:pk>/ubah/", desks.correct, name="desk_correct"),
    path("desk/<uuid:pk>/catatan/", desks.note, name="situation_note"),
    path("piket/", roster.week, name="roster"),
    path("piket/tambah/", roster.plan, name="shift_plan"),
    path("piket/ulang/", roster.repeat, name="week_repeat"),
    path("piket/<uuid:pk>/hapus/", roster.remove, name="shift_remove"),
    path("telepon/", telephones.telephones, name="telephones"),
]
