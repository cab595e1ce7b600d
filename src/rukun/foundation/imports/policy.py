"""May-questions about imports. Seeing is decided before."""

from rukun.foundation.imports.kinds import kind_of
from rukun.foundation.imports.models import Import
from rukun.foundation.imports.workflow import IMPORT_WORKFLOW
from rukun.foundation.people.capabilities import IMPORT_RUN, INFORMANT_READ
from rukun.kernel.actor import Actor


def may_import(*, actor: Actor) -> bool:
    """Say whether the actor's office takes in sheets at all."""
    return actor.may(IMPORT_RUN) and actor.agency_id is not None


def may_take(step: str, *, run: Import, actor: Actor) -> bool:
    """Say whether the step `step` is open to the actor on this import now.

    Columns are matched anew only while nothing is written; rows are taken in only once all are checked.
    """
    is_ripe = {"match": not run.written, "start": run.checked_at is not None}.get(step, True)
    is_open = run.state in IMPORT_WORKFLOW.transition(step).sources and is_ripe
    return is_open and is_entitled(run=run, actor=actor)


def is_entitled(*, run: Import, actor: Actor) -> bool:
    """Say whether the import is the actor's agency's, and they import."""
    return may_import(actor=actor) and run.agency_id == actor.agency_id


def names_informants(run: Import) -> bool:
    """Say whether a column that is matched holds secrets (K3)."""
    return any(field.is_secret and field.code in run.mapping for field in kind_of(run.kind).fields)


def may_read_rows(*, run: Import, actor: Actor) -> bool:
    """Need-to-know: whoever uploaded a list has read it; colleagues may, unless it names informants."""
    knows = actor.person_id == run.uploaded_by_id or actor.may(INFORMANT_READ)
    return is_entitled(run=run, actor=actor) and (knows or not names_informants(run))
