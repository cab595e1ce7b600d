"""The gazetteer of Tanjung Jabung Timur from the shipped edition, and messages read with it."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rukun.handling.reports.parsing.gazetteer import Gazetteer
from rukun.handling.reports.parsing.reader import read_message
from rukun.handling.reports.parsing.reading import ReadMessage, ReadReport
from tests.corpora.scoring import gazetteer as shipped_gazetteer

WIB = ZoneInfo("Asia/Jakarta")
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=WIB)  # a Wednesday

Read = Callable[..., ReadMessage]
ReadOne = Callable[..., ReadReport]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    found = shipped_gazetteer("15.07")
    assert isinstance(found, Gazetteer)
    return found


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer) -> Read:
    def reading(text: str, *, at: datetime = NOON, region: str = "15.07") -> ReadMessage:
        return read_message(text, received_at=at, region=region, zone="Asia/Jakarta", gazetteer=gazetteer)

    return reading


@pytest.fixture(scope="session")
def read_one(read: Read) -> ReadOne:
    def reading(text: str, *, at: datetime = NOON, region: str = "15.07") -> ReadReport:
        reports = read(text, at=at, region=region).reports
        assert len(reports) == 1, [report.kind.value for report in reports]
        return reports[0]

    return reading
