"""`make mutations`: break the rights on purpose, one branch at a time, and see a line of the table turn red.

Each mutation replaces one piece of source in a temporary copy of `src`; then the situation in which
it matters is executed against the reviewed table (tests/rights). A mutation that no line notices
survives, and the run fails: a line is missing. docs/rights.md lists them.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
_RED: Final = re.compile(r"^E\s+(\w+\.txt:\d+: .+ gets .+)$", re.MULTILINE)


@dataclass(frozen=True)
class Mutation:
    """A right that is broken: where, from what to what, and the situation that must notice."""

    name: str
    path: str  # below src/rukun
    before: str
    after: str
    situation: str

    def apply(self, source: str) -> str:
        """Return the broken source; the piece must stand there exactly once."""
        if source.count(self.before) != 1:
            raise ValueError(f"{self.path} has {source.count(self.before)} times: {self.before}")
        return source.replace(self.before, self.after)


MUTATIONS: Final = (
    Mutation(
        "a conflict of interest keeps nobody out",
        "foundation/sharing/visibility.py",
        "~_recused(actor, object_type),",
        "",
        "recused_report",
    ),
    Mutation(
        "territory does not count",
        "foundation/sharing/visibility.py",
        'within_q("region_current_id", actor.territory) & _mine_or_below(actor, object_type)',
        "_mine_or_below(actor, object_type)",
        "sent",
    ),
    Mutation(
        "whoever stands lower sees what stands higher",
        "foundation/sharing/visibility.py",
        "return Q(regency=actor.regency, owner_rung__lte=highest)",
        "return Q(regency=actor.regency)",
        "desk_report",
    ),
    Mutation(
        "the ladder reaches beyond the regency",
        "foundation/sharing/visibility.py",
        "return Q(regency=actor.regency, owner_rung__lte=highest)",
        "return Q(owner_rung__lte=highest)",
        "sent",
    ),
    Mutation(
        "a grant that was withdrawn still opens",
        "foundation/sharing/visibility.py",
        "live = grants.filter(Q(until_at=None) | Q(until_at__gt=actor.at))",
        "live = grants",
        "new",
    ),
    Mutation(
        "the administrator is cleared for cases",
        "foundation/people/capabilities.py",
        "dict.fromkeys(Role, 2) | {Role.ADMINISTRATOR: 0}",
        "dict.fromkeys(Role, 2)",
        "sent",
    ),
    Mutation(
        "drafts are open to those above",
        "handling/reports/models/report.py",
        "return visible(self.filter(readable), actor=actor, object_type=REPORT)",
        "return visible(self, actor=actor, object_type=REPORT)",
        "draft",
    ),
    Mutation(
        "everybody at the desk reads who told it",
        "handling/reports/policy.py",
        "return actor.may(INFORMANT_READ) and is_desk(report=report, actor=actor)",
        "return is_desk(report=report, actor=actor)",
        "recused_report",
    ),
    Mutation(
        "anybody adds to anybody's report",
        "handling/reports/policy.py",
        "return not report.is_draft and actor.may(REPORT_FILE) and is_reporter(report=report, actor=actor)",
        "return not report.is_draft and actor.may(REPORT_FILE)",
        "recused_report",
    ),
    Mutation(
        "whoever leads a case hands it over",
        "handling/cases/policy.py",
        "return actor.may(CASE_OFFER) and holds(case=case, actor=actor)",
        "return actor.may(CASE_OFFER) and leads(case=case, actor=actor)",
        "started",
    ),
    Mutation(
        "anybody accepts what was offered to another agency",
        "handling/cases/policy.py",
        "return actor.may(CASE_OFFER) and actor.agency_id == hand_over.to_agency_id",
        "return actor.may(CASE_OFFER)",
        "offered",
    ),
    Mutation(
        "anybody answers for the agency that was asked",
        "handling/cases/policy.py",
        "return actor.may(CASE_COMMENT) and actor.agency_id == request.agency_id",
        "return actor.may(CASE_COMMENT)",
        "recused",
    ),
    Mutation(
        "one records for offices outside one's area",
        "foundation/people/policy.py",
        "return bool(areas) and inside == areas",
        "return bool(areas)",
        "task_done",
    ),
    Mutation(
        "guests read all files of a case",
        "foundation/files/models.py",
        'seen &= Q(object_id__in=owner.in_full(actor).values("pk")) | shared',
        "pass",
        "closed",
    ),
    Mutation(
        "the province reads the papers of the regency",
        "handling/cases/domain/attaching.py",
        "if parent is not None and parent.regency == case.regency else",
        "if parent is not None else",
        "regency",
    ),
    Mutation(
        "lists of other agencies are seen",
        "foundation/imports/models.py",
        "return self.filter(agency_id=actor.agency_id)",
        "return self.all()",
        "import_uploaded",
    ),
    Mutation(
        "notes of the registers are read by the whole regency",
        "handling/registers/models/reading.py",
        "if actor.agency_kind in _DESK_AND_ABOVE and actor.regency:",
        "if actor.regency:",
        "registers",
    ),
    Mutation(
        "registers of other regencies are open",
        "handling/registers/models/organisations.py",
        "return self.filter(regency__in=regencies_of(actor)) if is_internal_reader(actor) else self.none()",
        "return self.all() if is_internal_reader(actor) else self.none()",
        "registers",
    ),
)


def main(chosen: Sequence[str]) -> int:
    """Try all mutations, or those whose name holds one of the words given; print a table."""
    wanted = [one for one in MUTATIONS if not chosen or any(word in one.name for word in chosen)]
    survivors = 0
    with tempfile.TemporaryDirectory(prefix="rukun-mutations-") as directory:
        source = Path(directory) / "src"
        shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__", "static"))
        for mutation in wanted:
            red = notices(mutation, source)
            survivors += not red
            print(f"{'red     ' if red else 'SURVIVED'}  {mutation.name}", flush=True)
            print(f"          {red or 'no line of the table noticed it'}", flush=True)
    print(f"\n{len(wanted) - survivors} of {len(wanted)} mutations turned a line red.")
    return 1 if survivors else 0


def notices(mutation: Mutation, source: Path) -> str:
    """Return the line of the table that turned red, "" if none did; `source` is left as it was."""
    path = source / "rukun" / mutation.path
    whole = path.read_text()
    path.write_text(mutation.apply(whole))
    try:
        return first_red_line(mutation.situation, source)
    finally:
        path.write_text(whole)


def first_red_line(situation: str, source: Path) -> str:
    """Execute one situation of the table on the code in `source`; "" if all its lines hold."""
    tests = ["tests/rights/test_table.py", "-k", f"[{situation}] or [{situation}-"]
    options = ["-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--show-capture=no"]
    # No bytecode: a file that is broken and mended within a second keeps its time stamp.
    process = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-o", f"pythonpath=. {source}", *tests],
        cwd=ROOT,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    found = _RED.search(process.stdout)
    if found is None and process.returncode != 0:
        sys.exit(f"The table could not be executed:\n{process.stdout[-3000:]}\n{process.stderr[-1000:]}")
    return found[1] if found else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
