"""Time operations on one database, in a process of their own; prints JSON for `bench`."""

import json
import sys
from dataclasses import asdict
from importlib import import_module

import django

from bench.measuring import timed


def main() -> None:
    """Time the operations named, or one that needs no database (`--alone NAME`)."""
    django.setup()
    names = sys.argv[1:]
    if names[0] == "--alone":
        module = import_module(f"bench.operations.{names[1]}")
        print(json.dumps({names[1]: asdict(timed(module.standing()))}))
        return
    from bench.staging import Stage

    stage = Stage()
    found = {"floor": asdict(stage.floor())}
    for name in names:
        module = import_module(f"bench.operations.{name}")
        found[name] = asdict(timed(module.calls(stage)))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
