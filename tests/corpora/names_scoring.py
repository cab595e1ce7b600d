"""Score the name search on a corpus: `python -m tests.corpora.names_scoring FILE` prints what it misses.

It needs a database in which both shipped editions are loaded; the command loads them into one in memory.
"""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).with_name("region_names.json")


@dataclass(frozen=True)
class Miss:
    """A name whose region did not come first; `place` is where it stood, None among the first ten nowhere."""

    text: str
    near: tuple[str, ...]
    code: str
    place: int | None
    found: tuple[str, ...]

    def __str__(self) -> str:
        at = f"came {self.place}." if self.place else "not found"
        return (
            f"{self.text!r} near {','.join(self.near) or '–'}: {self.code} {at}; {' '.join(self.found[:3])}"
        )


@dataclass(frozen=True)
class Score:
    """Shares of all names, and those that did not come first."""

    count: int
    first: float
    among_three: float
    misses: tuple[Miss, ...]
    milliseconds: tuple[float, ...]


def scored(corpus: list[dict[str, Any]]) -> Score:
    """Search each name of the corpus once."""
    from rukun.foundation.territory.search import search_regions

    misses, took = [], []
    for name in corpus:
        near = tuple(name["near"])
        begun = time.perf_counter()
        found = search_regions(name["text"], near=near, level=name.get("level"))
        took.append((time.perf_counter() - begun) * 1000)
        codes = tuple(region.code for region in found)
        if codes[:1] != (name["code"],):
            place = codes.index(name["code"]) + 1 if name["code"] in codes else None
            misses.append(Miss(name["text"], near, name["code"], place, codes))
    first = 1 - len(misses) / len(corpus)
    beyond = sum(miss.place is None or miss.place > 3 for miss in misses)
    return Score(len(corpus), first, 1 - beyond / len(corpus), tuple(misses), tuple(took[1:]))


def _main() -> None:
    import os

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=CORPUS)
    corpus = json.loads(parser.parse_args().file.read_text("utf-8"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rukun.config.testing")
    import django

    django.setup()
    _load_country()
    score = scored(corpus)
    print(*sorted(score.misses, key=lambda miss: miss.place or 99), sep="\n")  # noqa: T201 - a command answers by printing
    median, slow = (sorted(score.milliseconds)[int(len(score.milliseconds) * share)] for share in (0.5, 0.95))
    print(  # noqa: T201 - a command answers by printing
        f"{score.count} names: first {score.first:.1%}, among the first three {score.among_three:.1%}; "
        f"{median:.1f} ms, 95 % within {slow:.1f} ms"
    )


def _load_country() -> None:
    from django.core.management import call_command

    from rukun.foundation.territory.domain import load_regions
    from rukun.foundation.territory.models import Region

    call_command("migrate", verbosity=0)
    if not Region.objects.exists():
        for name in ("regions_2022.csv.gz", "regions_2025.csv.gz"):
            load_regions(REPOSITORY / "data" / name)


if __name__ == "__main__":
    _main()
