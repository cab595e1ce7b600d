"""A report, or an answer to its reporter, as text for WhatsApp: read by people, pasted by people.

What is copied leaves the house, so only words of the matter go in: never who told it or filed it,
the message as it came in, the inner reason of a decision, the rating or the receipt code. Numbers
of telephones and identity cards are hidden once more. A secret report (K3) and the pointer to an
intelligence product have no text at all. Documents are always Indonesian, and so is this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import translation

from rukun.foundation.sharing.enums import Classification
from rukun.handling.reports.enums import ConflictSource, ReportKind, Urgency
from rukun.handling.reports.models import Answer, Report
from rukun.handling.reports.parsing.masking import mask_numbers

# The two usual forms: Fakta – Uraian – Tindakan …, and Pendahuluan – Fakta – Pendapat pelapor.
_USUAL: Final = (
    ("facts", "Fakta"),
    ("account", "Uraian"),
    ("action_taken", "Tindakan"),
    ("prediction", "Prediksi"),
    ("recommendation", "Rekomendasi"),
)
_WITH_OPINION: Final = (
    ("introduction", "Pendahuluan"),
    *_USUAL[:3],
    ("opinion", "Pendapat pelapor"),
    *_USUAL[3:],
)
_QUESTIONS: Final = (
    ("what", "Apa"),
    ("who", "Siapa"),
    ("when", "Bilamana"),
    ("where", "Di mana"),
    ("how", "Bagaimana"),
    ("why", "Mengapa"),
)
_IMPACT: Final = (
    ("crowd", "massa ± {} orang"),
    ("dead", "meninggal {} orang"),
    ("missing", "hilang {} orang"),
    ("severely_injured", "luka berat {} orang"),
    ("lightly_injured", "luka ringan {} orang"),
    ("injured", "luka {} orang"),
    ("displaced_people", "mengungsi {} jiwa"),
    ("displaced_households", "mengungsi {} KK"),
)
_HEADINGS: Final = {
    ReportKind.NIL: "LAPORAN NIHIL",
    ReportKind.ACTIVITY: "LAPORAN KEGIATAN",
}
_RESTRICTED: Final = "_Terbatas: hanya untuk penerima._"


@dataclass(frozen=True)
class ReceiptLine:
    """What a sender keeps of one report."""

    number: str
    code: str
    received: str  # the day, in Indonesian words


def may_be_copied(report: Report) -> bool:
    """Say whether the report has a text for WhatsApp: sent, not secret, no pointer."""
    is_open = report.classification < Classification.SECRET and not report.intelligence_pointer
    return is_open and not report.is_draft


def report_text(report: Report, *, place: str, occurred: str) -> str:
    """Return the report in the usual form; "" for one that may not be copied.

    `place` and `occurred` are the words for where and when, in Indonesian.
    """
    if not may_be_copied(report):
        return ""
    heading = _HEADINGS.get(ReportKind(report.kind), "LAPORAN INFORMASI")
    with translation.override("id"):
        head = [f"*{heading}*", *_head(report, place, occurred)]
    body = [f"*{label}:*\n{text}" for label, text in _parts(report)]
    foot = [_RESTRICTED] if report.classification >= Classification.RESTRICTED else []
    return mask_numbers("\n\n".join(["\n".join(head), *body, *foot]))[0]


def answer_text(answer: Answer, report: Report, *, received: str, desk: str) -> str:
    """Return what the reporter is told, as a message that can be sent as it is.

    Only the number and the day name the report: the telephone may be read by others.
    """
    with translation.override("id"):
        words = answer.words
    about = f"laporan Anda {report.number}, diterima {received}"
    lines = [f"Yth. Pelapor,\n{about}.", words]
    if answer.is_question:
        lines = [f"Yth. Pelapor,\nmohon penjelasan atas {about}:", words, "Silakan balas pesan ini."]
    return mask_numbers("\n\n".join([*lines, desk]))[0]


def receipts_text(sender: str, lines: Sequence[ReceiptLine], *, desk: str) -> str:
    """Return what a sender is told of all that was taken in from them, as one message.

    Numbers, codes and days, never what the reports are about: the telephone may be read by others.
    """
    told = [f"- {line.number}, diterima {line.received}, kode tanda terima {line.code}" for line in lines]
    head = f"Yth. {sender or 'Pelapor'},\nterima kasih, laporan Anda sudah kami terima:"
    foot = "Simpan nomor dan kode ini. Kelanjutannya kami kabari."
    return mask_numbers("\n\n".join([head, "\n".join(told), foot, desk]))[0]


def forward_text(report: Report, *, to: str) -> str:
    """Return a message about another regency's matter, ready to be passed on to its Kesbangpol."""
    head = f"Yth. Kesbangpol {to},".replace(" ,", ",")
    words = "kami teruskan pesan berikut, karena tempatnya ada di wilayah Saudara. Mohon ditindaklanjuti."
    return mask_numbers("\n\n".join([f"{head}\n{words}", report.raw_text.strip(), _RESTRICTED]))[0]


def _head(report: Report, place: str, occurred: str) -> list[str]:
    where = ", ".join(part for part in (report.place_detail, place) if part)
    marks = [Urgency(report.urgency).label if report.urgency and report.needs_verification else ""]
    marks.append(_value(report))
    lines = [
        ("Nomor", report.number or ""),
        ("Perihal", report.title),
        ("Tempat", where),
        ("Waktu", occurred),
        ("Kesegeraan", " · ".join(str(mark) for mark in marks if mark)),
        (
            "Sumber konflik",
            str(ConflictSource(report.conflict_source).label) if report.conflict_source else "",
        ),
        ("Dampak", _impact(report)),
    ]
    return [f"{label}: {text}" for label, text in lines if text]


def _value(report: Report) -> str:
    if not report.reliability or not report.credibility:
        return ""
    return f"Nilai {report.reliability}{report.credibility}"


def _impact(report: Report) -> str:
    """Return the numbers that the report gives; what it does not say stays out, and 0 is said."""
    said = [(words, getattr(report, name)) for name, words in _IMPACT]
    return ", ".join(words.format(count) for words, count in said if count is not None)


def _parts(report: Report) -> list[tuple[str, str]]:
    has_opinion = bool(report.introduction or report.opinion)
    order = (*(_WITH_OPINION if has_opinion else _USUAL), *_QUESTIONS)
    texts = [(label, getattr(report, name).strip()) for name, label in order]
    return [(label, text) for label, text in texts if text]
