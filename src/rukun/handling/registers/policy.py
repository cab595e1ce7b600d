"""May-questions about the registers. Seeing is decided before."""

from rukun.foundation.people.capabilities import REGISTER_KEEP, REGISTER_NOTE
from rukun.foundation.people.enums import TeamKind
from rukun.handling.registers.models import ElectionDesk, Organisation
from rukun.handling.registers.models.reading import close_to, is_note_reader
from rukun.kernel.actor import Actor


def may_keep(*, regency: str, actor: Actor) -> bool:
    """Say whether the office keeps the registers of `regency`: Kesbangpol its own."""
    return bool(regency) and actor.may(REGISTER_KEEP) and actor.regency == regency


def may_read_supervision(*, organisation: Organisation, actor: Actor) -> bool:
    """Say whether the office reads the notes (K2) on this organisation."""
    near = Organisation.objects.filter(close_to("regency", actor, team=TeamKind.ORGANISATIONS))
    return is_note_reader(actor) and near.filter(pk=organisation.pk).exists()


def may_note_supervision(*, organisation: Organisation, actor: Actor) -> bool:
    """Say whether the office adds to these notes: whoever reads them, and works."""
    return actor.may(REGISTER_NOTE) and may_read_supervision(organisation=organisation, actor=actor)


def may_read_situation(*, desk: ElectionDesk, actor: Actor) -> bool:
    """Say whether the office reads the notes (K2) of this desk."""
    near = ElectionDesk.objects.filter(close_to("regency", actor, team=TeamKind.ELECTION))
    return is_note_reader(actor) and near.filter(pk=desk.pk).exists()


def may_note_situation(*, desk: ElectionDesk, actor: Actor) -> bool:
    """Say whether the office adds to these notes: whoever reads them, and works."""
    return actor.may(REGISTER_NOTE) and may_read_situation(desk=desk, actor=actor)
