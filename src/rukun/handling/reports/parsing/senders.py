"""Who writes: the office that a message signs with, or speaks from."""

import re
from typing import Final

from rukun.handling.reports.parsing import labels
from rukun.handling.reports.parsing.reading import ReporterRole, Span, Suggestion
from rukun.handling.reports.parsing.tables import compiled
from rukun.handling.reports.parsing.words import Message

_R = ReporterRole
# Office → words that name it, in the usual spelling, divided by ";"; the first that fits counts.
_OFFICES: Final[tuple[tuple[ReporterRole, str], ...]] = (
    (_R.BABINSA, r"babinsa"),
    (_R.BHABIN, r"bhabinkamtibmas; bhabinkamtibmas"),
    (_R.FKDM, r"fkdm"),
    (_R.ARMY, r"danramil; koramil; kodim; danpos; danposramil"),
    (_R.POLICE, r"kapolsek; polsek; kanit; polres; polair; airud; polsubsektor"),
    (
        _R.VILLAGE_HEAD,
        (
            r"kepala desa; sekdes; kaur; kasi pemerintahan desa; kadus; kepala dusun; "
            r"panitia pilkades; pemerintah desa; bpd"
        ),
    ),
    (_R.WARD_HEAD, r"lurah; seklur"),
    (
        _R.SUBDISTRICT,
        r"camat; sekcam; kasi (?:trantib\w*|tramtib\w*|pmd|pem\w*); trantib\w*; pemerintah kecamatan",
    ),
    (_R.AGENCY, r"dinas; kphp?; bpbd; satpol pp; kesbangpol"),
    (_R.COMPANY, r"hrd; manajemen; humas pt; manajer"),
)
_PATTERNS: Final = tuple((role, compiled(words.replace("; ", "\n"))) for role, words in _OFFICES)
_SPEAKING: Final = re.compile(
    r"\b(?:kegiatan|giat|kami|saya|dari)\s(?:selaku\s)?(?P<who>babinsa|bhabinkamtibmas|"
    r"kepala desa|lurah|fkdm|camat|perangkat desa|manajemen)\b"
)
_SIGNED: Final = re.compile(r"\b(?:dok|dokumentasi|ttd|hormat kami|demikian|terima kasih|dari)\b\W*")
_RESIDENT: Final = re.compile(
    r"\b(?:warga kami|kami dari|kami warga|saya warga|sy dari|tolong kami|mohon (?:bantu|"
    r"dibantu|tolong)|tolong pak|perwakilan warga|tempat kami|bang minta tolong|cuma nerusin|"
    r"pak tolong|jangan sebut|adik sy|kawan sy|lapor pak)\b|^(?:pak|bang|bu|assalamu)"
)


def sender_of(message: Message) -> Suggestion[str] | None:
    """Return the words with which the sender names an office ("Dari : …"), else None."""
    split = labels.split(message.text)
    if not split.sender:
        return None
    start = message.text.find(split.sender)
    return Suggestion(split.sender, (Span(start, start + len(split.sender)),), 0.9)


def role_of(message: Message, speaker: str = "") -> Suggestion[ReporterRole] | None:
    """Suggest in which office the writer speaks: label, signature, or how a resident speaks."""
    sender = sender_of(message)
    if sender:
        found = _office_in(message, sender.evidence[0].start, sender.evidence[0].end)
        if found:
            return found
    for start, end in _closing_lines(message.clean):
        found = _office_between(message, start, end)
        if found:
            return found
    speaking = _SPEAKING.search(message.clean)
    if speaking:
        found = _office_between(message, speaking.start("who"), speaking.end("who"))
        if found:
            return found
    resident = _RESIDENT.search(message.clean)
    if resident:
        return Suggestion(_R.RESIDENT, (message.span_of(resident),), 0.6)
    head = re.search(
        r"\b(?:fkdm|babinsa|bhabinkamtibmas)\b|\bsituasi kecamatan\b|\bkantor camat\b", message.clean[:600]
    )
    if head:
        role = next((role for role, pattern in _PATTERNS if pattern.search(head.group())), _R.SUBDISTRICT)
        return Suggestion(role, (message.span_of(head),), 0.5)
    return None


def _office_in(message: Message, start: int, end: int) -> Suggestion[ReporterRole] | None:
    return _office_between(message, message.into_clean(start), message.into_clean(end))


def _office_between(message: Message, start: int, end: int) -> Suggestion[ReporterRole] | None:
    for role, pattern in _PATTERNS:
        match = pattern.search(message.clean, start, end)
        if match:
            return Suggestion(role, (message.span_of(match),), 0.85)
    return None


def _closing_lines(clean: str) -> list[tuple[int, int]]:
    """Return the last lines and the last bracket: where people sign."""
    end = len(clean.rstrip(" \n.🙏)"))
    found: list[tuple[int, int]] = []
    for _ in range(2):
        start = clean.rfind("\n", 0, end) + 1
        if end - start <= 70:
            found.append((start, end))
        else:
            cut = max(clean.rfind(". ", start, end), clean.rfind("(", start, end))
            if cut > start and end - cut <= 50:
                found.append((cut, end))
        end = len(clean[: max(0, start - 1)].rstrip(" \n.🙏"))
        if end <= 0:
            break
    return found
