"""Choose, of all times that a report names, the one at which it happened; and what comes next."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from rukun.handling.reports.enums import Precision
from rukun.handling.reports.parsing.moments import Moment, resolve
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Occurred, Span, Suggestion
from rukun.handling.reports.parsing.tables import compiled
from rukun.handling.reports.parsing.times import TimeExpression
from rukun.handling.reports.parsing.weighing import (
    AFTERWARDS,
    DOCUMENT,
    GRACE,
    PLAN,
    Clockwork,
    Told,
    corrected,
    moments_in,
    words_before,
)

_ENDING: Final = re.compile(
    r"\b(?:bubar|membubarkan diri|berakhir|selesai|dibuka|mundur|padam|sampai)\b[^.;\n]{0,25}$"
    r"|\bpukul\s?$"
)
_ONGOING: Final = compiled(r"""
    masih (?:di ?(?:lokasi|situ|sana|tempat)|di)
    masih (?:berlangsung|bertahan|berjaga|rame|ramai|berkumpul|menutup|ditunggui|menunggu|tertahan)
    (?:sampai|hingga) (?:saat ini|sekarang|laporan ini)[a-z ]{0,20}(?:masih|belum)?
    sampai sekarang
    sedang (?:berlangsung|terjadi)
    sekarang (?:ini )?(?:masih|sedang)
    sekarang ini
    perkembangan (?:akan|selanjutnya|menyusul)
    belum bubar
    situasi masih
    meminta bantuan pasukan
    mohon bantuan pasukan
    sejak jam
    dari jam
    tertahan
""")
_OVER: Final = compiled(r"""
    (?:sudah |telah )?(?:bubar|membubarkan diri|dibubarkan|selesai|dibuka|padam|tenang)
    (?:kondusif|normal|aman) kembali
    situasi (?:aman|kondusif|terkendali|sudah)
    didamaikan
    damai
""")
_AS_TIME: Final = re.compile(r"(?:waktu|saat|pas|se?habis|abis|ba'?da|selepas|setelah|menjelang)\s")
_ONE_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = timedelta(days=1)


def occurred_of(
    passage: Passage,
    clockwork: Clockwork,
    *,
    is_planned: bool,
    fallback: Moment | None,
    is_single: bool = True,
) -> Suggestion[Occurred] | None:
    """Suggest when it happened, or for a plan when it shall; None if the text does not say."""
    told = [one for one in moments_in(passage, clockwork) if one.moment.day or one.moment.is_unreadable]
    wanted = [
        one for one in told if one.is_ahead == is_planned and one.score > 0 and not one.moment.is_unreadable
    ]
    if wanted:
        best = _finest(wanted)
        return _suggestion(passage, _closer(passage, best.moment, clockwork, fallback), clockwork)
    if is_planned:
        return None
    clock = _hour_alone(passage, clockwork, fallback)
    if clock:
        return _suggestion(passage, clock, clockwork)
    if fallback and fallback.until and is_single:
        return None  # a week is no day of an event
    if fallback and fallback.day and (not told or all(one.is_ahead for one in told)):
        return _suggestion(passage, fallback, clockwork, confidence=0.75)
    return None


def _finest(wanted: Sequence[Told]) -> Told:
    """Return the best moment; of the same day the one that is told to the minute, if it is nearly as good."""
    best = max(wanted, key=lambda one: one.score)
    if best.moment.precision == Precision.MINUTE:
        return best
    finer = [
        one
        for one in wanted
        if one.moment.day == best.moment.day
        and one.moment.precision == Precision.MINUTE
        and one.score > best.score - 1.0
    ]
    return max(finer, key=lambda one: one.score) if finer else best


def _closer(passage: Passage, moment: Moment, clockwork: Clockwork, fallback: Moment | None) -> Moment:
    """Add an hour or a part of the day that stands apart from its day: "Kamis … Mulai 09.25"."""
    if moment.precision == Precision.MINUTE:
        return _until_end(passage, moment, clockwork)
    for expression in clockwork.expressions:
        if (
            expression.names_day
            or not passage.has(expression.start)
            or expression.start < moment.expression.start
        ):
            continue
        if expression.start - moment.expression.end > 160:
            break
        left = words_before(passage, expression.start)
        if AFTERWARDS.search(left) or DOCUMENT.search(left):
            continue
        if expression.first("clock"):
            merged = TimeExpression((*moment.expression.atoms, *expression.atoms))
            if moment.precision == Precision.PART_OF_DAY and not _agrees(moment, expression, clockwork):
                continue
            better = resolve(
                merged,
                clockwork.received,
                is_plan=moment.day is not None and moment.day > clockwork.received.date(),
            )
            return _until_end(passage, replace(better, candidates=moment.candidates), clockwork)
        if (
            moment.precision == Precision.DAY
            and expression.first("part")
            and expression.start - moment.expression.end < 40
        ):
            merged = TimeExpression((*moment.expression.atoms, *expression.atoms))
            return replace(resolve(merged, clockwork.received), candidates=moment.candidates)
    return moment


def _agrees(moment: Moment, expression: TimeExpression, clockwork: Clockwork) -> bool:
    """Say whether an hour lies in the part of the day named before: "pagi ini … sejak pukul 06.30"."""
    merged = resolve(TimeExpression((*moment.expression.atoms, *expression.atoms)), clockwork.received)
    if not moment.start or not merged.start:
        return False
    until = moment.until or moment.start + timedelta(hours=6)
    return moment.start - GRACE <= merged.start <= until + GRACE


def _until_end(passage: Passage, moment: Moment, clockwork: Clockwork) -> Moment:
    """Add the hour at which it is said to have ended."""
    if moment.until or not moment.start:
        return moment
    for expression in clockwork.expressions:
        clock = expression.first("clock")
        if not clock or not passage.has(expression.start) or expression.start <= moment.expression.start:
            continue
        if not _ENDING.search(words_before(passage, expression.start)) or (
            expression.names_day and not expression.first("relative")
        ):
            continue
        end = resolve(expression, clockwork.received, day=moment.day)
        if end.start and moment.start < end.start < moment.start + _DAY:
            return replace(moment, until=end.start)
    return moment


def _hour_alone(passage: Passage, clockwork: Clockwork, fallback: Moment | None) -> Moment | None:
    """Read an hour or part of the day whose day the heading, or nobody, names."""
    best: tuple[float, Moment] | None = None
    for expression in clockwork.expressions:
        if (
            expression.names_day
            or not passage.has(expression.start)
            or passage.ground.is_aside(expression.start)
        ):
            continue
        left = words_before(passage, expression.start)
        score = (
            1.0
            + bool(expression.first("clock"))
            - 1.5 * bool(AFTERWARDS.search(left))
            - 1.5 * bool(PLAN.search(left))
        )
        score += corrected(passage, expression)
        if DOCUMENT.search(left):
            score -= 1
        if not expression.first("clock") and not _stands_for_itself(passage, expression):
            continue
        if score > 0 and (best is None or score > best[0]):
            best = (score, _on_day(expression, clockwork, fallback))
    return best[1] if best else None


def _stands_for_itself(passage: Passage, expression: TimeExpression) -> bool:
    """Say whether a lone "malam" is the time of the event: between marks, at a beginning."""
    if _AS_TIME.match(passage.clean, expression.start, expression.end):
        return True
    before = passage.clean[max(0, expression.start - 3) : expression.start].strip()
    after = passage.clean[expression.end : expression.end + 2].strip()
    return before[-1:] in {"", "-", ",", ";", ":", "("} and after[:1] in {"", ",", "-", ";", ":", ".", ")"}


def _on_day(expression: TimeExpression, clockwork: Clockwork, fallback: Moment | None) -> Moment:
    if fallback and fallback.day:
        moment = resolve(expression, clockwork.received, day=fallback.day)
        if fallback.until and moment.start and fallback.start and moment.start < fallback.start:
            return resolve(expression, clockwork.received, day=fallback.day + _DAY)
        return moment
    today = clockwork.received.date()
    moment = resolve(expression, clockwork.received, day=today)
    if moment.start and moment.start > clockwork.received:
        moment = resolve(expression, clockwork.received, day=today - _DAY)
    return replace(moment, is_guess=not clockwork.is_chat)


def _suggestion(
    passage: Passage, moment: Moment, clockwork: Clockwork, *, confidence: float = 0.9
) -> Suggestion[Occurred]:
    evidence = _evidence(passage, moment)
    start, until = moment.start, moment.until
    if start and until and until < start:
        until = None
    is_ongoing = is_going_on(passage) and not (until and until < clockwork.received)
    value = Occurred(start, until, moment.precision, is_ongoing, moment.candidates)
    if moment.candidates:
        midnight = datetime.combine(moment.candidates[0], time(0), tzinfo=clockwork.received.tzinfo)
        value = replace(value, start=start or midnight, candidates=moment.candidates)
        return Suggestion(value, evidence, 0.5, ask=True)
    return Suggestion(value, evidence, 0.6 if moment.is_guess else confidence)


def _evidence(passage: Passage, moment: Moment) -> tuple[Span, ...]:
    message = passage.ground.message
    return tuple(dict.fromkeys(message.span(atom.start, atom.end) for atom in moment.expression.atoms))


def is_going_on(passage: Passage) -> bool:
    """Say whether the message tells that it is not over."""
    return bool(_ONGOING.search(passage.text)) and not _OVER.search(passage.text)


def unreadable_day(passage: Passage, clockwork: Clockwork) -> Span | None:
    """Return the words of a date that exists in no calendar."""
    for told in moments_in(passage, clockwork):
        if told.moment.is_unreadable:
            expression = told.moment.expression
            return passage.ground.message.span(expression.start, expression.end)
    return None
