"""The parser over the corpus of messages, one message a call; needs no database."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from bench.measuring import Aim, Call
from bench.stages import ROOT

NAME = "parsing a message"
AIM = Aim(milliseconds=20)


def standing() -> Iterator[Call]:
    """Each message of the corpora once, after the gazetteer of its regency was built."""
    from rukun.handling.reports.parsing.reader import read_message
    from rukun.kernel.regions import regency_of
    from rukun.kernel.zones import zone_of
    from tests.corpora.scoring import gazetteer

    for message in _messages():
        region = message.get("region") or "15.07"
        yield partial(
            read_message,
            message["text"],
            received_at=datetime.fromisoformat(message["received_at"]),
            region=region,
            zone=zone_of(region),
            gazetteer=gazetteer(regency_of(region) or region),
        )


def _messages() -> list[dict[str, str]]:
    corpora = ROOT / "tests/corpora"
    messages = json.loads((corpora / "messages.json").read_text(encoding="utf-8"))
    pairs = json.loads((corpora / "pairs.json").read_text(encoding="utf-8"))["messages"]
    return [*messages, *pairs]
