"""Choose, of all times that a report names, the one at which it happened; and what comes next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from rukun.handling.reports.enums import Precision
from rukun.handling.reports.parsing.moments import Moment, part_of, resolve
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import NextEvent, Occurred, Span, Suggestion
from rukun.handling.reports.parsing.tables import compiled
from rukun.handling.reports.parsing.times import TimeExpression

_DOCUMENT: Final = re.compile(
    r"\b(?:surat(?!\spernyataan|\ssuara)|(?:nomor|no\.?)\s?:?\s?[a-z]{0,6}[/\d]|sk|perda|perbup|keputusan|lp|sertifikat|berita acara|perjanjian|proposal|undangan|"
    r"ditandatangani|peta|lahir|kelahiran|ijazah)\b[^.;\n]{0,60}$"
)
_COMPLAINT: Final = re.compile(r"\b(?:keberatan|penolakan|protes|pengaduan|tuntutan|meneruskan surat)\b")
_BACKGROUND: Final = re.compile(
    r"\b(?:pasca|sejak|pernah|sebelumnya|dulu|menindaklanjuti|sehubungan dengan|terakhir|berdasarkan|atas hasil|hasil pemungutan"
    r"(?: suara)?|sesuai|merujuk|periode|pelapor|melapor|dilaporkan|diterima)\b[^.;\n]{0,25}$"
)
_PLAN: Final = re.compile(
    r"\b(?:akan|rencana|rencananya|berencana|(?:di|me)?rencanakan|dijadwalkan|diagendakan|jadwal|paling lambat|tenggat|batas waktu|"
    r"sampai (?:hari|tanggal)|lanjutan|lanjut|pertemuan lagi|ditunda|diundur|menunggu|mau|nak|hendak|jika|kalau|apabila|setelah lebaran|"
    r"agenda|undangan|pada rabu|bersama (?:hari|pada))\b[^.;\n]{0,70}$"
)
_AFTERWARDS: Final = re.compile(
    r"\b(?:mediasi|musyawarah|damai|dirembuk|dirembukkan|rapat adat|penyelesaian|diselesaikan|selesai|evakuasi|mengevakuasi|bubar|"
    r"membubarkan diri|dibuka|mundur|dibawa|disepakati|hasil|sampai|setelah itu|kemudian|lalu|datang|tiba|mempertemukan|berakhir|"
    r"update|perkembangan|dikumpulkan|dipertemukan|maksimal|stop)\b[^.;\n]{0,40}$"
)
_ENDING: Final = re.compile(
    r"\b(?:bubar|membubarkan diri|berakhir|selesai|dibuka|mundur|padam|sampai)\b[^.;\n]{0,25}$"
    r"|\bpukul\s?$"
)
_HAPPENED: Final = re.compile(
    r"\b(?:telah terjadi|terjadi|terjadinya|kejadian(?:nya)?|pada hari|pada|peristiwa|jadinyo|hari kejadian)\b[^.;\n]{0,25}$"
)
_LABEL: Final = re.compile(
    r"(?:^|\n)[^\w\n]{0,6}(?:hari|waktu|tanggal|bilamana|kapan|jam|pukul|jadinyo|jadinya|kejadian)[ /a-z]{0,24}\s?[:=]?[^\w\n]{0,4}$"
)
# "pagi ini sudah tenang", "jam setengah satu dibawa bidan": after the event.
_QUIET: Final = re.compile(
    r"\W{0,3}(?:[a-z]+\s){0,2}?(?:tidak tampak|sudah (?:tenang|bubar|kondusif|aman|normal)|tenang|kondusif|aman)\b"
)
_LATER: Final = re.compile(r"\W{0,3}(?:baru\s)?(?:dibawa|dievakuasi|dirujuk|dilarikan|bubar|padam|dibuka)\b")
_ONGOING: Final = compiled(r"""
    masih (?:di ?(?:lokasi|situ|sana|tempat)|berlangsung|bertahan|berjaga|disitu|rame|ramai|berkumpul|menutup|ditunggui|menunggu|tertahan|di)
    (?:sampai|hingga) (?:saat ini|sekarang|laporan ini)[a-z ]{0,20}(?:masih|belum)?
    sampai sekarang
    sedang (?:berlangsung|terjadi)
    masih (?:bertahan|berlangsung|rame|ramai|ditunggui)
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
    (?:sudah |telah )?(?:bubar|membubarkan diri|dibubarkan|selesai|dibuka|kondusif kembali|normal kembali|aman kembali|padam|tenang)
    situasi (?:aman|kondusif|terkendali|sudah)
    didamaikan
    damai
""")
_ONE_MINUTE: Final = timedelta(minutes=1)
_GRACE: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Clockwork:
    """What the times of a passage are read against: when the message came, and what speaks for all."""

    received: datetime
    expressions: Sequence[TimeExpression]
    is_chat: bool = False


@dataclass(frozen=True)
class Told:
    """A moment with how well it stands for the event, and whether it lies ahead."""

    moment: Moment
    score: float
    is_ahead: bool
    is_document: bool


def moments_in(passage: Passage, clockwork: Clockwork) -> list[Told]:
    """Return the moments that a passage names with a day, each with its weight."""
    found: list[Told] = []
    for order, expression in enumerate(e for e in clockwork.expressions if passage.has(e.start)):
        if expression.names_day:
            found.append(_weighed(passage, expression, clockwork, order))
    return found


def _weighed(passage: Passage, expression: TimeExpression, clockwork: Clockwork, order: int) -> Told:
    left = _left(passage, expression.start)
    is_plan = bool(_PLAN.search(left))
    moment = resolve(expression, clockwork.received, is_plan=is_plan)
    is_ahead = _lies_ahead(moment, clockwork.received)
    right = passage.clean[expression.end : expression.end + 28]
    is_document = (
        not is_plan
        and bool(_DOCUMENT.search(left))
        and not _LABEL.search(passage.clean[max(0, expression.start - 40) : expression.start])
    )
    score = 2.0 - 0.1 * min(order, 8)
    score += 1.5 * bool(_LABEL.search(passage.clean[max(0, expression.start - 40) : expression.start]))
    score += 0.8 * bool(_HAPPENED.search(left)) + 0.3 * moment.has_hour
    score -= 1.0 * bool(_QUIET.match(right)) + 1.0 * bool(_LATER.match(right))
    score -= 1.0 * bool(_AFTERWARDS.search(left)) + 1.2 * bool(_BACKGROUND.search(left))
    if is_document:
        score -= (
            1.3
            if _COMPLAINT.search(passage.clean[max(0, expression.start - 60) : expression.end + 40])
            else 3.0
        )
    if passage.ground.is_aside(expression.start):
        score -= 3.0
    return Told(
        moment, score, is_ahead or (is_plan and _is_today_or_later(moment, clockwork.received)), is_document
    )


def _is_today_or_later(moment: Moment, received: datetime) -> bool:
    return moment.day is not None and moment.day > received.date()


def _lies_ahead(moment: Moment, received: datetime) -> bool:
    if moment.day is None:
        return False
    if moment.candidates:
        return min(moment.candidates) > received.date()
    if any(atom.text.startswith("nanti") for atom in moment.expression.all_of("relative")):
        return True
    if moment.start and moment.has_hour:
        return moment.start > received + _GRACE and not (moment.until and moment.until <= received)
    return moment.day > received.date()


def _left(passage: Passage, position: int) -> str:
    """Return what stands before a position in its sentence and passage."""
    begin = max((start for start, end in passage.ranges if start <= position < end), default=0)
    sentence = passage.ground.sentence_at(position)
    return passage.clean[max(begin, sentence.start, position - 90) : position]


def occurred_of(
    passage: Passage, clockwork: Clockwork, *, is_planned: bool, fallback: Moment | None
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
        left = _left(passage, expression.start)
        if _AFTERWARDS.search(left) or _DOCUMENT.search(left):
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
    return moment.start - _GRACE <= merged.start <= until + _GRACE


def _until_end(passage: Passage, moment: Moment, clockwork: Clockwork) -> Moment:
    """Add the hour at which it is said to have ended."""
    if moment.until or not moment.start:
        return moment
    for expression in clockwork.expressions:
        clock = expression.first("clock")
        if not clock or not passage.has(expression.start) or expression.start <= moment.expression.start:
            continue
        if not _ENDING.search(_left(passage, expression.start)) or (
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
        left = _left(passage, expression.start)
        score = (
            1.0
            + bool(expression.first("clock"))
            - 1.5 * bool(_AFTERWARDS.search(left))
            - 1.5 * bool(_PLAN.search(left))
        )
        if not passage.ground.sentence_at(expression.start) or _DOCUMENT.search(left):
            score -= 1
        if not expression.first("clock") and not _stands_for_itself(passage, expression):
            continue
        if score > 0 and (best is None or score > best[0]):
            best = (score, _on_day(expression, clockwork, fallback))
    return best[1] if best else None


def _stands_for_itself(passage: Passage, expression: TimeExpression) -> bool:
    """Say whether a lone "malam" is the time of the event: between marks, at a beginning."""
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


_WHAT: Final = re.compile(
    r"(?P<what>(?:rapat|pertemuan|mediasi|ukur|pengukuran|pengecekan|musyawarah|rat|audiensi|sidang|aksi|koordinasi|verifikasi|"
    r"kepala desa|buka|kedua|rencana|peninjauan|cek lokasi|turun)[^,;.\n]{0,50}?)[\s,]*(?:pada|dijadwalkan|direncanakan|"
    r"paling lambat|hari|tanggal|akan|besok|bersama)?[\s,]*$"
)


def next_event_of(passage: Passage, clockwork: Clockwork) -> Suggestion[NextEvent] | None:
    """Suggest what is announced or agreed for later, if it is named with its day."""
    for told in moments_in(passage, clockwork):
        day: date | None = told.moment.day
        if not told.is_ahead or day is None or told.moment.candidates:
            continue
        expression = told.moment.expression
        what = _WHAT.search(_left(passage, expression.start))
        if what:
            message = passage.ground.message
            begin = max(0, expression.start - len(what.group()))
            words = message.span(begin, begin + len(what["what"]))
            where = message.span(expression.start, expression.end)
            return Suggestion(NextEvent(" ".join(words.of(message.text).split()), day), (words, where), 0.7)
    return None


__all__ = ["Clockwork", "Told", "is_going_on", "moments_in", "next_event_of", "occurred_of", "unreadable_day"]
