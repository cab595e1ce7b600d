"""Put together what belongs together: the lines of a chat about one event, the nil lines of a list."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rukun.handling.reports.enums import ReportKind
from rukun.handling.reports.parsing import kinds, placing
from rukun.handling.reports.parsing.drafts import Draft, Source
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import PlaceReading, PlaceRole
from rukun.kernel.regions import SUBDISTRICT, VILLAGE, is_within, level, parent

_UPDATE: Final = re.compile(
    r"\b(?:update|perkembangan|lanjutan|korban|sekarang|sudah|pagi ini|kondisi|ralat|tambahan|warga kami)\b"
)

_ASSENT: Final = re.compile(r"^\W*(?:betul|benar|iya|ya|siap|ijin betul|izin betul|ralat|koreksi|maaf)\b")
_NOT_THERE: Final = re.compile(r"\bbukan\b[^.\n]{0,40}\b(?:tapi|tp|tetapi|melainkan|yang benar)\b")
_ANOTHER: Final = re.compile(
    r"\b(?:lapor (?:juga|lagi)|ada lagi|satu lagi (?:pak|bu|info|laporan|kejadian)|kejadian "
    r"(?:lain|baru)|lain lagi|selain itu)\b"
)


def joined(source: Source, drafts: list[Draft], more: Sequence[Draft]) -> list[Draft]:
    """Put the lines of a chat that go on about one event into one report."""
    for draft in more:
        earlier = _earlier(source, drafts, draft)
        if earlier is None:
            drafts.append(draft)
        elif earlier.is_nil:
            drafts[drafts.index(earlier)] = draft
        else:
            _merge(source, earlier, draft)
    return drafts


def _earlier(source: Source, drafts: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return the draft that this one goes on with, None where it tells of something else."""
    events = [one for one in drafts if one.kind.value not in kinds.NOTHING_HAPPENED]
    if draft.segment.goes_on:
        return events[-1] if events else None
    if draft.segment.stamp is None or draft.segment.is_item:
        return None
    told = [one for one in events if one.segment.stamp]
    if _is_other_place(draft):
        return next((one for one in reversed(told) if source.speaker(one) == source.speaker(draft)), None)
    if draft.is_nil:
        same = [one for one in told if one.primary == draft.primary and draft.primary]
        return same[-1] if same and _UPDATE.search(draft.passage.text) else _of_speaker(source, told, draft)
    if not draft.has_own_place:
        mine = _of_speaker(source, told, draft)
        if mine:
            return mine
        if not draft.places:
            return told[-1] if told and _UPDATE.search(draft.passage.text) else None
        if _ASSENT.search(draft.passage.text) and told:
            return told[-1]
    return _of_place(source, drafts, draft)


def _is_other_place(draft: Draft) -> bool:
    """Say whether the line puts the place right: "maaf, bukan X tapi Y"."""
    return draft.has_own_place and bool(
        _ASSENT.search(draft.passage.text) and _NOT_THERE.search(draft.passage.text)
    )


def _of_speaker(source: Source, told: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return what the same writer told before, unless the line says that it is another matter."""
    if draft.has_own_place or _ANOTHER.search(draft.passage.text):
        return None
    mine = [one for one in told if source.speaker(one) == source.speaker(draft)]
    return mine[-1] if mine else None


def _of_place(source: Source, drafts: Sequence[Draft], draft: Draft) -> Draft | None:
    for one in reversed(drafts):
        if one.primary == draft.primary and one.segment.stamp:
            if one.is_nil and source.speaker(one) == source.speaker(draft):
                return one
            if not one.is_nil and one.kind.value != ReportKind.ACTIVITY:
                return one
    return None


def _merge(source: Source, earlier: Draft, draft: Draft) -> None:
    passage = Passage(source.ground, (*earlier.passage.ranges, *draft.passage.ranges), earlier.passage.head)
    earlier.passage = passage
    if draft.has_own_place and (not earlier.places or _is_other_place(draft)):
        earlier.places, earlier.has_own_place = draft.places, True
    kind = kinds.kind_of(passage, source.tenses_of(passage, earlier.clockwork))
    if earlier.kind.value in kinds.NOTHING_HAPPENED or kind.value == ReportKind.INCIDENT:
        earlier.kind = kind


def with_nil_together(source: Source, drafts: list[Draft]) -> list[Draft]:
    """Make one nil report of all nil lines of a list, or of one writer in a chat."""
    kept: list[Draft] = []
    for draft in drafts:
        home = next(
            (one for one in kept if draft.is_nil and one.is_nil and _are_one_list(source, one, draft)), None
        )
        rest = draft.segment.is_rest
        if rest and not draft.is_nil:
            continue
        places = _rest_of(source, draft, drafts) if rest else _nil_places(source, draft)
        if home is None:
            draft.places = places if draft.is_nil else draft.places
            kept.append(draft)
            continue
        home.passage = Passage(
            source.ground, (*home.passage.ranges, *draft.passage.ranges), home.passage.head
        )
        known = {place.code for place in home.places}
        home.places = (*home.places, *(place for place in places if place.code not in known))
    for draft in kept:
        if draft.is_nil:
            draft.places = _under_one_heading(source, draft, drafts)
    return kept


def _are_one_list(source: Source, one: Draft, other: Draft) -> bool:
    if one.segment.stamp or other.segment.stamp:
        return source.speaker(one) == source.speaker(other) and bool(one.segment.stamp) == bool(
            other.segment.stamp
        )
    return True


def _nil_places(source: Source, draft: Draft) -> tuple[PlaceReading, ...]:
    if not draft.is_nil:
        return draft.places
    named = placing.all_named(draft.passage, source.mentions, source.surroundings(draft.segment))
    if not named:
        return draft.places
    return tuple(
        PlaceReading(code, source.gazetteer.name(code), PlaceRole.PRIMARY, (mention.span,), 0.9)
        for code, mention in named
    )


def _rest_of(source: Source, draft: Draft, drafts: Sequence[Draft]) -> tuple[PlaceReading, ...]:
    """Work out "desa lain nihil": what the subdistrict has besides those named before."""
    wanted = placing.all_named(draft.passage, source.mentions, source.surroundings(draft.segment))
    named = _nil_places(source, draft) if wanted else ()
    evidence = (draft.passage.span,)
    if named and all(level(place.code) == SUBDISTRICT for place in named):
        return named
    others = [place.code for one in drafts if one is not draft for place in one.places]
    upper = [
        code
        for code in source.surroundings(draft.segment).subdistricts
        if is_within(code, source.gazetteer.home)
    ]
    above = {
        parent(code) for code in others if level(code) == VILLAGE and is_within(code, source.gazetteer.home)
    }
    subdistrict = upper[0] if upper else next(iter(above)) if len(above) == 1 else ""
    only_desa = "desa" in draft.passage.text and not re.search(r"\bkel|semua", draft.passage.text)
    mentioned = {code for code in others if is_within(code, subdistrict)}
    rest = (
        [
            code
            for code in source.gazetteer.villages_of(subdistrict)
            if code not in mentioned and not (only_desa and is_kelurahan(code))
        ]
        if subdistrict
        else []
    )
    return tuple(
        PlaceReading(code, source.gazetteer.name(code), PlaceRole.PRIMARY, evidence, 0.85) for code in rest
    )


def is_kelurahan(code: str) -> bool:
    """Say whether a village code is that of a kelurahan (1xxx), not of a desa (2xxx)."""
    return code.rpartition(".")[2].startswith("1")


def _under_one_heading(source: Source, draft: Draft, drafts: Sequence[Draft]) -> tuple[PlaceReading, ...]:
    """Name the subdistrict where all of its villages are nil, and set the roles in order."""
    codes = [place.code for place in draft.places]
    above = {parent(code) for code in codes if level(code) == VILLAGE}
    if len(above) == 1 and len(codes) > 1:
        subdistrict = next(iter(above))
        if set(codes) == set(source.gazetteer.villages_of(subdistrict)):
            evidence = tuple(span for place in draft.places for span in place.evidence)
            return (
                PlaceReading(
                    subdistrict, source.gazetteer.name(subdistrict), PlaceRole.PRIMARY, evidence, 0.9
                ),
            )
    roles = [PlaceRole.PRIMARY] + [PlaceRole.ALSO] * len(codes)
    return tuple(replace(place, role=role) for place, role in zip(draft.places, roles, strict=False))
