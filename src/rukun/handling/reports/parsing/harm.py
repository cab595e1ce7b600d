"""Violence, weapons, fire, children, damage – and how urgent that makes it."""

import re
from typing import Final

from rukun.handling.reports.enums import ReportKind, Urgency
from rukun.handling.reports.parsing.lexicon import harm as lexicon
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import ReadReport, Suggestion
from rukun.handling.reports.parsing.tally import Counted

_THREAT_OR_TRIFLE: Final = re.compile(r"\b(?:kursi dibalik|menggebrak meja)\b")
_HARMLESS_FIRE: Final = re.compile(
    r"^[^.;\n]{0,14}\b(?:ban bekas|ban|sampah|jerami|petasan|kembang api|ikan|lilin|kemenyan)\b"
)
_HARMLESS_BEFORE: Final = re.compile(r"\b(?:api|jago merah|ban(?: bekas| mobil)?|sampah|jerami|petasan)\s$")
_AGE: Final = re.compile(
    r"\b(?:umur|usia|berumur|berusia)\s?:?\s?(?P<n>\d{1,2})\b(?!\s?(?:minggu|bulan|hari|ke))|"
    r"\(\s?(?P<n2>\d{1,2})\s?(?:th|tahun)\b|,\s?(?P<n3>\d{1,2})\s(?:th|tahun)\b"
)
_MINOR_CONTEXT: Final = re.compile(
    r"\b(?:sosialisasi|lomba|hafalan|penyuluhan|katanya|batuk|kunjungan|5 balita|termasuk \d+ balita)\b"
)

_THING: Final = (
    r"(?:sepeda motor|motor|mobil (?:dinas |travel |pikap )?[a-z]{0,12}|mobil|rumah|pondok|"
    r"pos(?: [a-z]+)?|kantor(?: desa| lurah| camat)?|warung|kios|gudang|pagar|jendela|"
    r"kaca(?: [a-z]+){0,4}|genteng(?: rumah)?|dinding(?: rumah)?(?:nya)?|"
    r"pintu|portal|papan(?: nama)?|spanduk|tiang(?: wifi| listrik)?|jaring(?: belat)?|rawai|"
    r"bubu|bagan|perahu|pompong|kapal|mesin|alat berat|ekskavator|forklift|truk|"
    r"ban(?: [a-z]+){0,3}|tanaman|pohon(?: [a-z]+)?|"
    r"kandang(?: [a-z]+)?|speaker|kursi|meja|patok|plang|pipa|jembatan|dapur(?: [a-z]+)?|"
    r"balai desa|masjid|mushola|surau|sekolah|cctv|tenda|panggung|kotak suara|gapura|lapak)"
)
_BROKEN: Final = (
    r"(?:(?:habis |ikut |sudah )?(?:dibakar|hangus|terbakar|rusak(?: berat| ringan)?|dirusak|putus|"
    r"hancur|pecah|dipecah|dijebol|roboh|dirobohkan|robek|digembosi|dicabut|disiram air|ditebang|"
    r"tenggelam|disapu|dibongkar|penyok|mengalami kerusakan|dijarah))"
)
_DAMAGE: Final = re.compile(
    rf"\b(?:(?P<n>\d{{1,4}}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|"
    rf"sepuluh)\s(?:unit|buah|batang|ekor|lembar)?\s?)?(?P<thing>{_THING})(?:nya)?(?: (?:warga|"
    rf"milik|si|maling|pelaku|itu|masyarakat|kami|orang|nelayan|"
    rf"punya)){{0,4}}(?: (?P<n2>\d{{1,3}}|satu|dua|tiga)(?: (?:unit|buah|"
    rf"batang))?)? (?P<verb>{_BROKEN})(?P<tail>\s\d{{1,3}}\s(?:buah|unit|batang))?\b"
)
_TYRES: Final = re.compile(r"ban\b")
_NO_DAMAGE: Final = re.compile(r"\b(?:listrik|lampu|mesin) (?:putus|mati)\b")


def _flag(passage: Passage, pattern: re.Pattern[str]) -> Suggestion[bool]:
    """Suggest yes with the words that say so, else no without any."""
    match = passage.first_told(pattern)
    if match is None:
        return Suggestion(value=False, confidence=0.8)
    return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=0.9)


def violence_in(passage: Passage, counted: Counted) -> Suggestion[bool]:
    """Say whether persons were attacked, or a group wrecked what others own."""
    for match in passage.told(lexicon.VIOLENCE):
        if "bakar" not in match.group() or _is_fire_by_hand(passage, match):
            return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=0.9)
    found = Suggestion(value=False, confidence=0.8)
    hurt = any(counted.counts[name].value > 0 for name in ("injured", "dead") if name in counted.counts)
    shoving = passage.first_told(lexicon.SHOVING)
    burns = re.search(r"\b(?:melepuh|serempet|kecelakaan|minyak|jatuh)\b", passage.text)
    if shoving and hurt and not burns:
        return Suggestion(value=True, evidence=(passage.evidence(shoving),), confidence=0.7)
    return found


def arson_in(passage: Passage) -> Suggestion[bool]:
    """Say whether something was set on fire; burnt rubbish and tyres are no arson."""
    for match in passage.told(lexicon.ARSON):
        if _is_fire_by_hand(passage, match):
            return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=0.9)
    return Suggestion(value=False, confidence=0.8)


def _is_fire_by_hand(passage: Passage, match: re.Match[str]) -> bool:
    before = passage.clean[max(0, match.start() - 24) : match.start()]
    after = passage.clean[match.end() : match.end() + 30]
    return not _HARMLESS_FIRE.search(after) and not _HARMLESS_BEFORE.search(before)


def minors_in(passage: Passage) -> Suggestion[bool]:
    """Say whether children are concerned: words or an age below eighteen."""
    for match in passage.told(_AGE):
        age = int(match["n"] or match["n2"] or match["n3"])
        if age < 18:
            return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=0.9)
    word = passage.first_told(lexicon.MINORS)
    if word:
        around = passage.clean[max(0, word.start() - 60) : word.end() + 30]
        if not _MINOR_CONTEXT.search(around):
            return Suggestion(value=True, evidence=(passage.evidence(word),), confidence=0.75)
    return Suggestion(value=False, confidence=0.8)


def damage_in(passage: Passage) -> tuple[Suggestion[str], ...]:
    """Return what was broken or burnt, as the text says it."""
    found: list[Suggestion[str]] = []
    for match in passage.told(_DAMAGE):
        if (
            _NO_DAMAGE.search(match.group())
            or (_TYRES.match(match["thing"]) and "bakar" in match["verb"])
            or passage.is_denied(match.start("verb"))
        ):
            continue
        span = passage.evidence(match)
        words = " ".join(span.of(passage.ground.message.text).split())
        found.append(Suggestion(words, (span,), 0.75))
    return tuple(found[:6])


def weapons_in(passage: Passage) -> Suggestion[bool]:
    """Say whether weapons were carried or used."""
    return _flag(passage, lexicon.WEAPONS)


def urgency_of(passage: Passage, read: ReadReport) -> Suggestion[Urgency]:
    """Suggest the urgency: red if lives are at stake, yellow if it goes on or may flare up."""
    if read.kind.value in _CALM:
        return Suggestion(Urgency.GREEN, confidence=0.85)
    if not read.is_social_conflict_matter.value:
        return _urgency_of_ordinary(read)
    by_group = bool(lexicon.GROUP_VIOLENCE.search(passage.text))
    if _is_red(passage, read, by_group=by_group):
        return Suggestion(Urgency.RED, confidence=0.8)
    is_ongoing = bool(read.occurred and read.occurred.value.is_ongoing)
    fought = read.violence.value and (_any(read, "injured") or by_group)
    if read.weapons.value or fought or is_ongoing or _any(read, *_DISPLACED):
        return Suggestion(Urgency.YELLOW, confidence=0.7)
    if read.kind.value != ReportKind.TENSION and any(True for _ in passage.matches(lexicon.YELLOW)):
        return Suggestion(Urgency.YELLOW, confidence=0.6)
    return Suggestion(Urgency.GREEN, confidence=0.6)


_CALM: Final = frozenset({ReportKind.NIL, ReportKind.ACTIVITY, ReportKind.SETTLED})
_DISPLACED: Final = ("displaced_people", "displaced_households")


def _urgency_of_ordinary(read: ReadReport) -> Suggestion[Urgency]:
    if not read.violence.value:
        return Suggestion(Urgency.GREEN, confidence=0.6)
    return Suggestion(Urgency.RED if read.minors.value else Urgency.YELLOW, confidence=0.6)


def _is_red(passage: Passage, read: ReadReport, *, by_group: bool) -> bool:
    if _any(read, "dead", "missing", "severely_injured") or passage.first_told(lexicon.RED):
        return True
    worse = (read.arson.value and by_group) or read.weapons.value or _any(read, *_DISPLACED)
    return read.violence.value and worse


def _any(read: ReadReport, *names: str) -> bool:
    """Say whether any of these counts is more than none."""
    return any(read.counts[name].value > 0 for name in names if name in read.counts)
