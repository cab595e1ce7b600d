"""House rules on the sources (CONTRIBUTING.md), each with the place where it is broken."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/rukun"
LONGEST_FUNCTION = 40
LONGEST_MODULE = 300
# Modules that are one table of data; a table is as long as what it lists.
TABLES = {"foundation/settings/defaults.py", "foundation/settings/vocabulary.py", "interfaces/web/icons.py"}
TABLE_FOLDERS = ("config/demo/", "handling/reports/parsing/lexicon/")


def modules() -> list[Path]:
    return [file for file in sorted(SOURCE.rglob("*.py")) if "migrations" not in file.parts]


def name_of(file: Path) -> str:
    return file.relative_to(SOURCE).as_posix()


def is_table(file: Path) -> bool:
    return name_of(file) in TABLES or name_of(file).startswith(TABLE_FOLDERS)


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def functions_in(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls_in(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without its docstring; a long signature of keywords is no long function."""
    first, *rest = function.body
    is_documented = ast.get_docstring(function) is not None
    if is_documented and not rest:
        return 0
    start = rest[0] if is_documented else first
    return (function.end_lineno or start.lineno) - start.lineno + 1


def test_functions_fit_on_a_screen() -> None:
    too_long = [
        f"{name_of(file)}:{function.lineno} {function.name}: {length_of(function)} lines"
        for file in modules()
        if not is_table(file)
        for function in functions_in(file)
        if length_of(function) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_modules_stay_short() -> None:
    too_long = [
        f"{name_of(file)}: {count} lines"
        for file in modules()
        if not is_table(file)
        if (count := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    ]
    assert too_long == []


def test_only_the_console_prints() -> None:
    printing = [
        f"{name_of(file)}:{line}"
        for file in modules()
        if not name_of(file).startswith(("cli.py", "commands/"))
        for line, call in calls_in(file)
        if call == "print"
    ]
    assert printing == []


def test_domain_is_told_the_time() -> None:
    clocks = {"now", "timezone.now", "datetime.now", "datetime.utcnow", "date.today", "time.time"}
    asking = [
        f"{name_of(file)}:{line} {call}"
        for file in modules()
        if re.search(r"/(domain|policy|queries|workflow)(/|\.py)", name_of(file))
        for line, call in calls_in(file)
        if call in clocks or call.endswith((".timezone.now", ".datetime.now"))
    ]
    assert asking == []


def test_domain_knows_no_request() -> None:
    knowing = [
        f"{name_of(file)}:{node.lineno}"
        for file in modules()
        if re.search(r"/(domain|policy|queries|workflow)(/|\.py)", name_of(file))
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.ImportFrom)
        if (node.module or "").startswith(("django.http", "django.shortcuts", "django.views"))
    ]
    assert knowing == []


def test_only_the_settings_read_the_environment() -> None:
    allowed = ("config/", "cli.py", "commands/")
    reading = [
        f"{name_of(file)}:{node.lineno}"
        for file in modules()
        if not name_of(file).startswith(allowed)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.environ", "os.getenv"}
    ]
    assert reading == []


def test_silenced_checks_give_their_reason() -> None:
    silenced = re.compile(r"#\s*(?:noqa|type: ignore)[:\[]?[\w\s,-]*?(?:[A-Z]+\d+|\]|$)(?P<reason>.*)")
    silent = [
        f"{name_of(file)}:{number} {line.strip()}"
        for file in modules()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := silenced.search(line))
        if not re.search(r"[a-z]{2,}.*\s.*[a-z]{2,}", found["reason"])
    ]
    assert silent == []


@pytest.mark.parametrize("word", ["utils", "helpers", "manager", "data", "info", "misc", "common"])
def test_modules_have_telling_names(word: str) -> None:
    assert [name_of(file) for file in modules() if file.stem == word] == []


def test_server_and_worker_stay_light() -> None:
    """Their memory budget has no room for what only a child process computes with."""
    heavy = ("sklearn", "scipy", "datasketch", "pandas")
    program = (
        "import sys, rukun.config.testing, rukun.config.wsgi, rukun.commands.duties\n"
        "from django.urls import get_resolver; get_resolver().url_patterns\n"
        f"print(*[name for name in {heavy!r} if name in sys.modules])"
    )
    command = [sys.executable, "-c", program]
    found = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=120, env=_test_environment()
    )
    assert found.stdout.split() == []


def _test_environment() -> dict[str, str]:
    return os.environ | {"DJANGO_SETTINGS_MODULE": "rukun.config.testing"}
