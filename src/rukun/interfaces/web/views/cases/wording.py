"""How a case is worded: its state by rung, its facts, the ladder, the tracks beside it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from rukun.foundation.people.enums import Rung
from rukun.foundation.people.models import Agency
from rukun.foundation.sharing.models import Custody
from rukun.foundation.territory.enums import RegionKind
from rukun.foundation.territory.models import Region
from rukun.handling.cases.domain.ladder import team_on_rung
from rukun.handling.cases.enums import CaseState, Outcome, TrackKind
from rukun.handling.cases.models import Attempt, Case, HandOver, standing_name
from rukun.handling.cases.models import Track as TrackRow
from rukun.interfaces.web import parts, presentation
from rukun.interfaces.web.presentation import StateMark, state_mark
from rukun.kernel.regions import VILLAGE

_SHORT_CLASS = {0: "K0", 1: "K1", 2: "K2", 3: "K3"}


def case_state(case: Case) -> StateMark:
    """Return "Ditangani kecamatan", "Selesai: damai": state, rung and outcome in one mark."""
    if case.state == CaseState.HANDLED:
        return state_mark(case.state, handled_by(case.rung))
    if case.state == CaseState.CLOSED:
        outcome = Outcome(case.outcome).label
        return state_mark(case.state, _("Closed: %(outcome)s") % {"outcome": _lower_first(str(outcome))})
    return state_mark(case.state, CaseState(case.state).label)


def handled_by(rung: int) -> str:
    """Return on which rung a case is being handled."""
    return {
        Rung.VILLAGE: _("Handled by the village"),
        Rung.SUBDISTRICT: _("Handled by the subdistrict"),
        Rung.REGENCY: _("Handled by the regency"),
        Rung.PROVINCE: _("Handled by the province"),
    }[Rung(rung)]


def place_of(region: Region) -> str:
    """Return "Desa Sungai Beras, Kec. Mendahara Ulu" of a region whose parent is loaded."""
    above = region.parent
    if region.level < VILLAGE or above is None:
        return str(region)
    return f"{region}, {_('Kec.')} {above.name}"


def source_of(case: Case) -> str:
    """Return "Pasal 5 huruf d", the legal source of conflict, or nothing."""
    return _("Article 5 letter %(letter)s") % {"letter": case.conflict_source} if case.conflict_source else ""


def class_of(case: Case) -> str:
    """Return "Terbatas (K2)"."""
    return str(case.get_classification_display())


def paper_class(case: Case) -> str:
    """Return the word of the class as it stands on paper: BIASA, TERBATAS, RAHASIA."""
    words = {0: _("Ordinary"), 1: _("Ordinary"), 2: _("Restricted"), 3: _("Secret")}
    return words[case.classification].upper()


# --- Ladder ------------------------------------------------------------------------------------


def rungs_of(
    case: Case,
    *,
    custody: Sequence[Custody],
    attempts: Iterable[Attempt],
    offer: HandOver | None,
) -> list[parts.Rung]:
    """Return the four rungs: what is behind, where the case is, what it was offered to."""
    tried = [attempt.rung for attempt in attempts]
    return [
        _rung(case, rung, [row for row in custody if row.agency.rung == rung], tried.count(rung), offer)
        for rung in Rung
    ]


def _rung(case: Case, rung: Rung, held: list[Custody], tried: int, offer: HandOver | None) -> parts.Rung:
    label = rung_label(rung, case.region_current)
    efforts = ngettext("%(count)s effort", "%(count)s efforts", tried) % {"count": tried} if tried else ""
    if case.rung == rung and case.state != CaseState.CLOSED:
        since = presentation.day_short(held[-1].from_at) if held else ""
        note = _("%(who)s, since %(day)s") % {"who": case.holder_name, "day": since}
        return parts.Rung(label, "here", _joined(note, efforts))
    if offer is not None and offer.to_rung == rung:
        return parts.Rung(label, "offered", _("offered %(day)s") % {"day": presentation.day_short(offer.at)})
    if held:
        span = span_of(held[0].from_at, held[-1].until_at or case.closed_at)
        return parts.Rung(label, "done", _joined(span, efforts))
    return parts.Rung(label, "ahead", _("passed over") if rung < case.rung else _("not yet"))


def rung_label(rung: int, region: Region) -> str:
    """Return "Desa" or "Kelurahan", "Kecamatan", "Kabupaten", "Provinsi"."""
    if rung != Rung.VILLAGE:
        return str(Rung(rung).label)
    kind = region.kind if region.level == VILLAGE else RegionKind.VILLAGE
    return capfirst(str(RegionKind(kind).label))


def rung_choice(rung: int, region: Region, agency: Agency, at: datetime) -> str:
    """Return "Kecamatan: Kec. Geragai", "Kabupaten: Tim Terpadu": who would hold the case there."""
    team = team_on_rung(region.pk, rung, at)
    return f"{rung_label(rung, region)}: {standing_name(agency, team and team.pk)}"


def span_of(start: datetime, end: datetime | None) -> str:
    """Return "9–18 Feb", or "28 Feb – 3 Mar"."""
    first = presentation.day_short(start)
    if end is None:
        return first
    last = presentation.day_short(end)
    if first == last:
        return first
    if first.split(" ", 1)[1] == last.split(" ", 1)[1]:
        return f"{first.split(' ', 1)[0]}–{last}"
    return f"{first} – {last}"


def tracks_of(tracks: Iterable[TrackRow]) -> list[parts.Track]:
    """Return the tracks that run, each with since when and what it answered."""
    return [parts.Track(TrackKind(track.kind).label, track_note(track)) for track in tracks]


def track_note(track: TrackRow) -> str:
    """Return "sejak 26 Februari", then the answer or the end."""
    said = _("since %(day)s") % {"day": _day(track.opened_on)}
    if track.closed_on is not None:
        return _joined(said, _("ended %(day)s") % {"day": _day(track.closed_on)}, between=", ")
    if track.answered_on is not None:
        return _joined(said, _("answered %(day)s") % {"day": _day(track.answered_on)}, between=", ")
    return said


def _day(on: date) -> str:
    return presentation.day(on, with_year=False)


def _joined(*texts: StrOrPromise, between: str = " · ") -> str:
    return between.join(str(text) for text in texts if text)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
