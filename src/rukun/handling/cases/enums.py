"""Words of a case (permasalahan)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseState(models.TextChoices):
    """Where a case stands; the rung is a field of its own, phases are facets."""

    NEW = "new", _("New")
    HANDLED = "handled", _("Being handled")
    WATCHED = "watched", _("Watched")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")


class Outcome(models.TextChoices):
    """A closed case always has an outcome."""

    SETTLED = "settled", _("Settled amicably")
    CUSTOM = "custom", _("Settled by custom")
    COURT = "court", _("Decided by court")
    TRANSFERRED = "transferred", _("Transferred")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged")
    UNRESOLVED = "unresolved", _("Unresolved")


class DecisionKind(models.TextChoices):
    """What was decided about a case as a whole."""

    WATCH = "watch", _("Watch, because …")
    RESUME = "resume", _("Resume handling")
    CLOSE = "close", _("Close")
    REOPEN = "reopen", _("Reopen")
    URGENCY = "urgency", _("Change the urgency")


class EscalationLevel(models.TextChoices):
    """How far the matter has grown."""

    LATENT = "latent", _("Latent")
    EMERGING = "emerging", _("Emerging")
    OPEN = "open", _("Open, without violence")
    VIOLENT = "violent", _("Violent")


class HandOverState(models.TextChoices):
    """An offer to another rung; until it is accepted the sender owns the case."""

    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class HandOverDirection(models.TextChoices):
    """Up or down the ladder."""

    UP = "up", _("Hand over up")
    DOWN = "down", _("Hand over down")


class AttemptKind(models.TextChoices):
    """What was tried."""

    DELIBERATION = "deliberation", _("Deliberation (musyawarah)")
    MEDIATION = "mediation", _("Mediation")
    FIELD_VISIT = "field_visit", _("Field visit")
    SUMMONS = "summons", _("Clarification with the parties")
    OTHER = "other", _("Other effort")


class AttemptResult(models.TextChoices):
    """What came of it."""

    AGREED = "agreed", _("Agreed")
    PARTLY = "partly", _("Partly agreed")
    NOT_AGREED = "not_agreed", _("Not yet agreed")
    ABSENT = "absent", _("A party did not come")


class TrackKind(models.TextChoices):
    """Tracks run beside the rungs, several at once, open from day one."""

    POLICE = "police", _("Police")
    COURT = "court", _("Court")
    LAND_OFFICE = "land_office", _("Land office (BPN)")
    CUSTOM = "custom", _("Customary body")
    COUNCIL = "council", _("DPRD hearing")
    LAPOR = "lapor", _("LAPOR!")


class MessageKind(models.TextChoices):
    """What a message on a case is."""

    NOTE = "note", _("Note")
    SITUATION = "situation", _("Situation")
    WE_DID = "we_did", _("What we did")


class TaskState(models.TextChoices):
    """The way of a task (tindak lanjut)."""

    GIVEN = "given", _("Given")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    IN_PROGRESS = "in_progress", _("In progress")
    PROOF_SUBMITTED = "proof_submitted", _("Proof being checked")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


class RequestState(models.TextChoices):
    """A request for information to an agency that is not a subordinate."""

    WAITING = "waiting", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")
    WITHDRAWN = "withdrawn", _("Withdrawn")
