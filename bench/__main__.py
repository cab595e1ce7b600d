"""`make bench`: fill what is missing, time the operations, print a line for each."""

import argparse
import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module

from bench import operations
from bench.measuring import Aim, Timing
from bench.stages import ROOT, Place, make_ready, places

_SIZES = "10000,1000000"


def main() -> int:
    """Print one line per operation, database and size."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("operations", nargs="*", help="modules of bench/operations (default: all)")
    parser.add_argument("--sizes", default=os.environ.get("SIZES") or _SIZES, help="default: %(default)s")
    options = parser.parse_args()
    names = options.operations or [module.name for module in pkgutil.iter_modules(operations.__path__)]
    sizes = sorted(int(size) for size in options.sizes.split(","))
    postgres = os.environ.get("RUKUN_BENCH_DATABASE_URL", "")
    modules = {name: import_module(f"bench.operations.{name}") for name in names}
    alone = [name for name, module in modules.items() if hasattr(module, "standing")]
    staged = [name for name in names if name not in alone]
    if staged and not postgres:
        print("PostgreSQL is left out: RUKUN_BENCH_DATABASE_URL is not set.")
    earlier: dict[tuple[str, str], Timing] = {}
    for place in places(sizes if staged else [], postgres):
        make_ready(place, postgres)
        floor, timings = _measure(place, staged)
        print(f"\n{place.engine}, {place.reports:,} reports")
        print(f"  {'floor':<28} p50 {floor.p50:7.2f} ms   p95 {floor.p95:7.2f} ms")
        for name, timing in timings.items():
            module, smaller = modules[name], earlier.get((place.engine, name))
            _print(module.NAME, module.AIM, timing, floor.p50, smaller)
            earlier[place.engine, name] = timing
    for name in alone:
        _print_alone(name, modules[name].NAME, modules[name].AIM)
    return 0


def _measure(place: Place, names: Iterable[str]) -> tuple[Timing, dict[str, Timing]]:
    command = [sys.executable, "-m", "bench.timing", *names]
    done = subprocess.run(command, env=place.environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found = {name: Timing(**timing) for name, timing in json.loads(done.stdout).items()}
    return found.pop("floor"), found


def _print(name: str, aim: Aim, timing: Timing, floor: float, smaller: Timing | None) -> None:
    growth = f"   grew × {timing.p95 / smaller.p95:.1f}" if smaller else ""
    print(
        f"  {name:<28} p50 {timing.p50:7.2f} ms   p95 {timing.p95:7.2f} ms   "
        f"cpu {timing.cpu:6.2f} ms   "
        f"{timing.p50 / floor:6.1f} × floor   {aim.verdict(timing, floor)}{growth}",
        flush=True,
    )


def _print_alone(name: str, title: str, aim: Aim) -> None:
    place = Place("none", 0, "sqlite://:memory:")
    command = [sys.executable, "-m", "bench.timing", "--alone", name]
    done = subprocess.run(command, env=place.environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    timing = Timing(**json.loads(done.stdout)[name])
    print(f"\n{title}: p50 {timing.p50:.2f} ms, p95 {timing.p95:.2f} ms, ", end="")
    print(f"cpu {timing.cpu:.2f} ms   {aim.verdict(timing, 1)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
