"""Kinds of duties: a registry that upper rooms fill in `AppConfig.ready()`.

A kind says how a duty is called, what the button on the worklist says and where it leads, and
who in the owing agency may take it up while no office is named.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Kind:
    """One kind of duty.

    `route` is a URL name that takes the object's id as `pk`; `anchor` a part of that page.
    `capability`: besides the head, the offices of the owing agency that carry it see and take
    up a duty that is owed by the agency as a whole.
    """

    code: str
    label: str | Promise
    action: str | Promise
    route: str
    anchor: str = ""
    capability: str = ""

    def url(self, object_id: UUID) -> str:
        """Return the path where the duty is met."""
        return reverse(self.route, kwargs={"pk": object_id}) + self.anchor


KINDS: Final[dict[str, Kind]] = {}


def register_kind(
    code: str,
    label: str | Promise,
    route: str,
    *,
    action: str | Promise = "",
    anchor: str = "",
    capability: str = "",
) -> Kind:
    """Make a kind known; ValueError when another one already has its code."""
    kind = Kind(code, label, action or label, route, anchor, capability)
    if KINDS.get(code, kind) != kind:
        raise ValueError(f"two kinds of obligation are called {code}")
    KINDS[code] = kind
    return kind


def kind_of(code: str) -> Kind:
    """Return the kind called `code`; ValueError when no room registered it."""
    if code not in KINDS:
        raise ValueError(f"no kind of obligation is called {code}")
    return KINDS[code]


def kinds_for(capabilities: Collection[str]) -> list[str]:
    """Return the kinds that an office with `capabilities` takes up for its agency."""
    return [kind.code for kind in KINDS.values() if kind.capability in capabilities]
