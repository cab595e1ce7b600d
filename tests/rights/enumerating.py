"""What there is to have rights on: addresses with their methods, API operations, transitions, models."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from rukun.handling.cases.workflow import (
    CASE_WORKFLOW,
    HAND_OVER_WORKFLOW,
    REQUEST_WORKFLOW,
    TASK_WORKFLOW,
)
from rukun.handling.registers.workflow import DEMONSTRATION_WORKFLOW
from rukun.handling.reports.workflow import REPORT_WORKFLOW

WORKFLOWS: Final = {
    workflow.name: workflow
    for workflow in (
        REPORT_WORKFLOW,
        CASE_WORKFLOW,
        HAND_OVER_WORKFLOW,
        TASK_WORKFLOW,
        REQUEST_WORKFLOW,
        DEMONSTRATION_WORKFLOW,
    )
}
# Pages of the login library: they concern the account of whoever asks, and nobody else's.
LIBRARY: Final = ("account_", "mfa_")
_SAFE: Final = {"HEAD", "OPTIONS"}  # they follow GET


def addresses() -> Iterator[tuple[str, Any]]:
    """Yield every name with its view, as the resolver knows them."""
    for _pattern, name, view in patterns():
        yield name, view


def patterns() -> Iterator[tuple[Any, str, Any]]:
    """Yield every pattern with its whole name and its view."""
    yield from _walk(get_resolver(), ())


def _walk(resolver: URLResolver, path: tuple[str, ...]) -> Iterator[tuple[Any, str, Any]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry.pattern, ":".join((*path, entry.name or str(entry.pattern))), entry.callback
        else:
            yield from _walk(entry, (*path, entry.namespace) if entry.namespace else path)


def methods_of(view: Callable[..., Any]) -> set[str] | None:
    """Return the methods that a view declares to answer; None if it declares none."""
    ninja = _ninja_methods(view)
    if ninja is not None:
        return ninja
    klass = getattr(view, "view_class", None)
    if klass is not None:
        return {name.upper() for name in klass.http_method_names if hasattr(klass, name)} - _SAFE
    step: Any = view
    while step is not None:
        declared = _closed_over(step).get("request_method_list")
        if declared is not None:
            return set(declared) - _SAFE
        step = getattr(step, "__wrapped__", None)
    return None


def _closed_over(function: Any) -> dict[str, Any]:
    names = getattr(getattr(function, "__code__", None), "co_freevars", ())
    cells = getattr(function, "__closure__", None) or ()
    return {name: cell.cell_contents for name, cell in zip(names, cells, strict=True)}


def _ninja_methods(view: Any) -> set[str] | None:
    step = view
    while step is not None:
        owner = getattr(step, "__self__", None) or next(
            (cell for cell in _closed_over(step).values() if hasattr(cell, "operations")), None
        )
        if owner is not None and hasattr(owner, "operations"):
            return {method for operation in owner.operations for method in operation.methods}
        step = getattr(step, "__wrapped__", None)
    return None


def is_of_library(name: str) -> bool:
    return name.startswith(LIBRARY)


def transitions() -> set[str]:
    """Return the codes of all transitions, as "case.start"."""
    return {
        f"{name}.{transition.code}"
        for name, workflow in WORKFLOWS.items()
        for transition in workflow.transitions
    }


def our_models() -> list[type[models.Model]]:
    """Return every model of ours that has a table."""
    return [model for model in apps.get_models() if model.__module__.startswith("rukun.")]
