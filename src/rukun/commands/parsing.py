"""`rukun parse`: what the parser would suggest for pasted messages, and why.

For an administrator who wants to see what the screen would fill in, and for measuring. It reads
the regions of the database (of a new installation: those that ship with Rukun), changes nothing
and keeps nothing of the messages.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rukun.commands import starting
from rukun.commands.failing import Refused

if TYPE_CHECKING:
    from rukun.handling.reports.parsing.gazetteer import Gazetteer
    from rukun.handling.reports.parsing.reading import ReadMessage, ReadReport, Span, Suggestion

SHIPPED = starting.ROOT / "data/regions_2025.csv.gz"
LONGEST_FILE = 64 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class PastedMessage:
    """One message of the file."""

    id: str
    text: str
    received_at: datetime
    region: str


def parse(file: Path) -> int:
    """Read the messages of `file` and print a list of answers as JSON."""
    messages = read_file(file)
    starting.start()
    with starting.refusing():
        answers = [_answer(message) for message in with_progress(messages)]
    json.dump(answers, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


def read_file(file: Path) -> list[PastedMessage]:
    """Return the messages of a JSON list; the first fault is refused in one line."""
    if not file.is_file():
        raise Refused(f"there is no file {file}. Check the path.")
    if file.stat().st_size > LONGEST_FILE:
        raise Refused(f"{file.name} is larger than {LONGEST_FILE // 1024**2} MB. Split it.")
    try:
        rows = json.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused(f"{file.name}: the text is not UTF-8. Save the file as UTF-8.") from None
    except json.JSONDecodeError as mistake:
        raise Refused(f"{file.name}, line {mistake.lineno}: this is no JSON ({mistake.msg}).") from None
    except RecursionError:
        raise Refused(f"{file.name}: this is no list of messages but nested too deeply.") from None
    if not isinstance(rows, list):
        raise Refused(
            f"{file.name}: a list of messages is expected, each with id, text, received_at, region."
        )
    return [_message(file, number, row) for number, row in enumerate(rows, start=1)]


def _message(file: Path, number: int, row: Any) -> PastedMessage:
    where = f"{file.name}, message {number}"
    if not isinstance(row, dict):
        raise Refused(f"{where}: an object with id, text, received_at and region is expected.")
    for name in ("id", "text", "received_at", "region"):
        if not isinstance(row.get(name), str) or (name != "text" and not row[name].strip()):
            raise Refused(f"{where}: {name} must be a text.")
    try:
        received_at = datetime.fromisoformat(row["received_at"])
    except ValueError:
        raise Refused(f"{where}: received_at must be a time such as 2026-03-04T10:05:00+07:00.") from None
    if received_at.tzinfo is None:
        raise Refused(f"{where}: received_at needs its offset, such as +07:00.")
    from rukun.kernel.regions import is_code

    if not is_code(row["region"]):
        raise Refused(f"{where}: region must be a code such as 15.07.")
    return PastedMessage(row["id"], row["text"], received_at, row["region"])


def with_progress(messages: list[PastedMessage]) -> Iterator[PastedMessage]:
    """Yield the messages; a long list shows a bar where nobody pipes it away."""
    if len(messages) < 100 or not sys.stderr.isatty():
        yield from messages
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(messages, description="Messages", console=Console(stderr=True))


def gazetteer_for(region: str) -> "Gazetteer":
    """Return the names of the database's regions; of the shipped edition where it has none."""
    from django.db import OperationalError, ProgrammingError

    from rukun.foundation.territory.models import Region
    from rukun.handling.reports.gazetteers import gazetteer_of
    from rukun.kernel.regions import regency_of

    try:
        is_loaded = Region.objects.exists()
    except (OperationalError, ProgrammingError):
        is_loaded = False
    return gazetteer_of(region) if is_loaded else _shipped_gazetteer(regency_of(region) or region)


@cache
def _shipped_gazetteer(home: str) -> "Gazetteer":
    from rukun.foundation.territory.region_files import read_region_rows
    from rukun.handling.reports.parsing.gazetteer import build

    if not SHIPPED.is_file():
        raise Refused("the database has no regions. Run `rukun load regions FILE` first.")
    return build(((row.code, row.name) for row in read_region_rows(SHIPPED)), home=home)


def _answer(message: PastedMessage) -> dict[str, Any]:
    from rukun.handling.reports.parsing.reader import MessageTooLong, read_message
    from rukun.kernel.zones import zone_of

    try:
        read = read_message(
            message.text,
            received_at=message.received_at,
            region=message.region,
            zone=zone_of(message.region),
            gazetteer=gazetteer_for(message.region),
        )
    except MessageTooLong as refusal:
        return {"id": message.id, "reports": [], "error": str(refusal)}
    return {"id": message.id, **answer_of(read)}


_PARTS = {
    "introduction": "pendahuluan",
    "facts": "fakta",
    "account": "uraian",
    "action_taken": "tindakan",
    "prediction": "prediksi",
    "recommendation": "rekomendasi",
    "opinion": "pendapat",
    "who": "siapa",
    "what": "apa",
    "when": "bilamana",
    "where": "di mana",
    "how": "bagaimana",
    "why": "mengapa",
}
_COUNTS = {
    "dead": "dead",
    "injured": "injured",
    "severe": "severely_injured",
    "light": "lightly_injured",
    "missing": "missing",
    "displaced_people": "displaced_people",
    "displaced_households": "displaced_households",
}
_KINDS = {"nil": "nihil"}
_URGENCIES = {"red": "merah", "yellow": "kuning", "green": "hijau"}
_DIRECTIONS = {"company": "people-company"}
_HANDLINGS = {"forward": "transfer", "police": "police"}
_AUTHORITIES = {"police": "polri", "protection": "ppa", "wildlife": "bksda", "disaster": "bpbd"}
_ROLES = {"polisi": "polsek", "tni": "koramil"}
_LEVELS = {1: "provinsi", 2: "kabupaten", 3: "kecamatan"}


def answer_of(read: "ReadMessage") -> dict[str, Any]:
    """Return what was read in the shape of `expected` in tests/corpora/wa_examples.json."""
    if read.refused:
        return {"reports": [], "handling": "intelligence", "pointer": read.refused.value, "parts_present": []}
    return {
        "reports": [_report(read, report) for report in read.reports],
        "parts_present": [_PARTS[name] for name in read.parts_present],
        "reporter_role": _named(read.reporter_role, _ROLES),
        "sender": read.sender.value if read.sender else None,
        "mask": [secret.span.of(read.text) for secret in read.secrets],
    }


def _report(read: "ReadMessage", report: "ReadReport") -> dict[str, Any]:
    return {
        "kind": _KINDS.get(report.kind.value.value, report.kind.value.value),
        "places": [
            _place(place.code, place.name, place.role.value, place.alternatives) for place in report.places
        ],
        "place_detail": _value(report.place_detail),
        "event_time": _event_time(read, report),
        "type": _value(report.issue_type),
        "source": report.conflict_source.value.value.upper() if report.conflict_source else None,
        "direction": _named(report.direction, _DIRECTIONS),
        "casualties": {name: _value(report.counts.get(field)) for name, field in _COUNTS.items()},
        "casualties_at_least": any(name != "crowd" for name in report.at_least),
        "crowd": _value(report.counts.get("crowd")),
        "violence": report.violence.value,
        "weapons": report.weapons.value,
        "arson": report.arson.value,
        "minors": report.minors.value,
        "damage": [one.value for one in report.damage],
        "urgency": _named(report.urgency, _URGENCIES),
        "is_social_conflict_matter": report.is_social_conflict_matter.value,
        "in_own_regency": report.in_own_regency.value,
        "handling": _named(report.handling, _HANDLINGS),
        "authority": report.other_regency
        or (_AUTHORITIES.get(report.handling.value) if report.handling else None),
        "title": _value(report.title),
        "land_area_ha": float(report.land_area_ha.value) if report.land_area_ha else None,
        "next_event": _next_event(report),
        "asks": [{"field": ask.field, "reason": ask.reason.value} for ask in report.asks],
        "words": _words(read, report),
    }


def _place(code: str, name: str, role: str, alternatives: tuple[str, ...]) -> dict[str, Any]:
    from rukun.kernel.regions import level

    is_ward = code.rpartition(".")[2].startswith("1")
    kind = _LEVELS.get(level(code)) or ("kelurahan" if is_ward else "desa")
    found = {"code": code, "name": name, "level": kind, "role": role}
    return {**found, "alternatives": list(alternatives)} if alternatives else found


def _value(suggestion: "Suggestion[Any] | None") -> Any:
    return suggestion.value if suggestion else None


def _named(suggestion: "Suggestion[Any] | None", names: Mapping[str, str]) -> str | None:
    return names.get(suggestion.value.value, suggestion.value.value) if suggestion else None


def _event_time(read: "ReadMessage", report: "ReadReport") -> dict[str, Any]:
    if report.occurred is None:
        return {"start": None, "end": None, "precision": "unknown", "words": ""}
    told = report.occurred.value
    is_day = told.precision == "day"
    found: dict[str, Any] = {
        "start": _moment(told.start, is_day=is_day),
        "end": _moment(told.until, is_day=is_day),
        "precision": "conflict" if report.occurred.ask else told.precision.value,
        "words": " … ".join(_texts(read, report.occurred.evidence)),
        "ongoing": told.is_ongoing,
    }
    if report.occurred.ask:
        found |= {"ask": True, "candidates": [day.isoformat() for day in told.candidates]}
    return found


def _moment(moment: datetime | None, *, is_day: bool) -> str | None:
    if moment is None:
        return None
    return moment.date().isoformat() if is_day else moment.isoformat()


def _next_event(report: "ReadReport") -> dict[str, Any] | None:
    if report.next_event is None:
        return None
    event = report.next_event.value
    return {"what": event.what, "date": event.on.isoformat() if event.on else None}


def _words(read: "ReadMessage", report: "ReadReport") -> dict[str, list[str]]:
    """Return for each field the words that it rests on."""
    told: dict[str, Suggestion[Any] | None] = {
        "kind": report.kind,
        "type": report.issue_type,
        "source": report.conflict_source,
        "direction": report.direction,
        "violence": report.violence,
        "weapons": report.weapons,
        "arson": report.arson,
        "minors": report.minors,
        "handling": report.handling,
        "crowd": report.counts.get("crowd"),
        **{name: report.counts.get(field) for name, field in _COUNTS.items()},
    }
    words = {name: _texts(read, one.evidence) for name, one in told.items() if one and one.evidence}
    places = [text for place in report.places for text in _texts(read, place.evidence)]
    return {"places": places, **words} if places else words


def _texts(read: "ReadMessage", spans: "tuple[Span, ...]") -> list[str]:
    return [" ".join(span.of(read.text).split()) for span in spans]
