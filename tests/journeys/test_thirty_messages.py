"""Thirty WhatsApp messages before nine o'clock: pasted at once, looked at one by one, all sent."""

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rukun.foundation.territory.enums import RegionKind
from rukun.foundation.territory.models import Edition, Region
from rukun.foundation.territory.names import name_key
from rukun.handling.reports.models import Informant, Paste, PastedPart, Report
from rukun.kernel.regions import level, parent
from tests.cast import Cast
from tests.journeys.corridor import Seat
from tests.journeys.officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

_ROOT = Path(__file__).parents[2]
_CORPUS = _ROOT / "tests/corpora/messages.json"
_REGIONS = _ROOT / "data/regions_2025.csv.gz"
_KINDS = {
    "kabupaten": RegionKind.REGENCY,
    "kota": RegionKind.CITY,
    "kecamatan": RegionKind.SUBDISTRICT,
    "desa": RegionKind.VILLAGE,
    "kelurahan": RegionKind.URBAN_VILLAGE,
}
# Formal reports and three lines on a telephone, incidents, disputes, rumours, plans, nil, activities …
_ONE_REPORT_EACH = (
    *("A001", "A002", "A004", "A006", "A007", "A009", "A015", "A016", "A018", "A019", "A023", "A024"),
    *("A026", "A027", "A028", "A031", "A034", "A035", "A038", "A045", "A046", "A047", "A051", "A054"),
    *("A055", "A058", "A061"),
)
_THREE_REPORTS = "A068"
_CHATTER = ("Siap ndan, lanjutkan", "👍")
_URGENCIES = {"Merah": "red", "Kuning": "yellow", "Hijau": "green"}


@dataclass(frozen=True)
class Answer:
    """What a careful operator would send of one report."""

    message: str
    kind: str
    region: str
    urgency: str


@pytest.fixture
def territory(cast: Cast) -> None:
    """Every village of the regency, and the regencies around it."""
    edition = Edition.objects.get(code=Region.objects.values_list("edition_from", flat=True)[:1][0])
    known = set(Region.objects.values_list("code", flat=True))
    with gzip.open(_REGIONS, "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if _is_near(row["code"]) and row["code"] not in known]
    rows.sort(key=lambda row: level(row["code"]))
    Region.objects.bulk_create(
        Region(
            code=row["code"],
            name=row["name"],
            kind=_KINDS[row["kind"]],
            level=level(row["code"]),
            parent_id=parent(row["code"]),
            name_key=name_key(row["name"], level(row["code"])),
            edition_from=edition,
        )
        for row in rows
    )


def _is_near(code: str) -> bool:
    return code.startswith("15.07.") or (code.startswith("15.") and code.count(".") == 1)


def _corpus() -> dict[str, Any]:
    return {message["id"]: message for message in json.loads(_CORPUS.read_text(encoding="utf-8"))}


def _chat(messages: dict[str, Any]) -> str:
    """One morning's chat as the telephone exports it: thirty messages, two of them no reports."""
    lines = [
        f"{datetime.fromisoformat(one['received_at']):%d/%m/%y %H.%M} - {_writer(one)}: {one['text']}"
        for key in (*_ONE_REPORT_EACH, _THREE_REPORTS)
        for one in (messages[key],)
    ]
    lines[5:5] = [f"04/03/26 09.0{number} - Camat Sadu: {words}" for number, words in enumerate(_CHATTER)]
    return "\n".join(lines)


def _writer(message: dict[str, Any]) -> str:
    """Officers write under their office; one is kept in the telephone by her name."""
    return "Yanti Lagan" if message["id"] == "A002" else f"Kades {message['id']}"


def _answers(messages: dict[str, Any]) -> Iterator[Answer]:
    for key in (*_ONE_REPORT_EACH, _THREE_REPORTS):
        for report in messages[key]["expected"]["reports"]:
            place = next(place["code"] for place in report["places"] if place["role"] == "primary")
            kind = {"nihil": "nil"}.get(report["kind"], report["kind"])
            yield Answer(key, kind, place, report["urgency"].capitalize())


def test_thirty_messages_end_as_thirty_reports(cast: Cast, territory: None, seat: Seat) -> None:
    messages = _corpus()
    answers = list(_answers(messages))
    assert len(answers) == 30
    budi = seat("budi", checks_axe=True).open("/laporan/tempel/")
    budi.page.locator("textarea[name=raw_text]").fill(_chat(messages))
    budi.press("Pilah pesan")
    assert Report.objects.filter(state="draft").count() == 30  # on disk before anything is shown
    corrected = sum(_check_and_send(budi, number, answer) for number, answer in enumerate(answers, start=1))
    assert corrected <= 6  # of ninety fields
    _all_is_sent(budi, answers)


def _check_and_send(budi: Officer, number: int, answer: Answer) -> int:
    """Hold the draft beside the message, change what is wrong, send it by key; return what was wrong."""
    page = budi.page
    assert f"Pesan {number} dari 30" in budi.text()
    assert f"{number - 1} terkirim · sisa {31 - number}" in budi.text()
    corrected = 0
    if page.locator("[name=kind]").input_value() != answer.kind:
        page.locator("[name=kind]").select_option(answer.kind)
        corrected += 1
    if page.locator("select[name=region]").input_value() != answer.region:
        budi.fill("Tempat", Region.objects.get(code=answer.region).name)
        corrected += 1
    budi.fill("Kesegeraan", answer.urgency)
    page.keyboard.press("Alt+a")
    assert page.locator(".field-suggested").count() == 0
    with page.expect_navigation() as answered:
        page.keyboard.press("Control+Enter")
    assert answered.value.status == 200
    if number in {1, 30}:
        budi.look()
    return corrected


def _all_is_sent(budi: Officer, answers: list[Answer]) -> None:
    assert budi.heading() == "Hasil tempelan"
    parts = PastedPart.objects.filter(paste=Paste.objects.get()).select_related("report").order_by("order")
    sent = [part.report for part in parts if part.report is not None]
    assert [report.state for report in sent] == ["sent"] * 30
    assert len({report.number for report in sent}) == 30
    assert [(one.kind, one.region_current_id, one.urgency) for one in sent] == [
        (answer.kind, answer.region, _URGENCIES[answer.urgency]) for answer in answers
    ]
    receipts = budi.page.locator("textarea[id^=receipt-]").evaluate_all("all => all.map(one => one.value)")
    assert all(any(report.number in text for text in receipts) for report in sent)
    assert "Siap ndan" in budi.text()  # chatter is no report, and is not lost
    private = next(part.report for part in parts if part.report and "pukat trol" in part.report.raw_text)
    assert "Yanti" not in private.raw_text
    assert Informant.objects.filter(report=private).exists()
