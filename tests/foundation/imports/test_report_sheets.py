"""The office's own register of reports, taken in as history."""

from dataclasses import replace

import pytest

from rukun.foundation.imports.domain import open_rows
from rukun.foundation.imports.domain.reading import NamesInformants
from rukun.foundation.imports.previewing import preview_of
from rukun.foundation.imports.queries import counts_of, rows_to_correct
from rukun.foundation.journal.models import SecretRead
from rukun.foundation.notices.models import Notice
from rukun.foundation.obligations.models import Obligation
from rukun.handling.reports.domain import Verification, read_informant, verify
from rukun.handling.reports.models import Informant, Report
from rukun.handling.reports.queries import to_decide, to_verify
from tests.cast import Cast
from tests.foundation.imports.conftest import Take, csv_of

HEADINGS = (
    "No. LI",
    "Tanggal Laporan",
    "Perihal",
    "Fakta",
    "Desa/Kel",
    "Tgl Kejadian",
    "Nilai",
    "Nama Pelapor",
    "Luas",
)


def line(number: int = 1, **cells: str) -> tuple[str, ...]:
    named = {
        "No. LI": f"LI/{number}/2021",
        "Tanggal Laporan": "15-03-2021",
        "Perihal": f"Batas kebun {number}",
        "Fakta": "Warga berkumpul, hubungi 0812-3456-7890.",
        "Desa/Kel": "Sungai Beras",
        "Tgl Kejadian": "Maret 2021",
        "Nilai": "B2",
        "Nama Pelapor": "Wak Lambau",
        "Luas": "1.250,5",
    } | {name.replace("_", " "): value for name, value in cells.items()}
    return tuple(named[heading] for heading in HEADINGS)


def taken(take_in: Take, *rows: tuple[str, ...]) -> list[Report]:
    take_in(csv_of(HEADINGS, *rows), kind="reports", fixed={"kind": "tension"})
    return list(Report.objects.order_by("title"))


def test_a_register_becomes_reports_that_start_nothing(cast: Cast, take_in: Take) -> None:
    (report,) = taken(take_in, line())
    assert (report.state, report.channel, report.discovery, report.urgency) == (
        "sent",
        "import",
        "unknown",
        "",
    )
    assert report.number == "LI-2021-0001"
    assert (report.occurred_precision, str(report.claimed_area_ha)) == ("month", "1250.50")
    assert (report.reliability, report.credibility, report.verify_by) == ("B", 2, None)
    assert not Obligation.objects.exists()
    assert not Notice.objects.exists()
    for desk in (to_verify, to_decide):
        assert not desk(cast.kabid).exists()
    assert list(Report.objects.visible_to(cast.ayu)) == [report]
    assert not Report.objects.visible_to(cast.fajar).exists()


def test_who_told_it_and_hidden_numbers_are_sealed(cast: Cast, take_in: Take) -> None:
    (report,) = taken(take_in, line())
    assert "7890" not in report.facts
    opened = read_informant(report=report, purpose="Menghubungi kembali", actor=cast.kabid, at=cast.now)
    assert (opened.name, "7890" in opened.note) == ("Wak Lambau", True)


def test_a_report_without_numbers_or_names_seals_nothing(cast: Cast, take_in: Take) -> None:
    taken(take_in, line(Fakta="Warga berkumpul.", Nama_Pelapor=""))
    assert not Informant.objects.exists()


def test_history_may_still_be_verified_by_hand(cast: Cast, take_in: Take) -> None:
    (report,) = taken(take_in, line())
    found = Verification(likelihood=2, impact=2, reliability="B", credibility=2)
    verify(report=report, found=found, actor=cast.kabid, at=cast.now)
    assert list(to_decide(cast.kabid)) == [report]


def test_rows_without_kind_or_day_are_named(cast: Cast, check: Take) -> None:
    headings = ("Jenis Laporan", *HEADINGS)
    run = check(
        csv_of(headings, ("Entah", *line(1)), ("", *line(2)), ("Peristiwa", *line(3, Tanggal_Laporan=""))),
        kind="reports",
    )
    wrong = [(row.number, code) for row in rows_to_correct(run) for code, _text in row.errors]
    assert wrong == [(2, "kind"), (3, "kind"), (4, "received")]


def test_the_register_is_taken_in_once(cast: Cast, take_in: Take, check: Take) -> None:
    taken(take_in, line(1), line(2))
    again = check(csv_of(HEADINGS, line(1), line(2), line(3)), kind="reports", fixed={"kind": "tension"})
    assert (counts_of(again).known, counts_of(again).fine) == (2, 1)


def test_a_list_of_informants_is_opened_again_only_by_who_may_know_them(cast: Cast, check: Take) -> None:
    run = check(csv_of(HEADINGS, line(1, Tanggal_Laporan="besok")), kind="reports", fixed={"kind": "tension"})
    secrets = SecretRead.objects.filter(object_type="import", object_id=str(run.pk))
    for name in ("budi", "kabid"):
        open_rows(run=run, actor=cast.actor(name), at=cast.now)
    assert secrets.count() == 2
    colleague = replace(cast.budi, person_id=cast.person("hadi").pk)
    with pytest.raises(NamesInformants):
        open_rows(run=run, actor=colleague, at=cast.now)
    assert preview_of(run).samples[HEADINGS.index("Nama Pelapor")] == []


def test_a_list_without_informants_is_opened_by_colleagues_unlogged(cast: Cast, check: Take) -> None:
    run = check(
        csv_of(HEADINGS[:5], line(1, Tanggal_Laporan="besok")[:5]), kind="reports", fixed={"kind": "tension"}
    )
    open_rows(run=run, actor=replace(cast.budi, person_id=cast.person("hadi").pk), at=cast.now)
    assert not SecretRead.objects.exists()


def test_messages_repeat_no_number_of_a_person(cast: Cast, check: Take) -> None:
    run = check(
        csv_of(HEADINGS, line(1, **{"Desa/Kel": "NIK 1507091203850001"})),
        kind="reports",
        fixed={"kind": "tension"},
    )
    ((_code, text),) = rows_to_correct(run).get().errors
    assert "150709" not in text
