"""What is announced or agreed for later."""

import re
from datetime import date
from typing import Final

from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import NextEvent, Suggestion
from rukun.handling.reports.parsing.weighing import Clockwork, moments_in, words_before

_WHAT: Final = re.compile(
    r"(?P<what>(?:rapat|pertemuan|mediasi|ukur|pengukuran|pengecekan|musyawarah|rat|audiensi|"
    r"sidang|aksi|koordinasi|verifikasi|"
    r"kepala desa|buka|kedua|rencana|peninjauan|cek lokasi|turun)[^,;.\n]{0,50}?)[\s,]*(?:pada|"
    r"dijadwalkan|direncanakan|"
    r"paling lambat|hari|tanggal|akan|besok|bersama)?[\s,]*$"
)


def next_event_of(passage: Passage, clockwork: Clockwork) -> Suggestion[NextEvent] | None:
    """Suggest what is announced or agreed for later, if it is named with its day."""
    for told in moments_in(passage, clockwork):
        day: date | None = told.moment.day
        if not told.is_ahead or day is None or told.moment.candidates:
            continue
        expression = told.moment.expression
        what = _WHAT.search(words_before(passage, expression.start))
        if what:
            message = passage.ground.message
            begin = max(0, expression.start - len(what.group()))
            words = message.span(begin, begin + len(what["what"]))
            where = message.span(expression.start, expression.end)
            return Suggestion(NextEvent(" ".join(words.of(message.text).split()), day), (words, where), 0.7)
    return None
