"""`rukun demo`: a regency at work, in a database and media folder of its own under var/demo.

Every step leaves a stamp of what it was made from; a start that finds all stamps fresh touches
nothing and does not even load Django before the server does.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from rukun.commands import loading, starting
from rukun.commands.failing import Refused
from rukun.commands.stamps import Stamps, digest_of, digests_of

ROOT = starting.ROOT
DATA = ROOT / "data"
REGIONS = (DATA / "regions_2025.csv.gz",)
BOUNDARIES = tuple(
    DATA / "boundaries" / f"{name}.geojson.gz" for name in ("province", "regency", "district", "village_15")
)


def prepare() -> int:
    """Bring the demo up to date: schema, regions, boundaries, officers and their matters."""
    _enter_demo()
    with _alone():
        _put_aside_if_schema_was_rewritten()
        for step in (_schema, _regions, _boundaries, _static_files, _story):
            step(_stamps())
    return 0


def prepare_and_serve(*, host: str, port: int) -> int:
    """Prepare the demo, then serve it with worker and ticker until stopped."""
    from rukun.commands import running
    from rukun.commands.serving import refuse_busy_port

    refuse_busy_port(host, port)
    prepare()
    return running.run_everything(host=host, port=port)


def put_aside() -> None:
    """Move the old demo to var/demo.previous, replacing what lay there."""
    old = demo_directory()
    if old.exists():
        previous = old.with_name(f"{old.name}.previous")
        shutil.rmtree(previous, ignore_errors=True)
        old.rename(previous)


def demo_directory() -> Path:
    """Where the demo keeps its database, media, keys and stamps."""
    return Path(os.environ.get("RUKUN_DEMO_DIR", ROOT / "var" / "demo")).resolve()


def _enter_demo() -> None:
    """Point this process and its children at the demo, whatever the environment says."""
    for name in ("RUKUN_DATABASE_URL", "RUKUN_KEY_FILE", "RUKUN_ANCHOR_FILE", "RUKUN_SECRET_KEY"):
        os.environ.pop(name, None)
    os.environ["RUKUN_ENV"] = "demo"
    os.environ["RUKUN_DATA_DIR"] = str(demo_directory())


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process prepare; a second one waits, then finds the stamps."""
    lock = demo_directory().with_name(f"{demo_directory().name}.lock")
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        _lock(file)
        yield


def _lock(file: IO[str]) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another start is preparing the demo; waiting for it …")
        fcntl.flock(file, fcntl.LOCK_EX)


def _stamps() -> Stamps:
    return Stamps(demo_directory() / "stamps.json")


def _migration_digests() -> dict[str, str]:
    files = (ROOT / "src" / "rukun").rglob("migrations/*.py")
    return digests_of(files, root=ROOT)


def _put_aside_if_schema_was_rewritten() -> None:
    """A migration that changed after it ran here cannot be applied again: begin anew."""
    known = _stamps().get("schema")
    if not isinstance(known, dict):
        if (demo_directory() / "rukun.sqlite3").exists():
            print("The last preparation was not finished; the demo is made anew.")
            put_aside()
        return
    files = {name: digest for name, digest in known.items() if name.endswith(".py")}
    now = _migration_digests()
    is_lost = not (demo_directory() / "rukun.sqlite3").exists()
    if is_lost or any(now.get(name) != digest for name, digest in files.items()):
        print("The demo was made with another schema; it is made anew (the old one: demo.previous).")
        put_aside()


def _schema(stamps: Stamps) -> None:
    from rukun.commands import preparing

    made_from: dict[str, str] = _migration_digests()
    made_from["locked packages"] = digest_of([ROOT / "requirements" / "base.txt"], root=ROOT)
    if stamps.get("schema") == made_from:
        return
    starting.start()
    print("Preparing the demo's database …")
    preparing.update_database()
    stamps.set("schema", made_from)


def _regions(stamps: Stamps) -> None:
    _load_once(stamps, "regions", REGIONS, loading.load_regions)


def _boundaries(stamps: Stamps) -> None:
    _load_once(stamps, "boundaries", BOUNDARIES, loading.load_boundaries)


def _load_once(stamps: Stamps, what: str, files: Sequence[Path], load: Callable[[Path], str]) -> None:
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise Refused(f"{missing[0].relative_to(ROOT)} is missing. Restore it from the repository.")
    made_from = digest_of(files, root=ROOT)
    if stamps.get(what) == made_from:
        return
    starting.start()
    with starting.refusing():
        for file in files:
            load(file)
    stamps.set(what, made_from)


def _static_files(stamps: Stamps) -> None:
    from rukun.commands import preparing

    sources = [*(ROOT / "src" / "rukun").rglob("static"), ROOT / "requirements" / "base.txt"]
    made_from = digest_of(sources, root=ROOT)
    if stamps.get("static files") == made_from:
        return
    starting.start()
    preparing.publish_static_files()
    stamps.set("static files", made_from)


def _story(stamps: Stamps) -> None:
    """Load officers and matters once; a demo that was played with is left as it is."""
    if stamps.get("story"):
        return
    starting.start()
    from django.db import transaction

    from rukun.config import demo

    load_demo = getattr(demo, "load_demo", None)
    if load_demo is None:
        return
    print("Loading the demo's officers, reports and cases …")
    at = datetime.now(UTC)
    with starting.refusing(), transaction.atomic():
        load_demo(at=at)
    stamps.set("story", at.isoformat())
