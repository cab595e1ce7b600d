"""Nothing without a line: addresses, methods, API operations, transitions, models."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from django.db import models

from tests.rights.enumerating import (
    WORKFLOWS,
    addresses,
    is_of_library,
    methods_of,
    our_models,
    transitions,
)
from tests.rights.reading import TABLES, read_tables
from tests.rights.registry import OPERATIONS
from tests.rights.test_models import MODELS
from tests.rights.world import SITUATIONS

ROWS = read_tables()
LINES = {(row.operation.partition("/")[0], row.method) for row in ROWS}

# The state in which a situation leaves the record that a workflow is about.
STATES = {
    "report": {
        "draft": "draft",
        "sent": "sent",
        "asked": "needs_clarification",
        "verified": "verified",
        "not_shown": "not_shown",
        "alike": "look_alike",
        "watched_report": "watched",
        "watch_ended": "watch_ended",
    },
    "case": {
        "new": "new",
        "started": "handled",
        "offered": "handled",
        "subdistrict": "handled",
        "watched": "watched",
        "closed": "closed",
        "reopened": "reopened",
    },
    "hand_over": {"offered": "offered", "subdistrict": "accepted"},
    "task": {
        "regency": "given",
        "task_accepted": "accepted",
        "task_begun": "in_progress",
        "task_proved": "proof_submitted",
        "task_declined": "declined",
        "task_done": "done",
    },
    "request": {"new": "waiting", "closed": "withdrawn"},
    "demonstration": {"registers": "planned", "demonstration_over": "held"},
}
# Carried out by another verb, and tried with it: an accepted offer takes the case over in any state.
WITH_ANOTHER = {"case.take_over": {"new", "watched", "reopened"}, "report.attach": set()}


def declared() -> set[tuple[str, str]]:
    """Every address of ours with each method that it answers."""
    return {
        (name, method)
        for name, view in addresses()
        if not is_of_library(name) and name != "api:"
        for method in methods_of(view) or {"undeclared"}
    }


def test_every_address_says_which_methods_it_answers() -> None:
    assert {name for name, method in declared() if method == "undeclared"} == set()


def test_every_address_and_method_has_a_line() -> None:
    assert declared() - LINES == set()


def test_no_line_is_left_of_an_address_that_is_gone() -> None:
    assert LINES - declared() == set()


def test_every_line_is_of_an_operation_and_every_operation_has_a_line() -> None:
    assert {row.key for row in ROWS} == set(OPERATIONS)


def test_no_line_stands_twice() -> None:
    seen = defaultdict(list)
    for row in ROWS:
        seen[row.operation, row.method, row.situation].append(row.source)
    assert {key: places for key, places in seen.items() if len(places) > 1} == {}


def test_every_situation_is_used() -> None:
    assert {row.situation for row in ROWS} == set(SITUATIONS)


def test_every_operation_succeeds_for_somebody() -> None:
    """Else its words are wrong, and everybody is refused for the wrong reason."""
    never = {row.key for row in ROWS} - {row.key for row in ROWS if "ok" in row.expected.values()}
    assert never == {("setup:start", "GET"), ("setup:start", "POST"), ("account:redeem", "POST")}


def test_every_act_is_refused_to_somebody_who_sees_the_record() -> None:
    """A line of 404 and ok alone would not notice that anybody who sees it may do it."""
    acts = {row.key for row in ROWS if row.method == "POST" and "404" in row.expected.values()}
    refused = {row.key for row in ROWS if {"403", "409"} & set(row.expected.values())}
    own = {("notices:read", "POST"), ("notices:requeue", "POST"), ("sharing:recuse/self", "POST")}
    own |= {("account:token_revoke", "POST")}
    everybodys = {("cases:message", "POST"), ("api:case-messages", "POST"), ("setup:start", "POST")}
    by_administrator_alone = {
        (f"people:{act}", "POST") for act in ("code", "account_close", "account_reopen")
    }
    assert acts - refused == own | everybodys | by_administrator_alone


@pytest.mark.parametrize("transition", sorted(transitions()))
def test_every_transition_is_tried_from_each_of_its_sources(transition: str) -> None:
    name, _dot, code = transition.partition(".")
    takers = {key for key, operation in OPERATIONS.items() if transition in operation.takes.split()}
    assert takers, f"no operation takes {transition}"
    tried = {
        STATES[name][row.situation]
        for row in ROWS
        if row.key in takers and row.situation in STATES[name] and "ok" in row.expected.values()
    }
    sources = set(WORKFLOWS[name].transition(code).sources)
    assert sources - tried == WITH_ANOTHER.get(transition, set())


@pytest.mark.parametrize("transition", sorted(transitions()))
def test_every_transition_is_refused_from_another_state(transition: str) -> None:
    name, _dot, code = transition.partition(".")
    sources = set(WORKFLOWS[name].transition(code).sources)
    elsewhere = {
        row.situation
        for row in ROWS
        if transition in OPERATIONS[row.key].takes.split()
        and STATES[name].get(row.situation, "") not in sources | {""}
        and "409" in row.expected.values()
        and "ok" not in row.expected.values()
    }
    assert elsewhere, f"nobody tries {transition} where it does not belong"


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_every_model_is_read_through_the_rule_and_says_how_long_it_is_kept(
    model: type[models.Model],
) -> None:
    assert hasattr(model._default_manager, "visible_to")
    assert isinstance(getattr(model, "retention", None), str)


def test_every_model_has_a_line() -> None:
    assert {model.__name__ for model in our_models()} == set(MODELS)


def test_the_proof_asks_none_of_the_code_that_it_judges() -> None:
    """The tables would prove nothing if they were written by the policy itself."""
    judged = ("policy", "capabilities", "visibility", "actions", "standing")
    for path in [*Path(__file__).parent.glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(alias.name for alias in node.names)]
            asked = [name for name in names if name.split(".")[-1] in judged]
            assert not asked, f"{path.name} imports {asked}"
    assert list(TABLES.glob("*.txt"))
