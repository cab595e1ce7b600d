"""Choose, of all places that a report names, where it happened and which it touches besides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rukun.handling.reports.parsing.gazetteer import Gazetteer, key_of
from rukun.handling.reports.parsing.mentions import Mention
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.prefixes import Before
from rukun.handling.reports.parsing.reading import PlaceReading, PlaceRole
from rukun.kernel.regions import REGENCY, SUBDISTRICT, VILLAGE, is_within, level, regency_of
from rukun.kernel.text import normalise

_WHERE: Final = re.compile(
    r"(?:^|\n)[^\w\n]{0,6}(?:(?:tempat|lokasi|tkp|di ?mana|alamat)[ /a-z]{0,20}|"
    r"(?:desa|kelurahan)[ /a-z]{0,3})[^\w\n]{0,4}:[^\n]{0,70}$"
)
_AT: Final = re.compile(
    r"\b(?:di|bertempat di|terjadi di|berlokasi di|tepatnya di|dalam wilayah|wilayah|sekitar|"
    r"depan|diwilayah)\b(?:(?!\bdari\b|\bke\b)[^,;:\n]){0,55}$"
)
_ORIGIN: Final = re.compile(
    r"\b(?:kami dari|saya dari|sy dari|asal|berasal dari|warga luar|dibawa ke|ke|menuju|"
    r"massa dari|orang dari|datang dari|alamat|beralamat|"
    r"dari kecamatan|dari)\s(?:kecamatan |desa |kelurahan )?$"
)
_COMING_FROM: Final = re.compile(
    r"\b(?:informasi|info|kabar|laporan|kami|saya|sy|wilayah) (?:dari )?(?:desa |kelurahan )?$|\bsini\b"
)
_PARTY: Final = re.compile(
    r"\b(?:warga|masyarakat|petani|nelayan|pemuda|anak muda|anak mudo|orang|org|kelompok|"
    r"perangkat|antara|dengan|dan|vs|tim|kubu|samo|sama)\s"
    r"(?:desa |kelurahan |ds |kampung )?$"
)
_AFTER_WARD: Final = re.compile(r"^[\s,()]{0,3}(?:mengakui|menyerang)")
_OFFENDER: Final = re.compile(r"\b(?:inisial|pelaku|tersangka|terduga|th|tahun)\b[^.\n]{0,40}$")
_BY: Final = re.compile(
    r"\b(?:oleh|rombongan|dari) (?:warga|pemuda|orang|anak|massa)\s(?:desa |kelurahan |"
    r"kampung )?$|\brombongan [a-z]+\s$"
)
_TARGET: Final = re.compile(
    r"\b(?:nyerang|menyerang|menyerbu|mendatangi|serang|sweeping)(?: ke| di)?\s(?:desa |kelurahan )?$"
)
_SIGNATURE_LENGTH: Final = 60
_ADJACENT: Final = re.compile(r"^[\s,(/.\-]{0,4}(?:kecamatan|kec)\b")


@dataclass(frozen=True)
class _Candidate:
    mention: Mention
    code: str
    alternatives: tuple[str, ...]
    score: float
    is_origin: bool
    is_party: bool
    position: int


@dataclass(frozen=True)
class Surroundings:
    """Where a message comes from: subdistricts it names, and the region that received it."""

    gazetteer: Gazetteer
    region: str
    subdistricts: tuple[str, ...] = ()


def places_of(
    passage: Passage, mentions: Sequence[Mention], around: Surroundings
) -> tuple[PlaceReading, ...]:
    """Return the places of one report, the primary one first; none if the text names none."""
    own = [one for one in mentions if passage.has(passage.ground.message.into_clean(one.span.start))]
    near = Surroundings(around.gazetteer, around.region, _subdistricts(passage, own, around))
    candidates = [one for one in (_candidate(passage, mention, near) for mention in own) if one]
    villages = [one for one in candidates if level(one.code) == VILLAGE]
    if villages:
        return _chosen(passage, villages, around.gazetteer)
    wider = [
        one
        for one in candidates
        if level(one.code) in {SUBDISTRICT, REGENCY} and one.mention.before == Before.NOTHING
    ]
    wider = [
        one
        for one in wider
        if one.code != around.gazetteer.home and not is_within(around.gazetteer.home, one.code)
    ]
    if wider:
        return _widest(wider, around.gazetteer)
    offices = [one for one in candidates if level(one.code) == SUBDISTRICT]
    return _widest(offices, around.gazetteer, confidence=0.6) if offices else ()


def _subdistricts(passage: Passage, own: Sequence[Mention], around: Surroundings) -> tuple[str, ...]:
    """Return the subdistricts named here, then those named for the whole message."""
    here = [
        code
        for one in own
        for code in one.of_level(SUBDISTRICT)
        if one.title_level == SUBDISTRICT or len(one.codes) == 1
    ]
    return tuple(dict.fromkeys([*here, *around.subdistricts]))


def _candidate(passage: Passage, mention: Mention, around: Surroundings) -> _Candidate | None:
    if mention.before == Before.NAMESAKE:
        return None
    codes = _ranked(passage, mention, around)
    if not codes:
        return None
    start = passage.ground.message.into_clean(mention.span.start)
    score, is_origin, is_party = _score(passage, mention, start)
    return _Candidate(mention, codes[0], tuple(codes[1:]), score, is_origin, is_party, start)


def _ranked(passage: Passage, mention: Mention, around: Surroundings) -> list[str]:
    """Return what the name may mean here, the likeliest first."""
    home = around.gazetteer.home
    named = _directly_after(passage, mention, around.gazetteer)
    preferred = mention.title_level or _level_of_bare(mention, around)

    def rank(code: str) -> tuple[bool, bool, bool, bool, bool, str]:
        return (
            bool(named) and not is_within(code, named),
            not is_within(code, home),
            preferred is not None and level(code) != preferred,
            not any(is_within(code, one) for one in around.subdistricts),
            not is_within(code, around.region),
            code,
        )

    codes = sorted(_with_elsewhere(mention, named, around.gazetteer), key=rank)
    if not codes:
        return []
    best = rank(codes[0])
    return [code for code in codes if rank(code)[:5] == best[:5] or code == codes[0]]


def _level_of_bare(mention: Mention, around: Surroundings) -> int | None:
    """Read a name that subdistrict and village share as the subdistrict, unless its own is near."""
    if {SUBDISTRICT, VILLAGE} - {level(code) for code in mention.codes}:
        return None
    is_village = any(
        code == around.region or any(is_within(code, one) for one in around.subdistricts)
        for code in mention.of_level(VILLAGE)
    )
    return None if is_village else SUBDISTRICT


def _directly_after(passage: Passage, mention: Mention, gazetteer: Gazetteer) -> str:
    """Return the subdistrict or regency that stands right behind a name: "Ds. X Kec. Y"."""
    after = passage.ground.message.text[mention.span.end : mention.span.end + 60].lower()
    match = re.match(r"[\s,(/.*-]{0,5}(?:kec(?:amatan)?|kab(?:upaten)?)\.?\s+([a-z ]{3,30})", after)
    if not match:
        return ""
    words = match[1].split()
    for length in range(min(3, len(words)), 0, -1):
        key = key_of(words[:length])
        found = [
            code
            for code in (*gazetteer.at_home(key), *gazetteer.elsewhere(key))
            if level(code) in {SUBDISTRICT, REGENCY}
        ]
        if found:
            return found[0]
    return ""


def _with_elsewhere(mention: Mention, named: str, gazetteer: Gazetteer) -> list[str]:
    """Add the namesakes in the other regency that the words behind the name point to."""
    codes = list(mention.codes)
    if named and not is_within(named, gazetteer.home):
        name = gazetteer.name(codes[0])
        key = key_of(normalise(name).split())
        codes += [code for code in gazetteer.elsewhere(key) if is_within(code, named)]
    return list(dict.fromkeys(codes))


def _score(passage: Passage, mention: Mention, start: int) -> tuple[float, bool, bool]:
    clean = passage.clean
    begin = max((s for s, e in passage.ranges if s <= start < e), default=0)
    left = clean[max(begin, start - 90) : start]
    line = left[left.rfind("\n") + 1 :]
    score = 1.0 + mention.quality
    is_origin = bool(_ORIGIN.search(line)) and not _COMING_FROM.search(line)
    is_party = bool(_PARTY.search(line))
    score += (
        2.5 * bool(_WHERE.search(left))
        + 1.5 * bool(_AT.search(line))
        + 0.5 * (mention.title_level is not None)
    )
    score += 1.0 * bool(_TARGET.search(line)) - 0.9 * bool(_BY.search(line))
    score -= 1.2 * is_origin + 0.2 * is_party + 2.0 * bool(_OFFENDER.search(line))
    score -= 2.0 * (mention.before == Before.INSTITUTION) + 0.6 * (mention.before == Before.OFFICIAL)
    if not passage.is_told(start):
        score -= 1.0
    if not re.search(r"[a-z]", clean[begin:start]):
        score += 1.2  # the name that heads an item
    if _is_signature(passage, start):
        score -= 1.5
    return score, is_origin, is_party


def _is_signature(passage: Passage, start: int) -> bool:
    """Say whether it stands in the last, short line, where the sender signs."""
    end = passage.ranges[-1][1]
    line = passage.clean.rfind("\n", 0, start)
    text = passage.clean[line + 1 : end].strip()
    return line > passage.ranges[0][0] and len(text) <= _SIGNATURE_LENGTH and ":" not in text


def _chosen(
    passage: Passage, villages: Sequence[_Candidate], gazetteer: Gazetteer
) -> tuple[PlaceReading, ...]:
    best = max(villages, key=lambda one: (round(one.score, 1), -one.position))
    same = [one for one in villages if one.code == best.code]
    is_open = bool(best.alternatives)
    primary = PlaceReading(
        best.code,
        gazetteer.name(best.code),
        PlaceRole.PRIMARY,
        tuple(dict.fromkeys(one.mention.span for one in same)),
        confidence=0.4 if is_open else min(0.95, 0.45 + 0.5 * best.mention.quality),
        ask=is_open,
        alternatives=best.alternatives,
    )
    others: dict[str, PlaceReading] = {}
    for one in villages:
        if one.mention.before == Before.INSTITUTION:
            continue
        if one.code != best.code and one.score > 0.9 and not one.alternatives and one.code not in others:
            others[one.code] = PlaceReading(
                one.code,
                gazetteer.name(one.code),
                PlaceRole.ALSO,
                (one.mention.span,),
                min(0.85, 0.3 + 0.2 * one.score),
            )
    return (primary, *others.values())


def _widest(
    wider: Sequence[_Candidate], gazetteer: Gazetteer, *, confidence: float = 0.85
) -> tuple[PlaceReading, ...]:
    subdistricts = [one for one in wider if level(one.code) == SUBDISTRICT] or list(wider)
    best = max(subdistricts, key=lambda one: (one.score, -one.position))
    return (
        PlaceReading(
            best.code, gazetteer.name(best.code), PlaceRole.PRIMARY, (best.mention.span,), confidence
        ),
    )


def all_named(
    passage: Passage, mentions: Sequence[Mention], around: Surroundings
) -> list[tuple[str, Mention]]:
    """Return every place that a list names ("Simpang, Telaga Limo – nihil"), in order, each once."""
    own = [one for one in mentions if passage.has(passage.ground.message.into_clean(one.span.start))]
    near = Surroundings(around.gazetteer, around.region, _subdistricts(passage, own, around))
    found: dict[str, Mention] = {}
    for mention in own:
        if mention.before in {Before.NAMESAKE, Before.INSTITUTION}:
            continue
        codes = _ranked(passage, mention, near)
        if codes:
            found.setdefault(codes[0], mention)
    deepest = max((level(code) for code in found), default=0)
    return [
        (code, mention) for code, mention in found.items() if level(code) == deepest and deepest > REGENCY
    ]


def regency_elsewhere(places: Sequence[PlaceReading], home: str) -> str:
    """Return the code of another regency in which the primary place lies, "" if it is at home."""
    primary = next((place for place in places if place.role == PlaceRole.PRIMARY), None)
    if primary is None or is_within(primary.code, home):
        return ""
    return regency_of(primary.code) or primary.code
