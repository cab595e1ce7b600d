"""The list of `make mutations` does not rot: each finds its place, its situation and its line in the docs."""

import pytest

from scripts.mutations import MUTATIONS, ROOT, Mutation
from tests.rights.world import SITUATIONS

RIGHTS = (ROOT / "docs/rights.md").read_text()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_mutation_finds_its_place(mutation: Mutation) -> None:
    path = ROOT / "src/rukun" / mutation.path
    broken = mutation.apply(path.read_text())
    compile(broken, str(path), "exec")
    assert mutation.situation in SITUATIONS


def test_ten_mutations_and_more_are_told_apart() -> None:
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS) >= 10
    assert len({(mutation.path, mutation.after) for mutation in MUTATIONS}) == len(MUTATIONS)


def test_documentation_lists_them_as_they_are() -> None:
    listed = [
        line.removeprefix("- ") for line in RIGHTS.partition("## Proof")[2].splitlines() if line[:2] == "- "
    ]
    assert [name for name in listed if name in {mutation.name for mutation in MUTATIONS}] == [
        mutation.name for mutation in MUTATIONS
    ]
