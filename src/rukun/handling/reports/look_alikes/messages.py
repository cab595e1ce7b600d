"""What the parser read in a message, in the form in which it is compared."""

from collections.abc import Iterator
from datetime import datetime

from rukun.handling.reports.enums import Precision
from rukun.handling.reports.look_alikes.account import Account
from rukun.handling.reports.parsing.reading import Occurred, PlaceRole, ReadMessage, ReadReport
from rukun.kernel.regions import VILLAGE, level


def accounts_of(read: ReadMessage, *, key: str, received_at: datetime, region: str) -> Iterator[Account]:
    """Yield one account for each report of a message; all carry the `key` of the message.

    `region` stands for the place where the text names none: the area of the sender.
    """
    for report in read.reports:
        yield account_of_reading(read, report, key=key, received_at=received_at, region=region)


def account_of_reading(
    read: ReadMessage, report: ReadReport, *, key: str, received_at: datetime, region: str
) -> Account:
    """Return what one report of a message tells."""
    occurred = report.occurred.value if report.occurred else None
    places = _places(report, region)
    begins, ends = _window(occurred, received_at)
    return Account(
        key=key,
        places=places,
        received_at=received_at,
        text=_words(read, report),
        kind=report.kind.value,
        issue_type=report.issue_type.value if report.issue_type else "",
        occurred_from=begins,
        occurred_until=ends,
        precision=occurred.precision if occurred and begins else Precision.UNKNOWN,
        counts={name: one.value for name, one in report.counts.items()},
        is_place_told=bool(report.places),
    )


def _places(report: ReadReport, region: str) -> tuple[str, ...]:
    """Return where it happened first, then what is also concerned, last the sender's own village.

    Who tells of a brawl with the next village names that one, and means their own as well.
    """
    ordered = sorted(report.places, key=lambda place: place.role != PlaceRole.PRIMARY)
    codes = [place.code for place in ordered]
    if not codes or level(region) == VILLAGE:
        codes.append(region)
    return tuple(dict.fromkeys(codes))


def _window(occurred: Occurred | None, received_at: datetime) -> tuple[datetime | None, datetime | None]:
    """Return begin and end; what goes on still ends with the message."""
    if occurred is None or occurred.start is None:
        return None, None
    ends = occurred.until
    if occurred.is_ongoing and ends is None and received_at > occurred.start:
        ends = received_at
    return occurred.start, ends


def _words(read: ReadMessage, report: ReadReport) -> str:
    if len(read.reports) == 1:
        return read.text
    return "\n".join(stretch.of(read.text) for stretch in report.stretches or (report.span,))
