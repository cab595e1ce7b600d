"""Verbs of reports."""

from rukun.handling.reports.domain.amending import amend, clarify
from rukun.handling.reports.domain.answering import answer_reporter
from rukun.handling.reports.domain.composing import IntelligenceProduct
from rukun.handling.reports.domain.deciding import mark_attached, mark_became_case
from rukun.handling.reports.domain.drafting import discard_draft, keep_as_pointer, save_draft, start_draft
from rukun.handling.reports.domain.duties import NobodyVerifies
from rukun.handling.reports.domain.informants import NoInformant, PurposeMissing, read_informant
from rukun.handling.reports.domain.linking import (
    LinkedInCircle,
    NotComparable,
    link_look_alike,
    mark_different,
    propose_look_alike,
    unlink,
)
from rukun.handling.reports.domain.pasting import (
    PasteKey,
    SaidAtDesk,
    TooMuchAtOnce,
    drop_part,
    save_part,
    send_part,
    take_in_paste,
)
from rukun.handling.reports.domain.sending import save_and_send, send_report
from rukun.handling.reports.domain.submitting import SubmissionConflict, start_draft_once, submit_report
from rukun.handling.reports.domain.together import Result, link_together, verify_together
from rukun.handling.reports.domain.verifying import Verification, ask_clarification, set_not_shown, verify
from rukun.handling.reports.domain.watching import end_watch, prolong_watch, wake_watched, watch
from rukun.handling.reports.intake import InformantFields, ReportFields

__all__ = [
    "InformantFields",
    "IntelligenceProduct",
    "LinkedInCircle",
    "NoInformant",
    "NobodyVerifies",
    "NotComparable",
    "PasteKey",
    "PurposeMissing",
    "ReportFields",
    "Result",
    "SaidAtDesk",
    "SubmissionConflict",
    "TooMuchAtOnce",
    "Verification",
    "amend",
    "answer_reporter",
    "ask_clarification",
    "clarify",
    "discard_draft",
    "drop_part",
    "end_watch",
    "keep_as_pointer",
    "link_look_alike",
    "link_together",
    "mark_attached",
    "mark_became_case",
    "mark_different",
    "prolong_watch",
    "propose_look_alike",
    "read_informant",
    "save_and_send",
    "save_draft",
    "save_part",
    "send_part",
    "send_report",
    "set_not_shown",
    "start_draft",
    "start_draft_once",
    "submit_report",
    "take_in_paste",
    "unlink",
    "verify",
    "verify_together",
    "wake_watched",
    "watch",
]
