"""Weigh the times that a report names: the event, what came before, what shall come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rukun.handling.reports.parsing.moments import Moment, resolve
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.times import DAYS, TimeExpression

DOCUMENT: Final = re.compile(
    r"\b(?:surat(?!\spernyataan|\ssuara)|(?:nomor|no\.?)\s?:?\s?[a-z]{0,6}[/\d]|sk|perda|perbup|"
    r"keputusan|lp|sertifikat|berita acara|perjanjian|proposal|undangan|"
    r"ditandatangani|peta|lahir|kelahiran|ijazah)\b[^.;\n]{0,60}$"
)


_COMPLAINT: Final = re.compile(r"\b(?:keberatan|penolakan|protes|pengaduan|tuntutan|meneruskan surat)\b")


_BACKGROUND: Final = re.compile(
    r"\b(?:pasca|sejak|pernah|sebelumnya|dulu|menindaklanjuti|sehubungan dengan|terakhir|"
    r"berdasarkan|atas hasil|hasil pemungutan"
    r"(?: suara)?|sesuai|merujuk|periode|pelapor|melapor|dilaporkan|diterima)\b[^.;\n]{0,25}$"
)


PLAN: Final = re.compile(
    r"\b(?:akan|rencana|rencananya|berencana|(?:di|me)?rencanakan|dijadwalkan|diagendakan|"
    r"jadwal|paling lambat|tenggat|batas waktu|"
    r"sampai (?:hari|tanggal)|lanjutan|lanjut|pertemuan lagi|ditunda|diundur|menunggu|mau|nak|"
    r"hendak|jika|kalau|apabila|setelah lebaran|"
    r"agenda|undangan|pada rabu|bersama (?:hari|pada))\b[^.;\n]{0,70}$"
)


AFTERWARDS: Final = re.compile(
    r"\b(?:mediasi|musyawarah|damai|dirembuk|dirembukkan|rapat adat|penyelesaian|diselesaikan|"
    r"selesai|evakuasi|mengevakuasi|bubar|"
    r"membubarkan diri|dibuka|mundur|dibawa|disepakati|hasil|sampai|setelah itu|kemudian|lalu|"
    r"datang|tiba|mempertemukan|berakhir|"
    r"update|perkembangan|dikumpulkan|dipertemukan|maksimal|stop)\b[^.;\n]{0,40}$"
)


_HAPPENED: Final = re.compile(
    r"\b(?:telah terjadi|terjadi|terjadinya|kejadian(?:nya)?|pada hari|pada|peristiwa|jadinyo|"
    r"hari kejadian)\b[^.;\n]{0,25}$"
)


_LABEL: Final = re.compile(
    r"(?:^|\n)[^\w\n]{0,6}(?:hari|waktu|tanggal|bilamana|kapan|jam|pukul|jadinyo|jadinya|"
    r"kejadian)[ /a-z]{0,24}\s?[:=]?[^\w\n]{0,4}$"
)


# "pagi ini sudah tenang", "jam setengah satu dibawa bidan": after the event.
_QUIET: Final = re.compile(
    r"\W{0,3}(?:[a-z]+\s){0,2}?(?:tidak tampak|sudah (?:tenang|bubar|kondusif|aman|normal)|"
    r"tenang|kondusif|aman)\b"
)


_LATER: Final = re.compile(r"\W{0,3}(?:baru\s)?(?:dibawa|dievakuasi|dirujuk|dilarikan|bubar|padam|dibuka)\b")


GRACE: Final = timedelta(hours=1)


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
    left = words_before(passage, expression.start)
    is_plan = bool(PLAN.search(left))
    moment = resolve(expression, clockwork.received, is_plan=is_plan)
    is_ahead = _lies_ahead(moment, clockwork.received)
    right = passage.clean[expression.end : expression.end + 28]
    is_document = (
        not is_plan
        and not is_ahead  # a letter bears no date to come
        and expression.first(*DAYS) is not None
        and bool(DOCUMENT.search(left))
        and not _LABEL.search(passage.clean[max(0, expression.start - 40) : expression.start])
    )
    score = 2.0 - 0.1 * min(order, 8)
    score += 1.5 * bool(_LABEL.search(passage.clean[max(0, expression.start - 40) : expression.start]))
    score += 0.8 * bool(_HAPPENED.search(left)) + 0.3 * moment.has_hour
    score -= 1.0 * bool(_QUIET.match(right)) + 1.0 * bool(_LATER.match(right))
    score -= 1.0 * bool(AFTERWARDS.search(left)) + 1.2 * bool(_BACKGROUND.search(left))
    if is_document:
        score -= (
            1.3
            if _COMPLAINT.search(passage.clean[max(0, expression.start - 110) : expression.end + 40])
            else 3.0
        )
    score -= 3.0 * bool(_RECEIVED.match(passage.clean, expression.end, expression.end + 70))
    score += corrected(passage, expression)
    if passage.ground.is_aside(expression.start):
        score -= 3.0
    return Told(
        moment, score, is_ahead or (is_plan and _is_today_or_later(moment, clockwork.received)), is_document
    )


# When the news came, not when it happened: "jam 11 kami menerima tembusan surat", "kemarin sy lapor".
_RECEIVED: Final = re.compile(
    r"[^.;:\n]{0,30}?\b(?:menerima|diterima|terima|dapat|mendapat)\b[^.;:\n]{0,20}\b(?:surat|tembusan|informasi|info|"
    r"kabar|undangan|pemberitahuan|laporan|telepon|telpon)\b|\s(?:[a-z]+\s)?(?:lapor|laporkan|melaporkan|sampaikan)\b"
)
_WITHDRAWN_BEFORE: Final = re.compile(
    r"\b(?:bukan|semula|awalnya|tadinya|rencana awal|"
    r"(?:ditunda|dimajukan|diundur|digeser|pindah|berubah)[a-z ]{0,12}\bdari)\s(?:hari |jam |pukul |pada )?$"
)
_WITHDRAWN_AFTER: Final = re.compile(r"\s?,?\s?(?:eh|maaf|salah|bukan)\s(?:maaf|salah|bukan|keliru)\b")
_PUT_RIGHT: Final = re.compile(
    r"\b(?:ralat|koreksi|diralat|dikoreksi|yang benar|eh maaf|eh salah|eh bukan|maksud(?:nya| saya| sy)|"
    r"dimajukan|ditunda|diundur|digeser)\b(?:(?!\blapor)[^.;\n]){0,60}$"
)


def corrected(passage: Passage, expression: TimeExpression) -> float:
    """Weigh what the writer takes back ("bukan 23.15", "eh maaf") and what he puts in its place."""
    left = words_before(passage, expression.start)
    if _WITHDRAWN_BEFORE.search(left) or _WITHDRAWN_AFTER.match(
        passage.clean, expression.end, expression.end + 24
    ):
        return -4.0
    return 2.5 if _PUT_RIGHT.search(left) else 0.0


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
        return moment.start > received + GRACE and not (moment.until and moment.until <= received)
    return moment.day > received.date()


def words_before(passage: Passage, position: int) -> str:
    """Return what stands before a position in its sentence and passage."""
    begin = max((start for start, end in passage.ranges if start <= position < end), default=0)
    sentence = passage.ground.sentence_at(position)
    return passage.clean[max(begin, sentence.start, position - 90) : position]
