"""A process is a table: states, transitions, and the one way to move along them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rukun.kernel.errors import DomainError


class TransitionRefused(DomainError):
    """The record is no longer in a state from which this step is possible."""

    message = _("Somebody else has already moved this on. Reload the page to see where it stands.")


class BadWorkflow(Exception):
    """The table contradicts itself; raised at import, so that no server starts with it."""


@dataclass(frozen=True)
class Transition:
    """One step: from any of `sources` to `target`, for offices that carry `capability`."""

    code: str
    label: str | Promise
    sources: tuple[str, ...]
    target: str
    capability: str
    needs_reason: bool = False


@dataclass(frozen=True)
class Workflow:
    """A named table of transitions over `states`, entered at `initial`."""

    name: str
    states: tuple[str, ...]
    initial: str
    transitions: tuple[Transition, ...]

    def __post_init__(self) -> None:
        self._refuse_unknown_states()
        self._refuse_unreachable_states()

    def transition(self, code: str) -> Transition:
        """Return the transition called `code`; KeyError if the table has none."""
        for transition in self.transitions:
            if transition.code == code:
                return transition
        raise KeyError(code)

    def available(self, state: str, capabilities: Collection[str]) -> list[Transition]:
        """Return the steps open from `state` to an office with `capabilities`."""
        return [
            transition
            for transition in self.transitions
            if state in transition.sources and transition.capability in capabilities
        ]

    def _refuse_unknown_states(self) -> None:
        codes = [transition.code for transition in self.transitions]
        if len(set(codes)) != len(codes):
            raise BadWorkflow(f"{self.name}: a transition code is used twice")
        named = {self.initial}
        for transition in self.transitions:
            named.update(transition.sources, (transition.target,))
        unknown = named - set(self.states)
        if unknown:
            raise BadWorkflow(f"{self.name}: unknown states {sorted(unknown)}")

    def _refuse_unreachable_states(self) -> None:
        reached = {self.initial}
        grown = True
        while grown:
            targets = {t.target for t in self.transitions if reached & set(t.sources)}
            grown = not targets <= reached
            reached |= targets
        unreachable = set(self.states) - reached
        if unreachable:
            raise BadWorkflow(f"{self.name}: unreachable states {sorted(unreachable)}")


V = TypeVar("V", bound=models.Model)


def move(
    instance: V,
    transition: Transition,
    *,
    field: str = "state",
    sources: Iterable[str] | None = None,
    **changes: object,
) -> V:
    """Move `instance` along `transition` and write `changes` with it, or refuse.

    Compare-and-swap in one UPDATE: of two people who press at once exactly one wins, the
    other gets `TransitionRefused`. `sources` narrows the table's sources where the caller
    has already decided on what it saw. The row's `version` grows by one.
    """
    allowed = tuple(sources) if sources is not None else transition.sources
    manager = type(instance)._default_manager
    moved = manager.filter(pk=instance.pk, **{f"{field}__in": allowed}).update(
        **{field: transition.target}, version=models.F("version") + 1, **changes
    )
    if not moved:
        raise TransitionRefused
    instance.refresh_from_db()
    return instance
