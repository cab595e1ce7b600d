"""`rukun parse --look-alikes`: which of the messages in a file seem to tell of one event, and why."""

import json
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rukun.commands import starting
from rukun.commands.parsing import PastedMessage, gazetteer_for, read_file, with_progress

if TYPE_CHECKING:
    from rukun.handling.reports.look_alikes.account import Account
    from rukun.handling.reports.look_alikes.pairing import LikelyPair


def pair_up(file: Path) -> int:
    """Read the messages of `file` and print a list of pairs as JSON, the likeliest first."""
    messages = read_file(file)
    starting.start()
    with starting.refusing():
        accounts = list(chain.from_iterable(_accounts(message) for message in with_progress(messages)))
        answers = _answers(accounts)
    json.dump(answers, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


def _accounts(message: PastedMessage) -> list["Account"]:
    from rukun.handling.reports.look_alikes.messages import accounts_of
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
    except MessageTooLong:
        return []
    return list(accounts_of(read, key=message.id, received_at=message.received_at, region=message.region))


def _answers(accounts: Sequence["Account"]) -> list[dict[str, Any]]:
    from django.utils import translation

    from rukun.handling.reports.look_alikes.pairing import likely_pairs
    from rukun.handling.reports.look_alikes.surroundings import surroundings_within

    around = surroundings_within({account.regency for account in accounts})
    seen: dict[frozenset[str], LikelyPair] = {}
    for pair in likely_pairs(accounts, around):  # messages with several reports may pair twice
        seen.setdefault(frozenset((pair.one.key, pair.other.key)), pair)
    with translation.override("id"):  # about Indonesian messages, for those who read them
        return [_answer(pair) for pair in seen.values()]


def _answer(pair: "LikelyPair") -> dict[str, Any]:
    from rukun.handling.reports.look_alikes.wording import sentence

    return {
        "a": pair.one.key,
        "b": pair.other.key,
        "score": round(pair.comparison.score, 3),
        "for": [sentence(evidence) for evidence in pair.comparison.speaks_for],
        "against": [sentence(evidence) for evidence in pair.comparison.speaks_against],
    }
