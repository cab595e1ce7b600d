"""What stands beside a draft on the paste desk: the message as it came in, and what looks alike."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from rukun.handling.reports.models import Report
from rukun.handling.reports.parsing.labels import PARTS, Piece, Split, split
from rukun.handling.reports.parsing.masking import HIDDEN_NIK, HIDDEN_PHONE
from rukun.handling.reports.queries import own_drafts
from rukun.interfaces.web.forms.reports_paste import is_proposed, sender_of
from rukun.interfaces.web.parts import MessagePiece, Suggestion
from rukun.interfaces.web.views.reports.alike import has_place, look_alikes, running_cases
from rukun.kernel.actor import Actor

_HIDDEN = re.compile(f"({re.escape(HIDDEN_PHONE)}|{re.escape(HIDDEN_NIK)})")
# The part that belongs to neither usual format; only those people expect are named as missing.
_USUAL = ("facts", "account", "action_taken", "prediction", "recommendation")


def beside(report: Report, actor: Actor) -> dict[str, Any]:
    """Return what the desk shows around the form of a pasted draft."""
    found = split(report.raw_text)
    return {
        "pieces": message_pieces(found),
        "sender": sender_of(found),
        "has_hidden": bool(_HIDDEN.search(report.raw_text)),
        "copied": [part_label(name) for name in PARTS if name in found.parts],
        "absent": [part_label(name) for name in _USUAL if name not in found.parts],
        "title_reason": title_reason(report, found),
        "has_place": has_place(report),
        "look_alikes": look_alikes(report, actor),
        "running_cases": running_cases(report, actor),
        "waiting": own_drafts(actor).count(),
    }


def title_reason(report: Report, found: Split) -> Suggestion | None:
    """Say that the title still is the subject line of the message."""
    if not is_proposed(report.title, found):
        return None
    return Suggestion(_("from the subject line of the message; make it neutral"))


def message_pieces(found: Split) -> list[MessagePiece]:
    """Return the message in order: labels set apart, hidden numbers marked as hidden."""
    return [piece for part in found.pieces for piece in _shown(part)]


def _shown(part: Piece) -> Iterator[MessagePiece]:
    if part.is_label:
        yield MessagePiece(part.text, is_label=True)
        return
    for text in _HIDDEN.split(part.text):
        if text in (HIDDEN_PHONE, HIDDEN_NIK):
            word = _("number hidden") if text == HIDDEN_PHONE else _("identity number hidden")
            yield MessagePiece(word, is_redacted=True)
        elif text:
            yield MessagePiece(text)


def part_label(name: str) -> str:
    """Return the name of a part as it stands inside a sentence."""
    return {
        "introduction": _("introduction"),
        "facts": _("facts"),
        "account": _("account"),
        "action_taken": _("action taken"),
        "prediction": _("prediction"),
        "recommendation": _("recommendation"),
        "opinion": _("opinion"),
        "who": _("who"),
        "what": _("what"),
        "when": _("when"),
        "where": _("where"),
        "how": _("how"),
        "why": _("why"),
    }[name]
