"""docs/glossary.md joins the word of the law, the name in the code and the label on the screen."""

import re
from pathlib import Path

import pytest
from django.apps import apps

GLOSSARY = Path(__file__).resolve().parents[2] / "docs/glossary.md"


@pytest.fixture(scope="module")
def code_names() -> set[str]:
    assert GLOSSARY.exists(), "docs/glossary.md is missing"
    return set(re.findall(r"`(\w+)`", GLOSSARY.read_text(encoding="utf-8")))


def test_every_model_is_explained(code_names: set[str]) -> None:
    models = {model.__name__ for model in apps.get_models() if model.__module__.startswith("rukun.")}
    assert sorted(models - code_names) == []
