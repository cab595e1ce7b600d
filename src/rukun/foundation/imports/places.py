"""Which place of a regency a row names: by code, by names in columns, or in a line of text.

Only what is written the same way (by the key of the name) counts as found; a likely name is
proposed to the person, and never taken by itself. A line of free text that names no place of the
regency leaves the matter at the regency, with the words beside it.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz, process

from rukun.foundation.imports.rows import Row, quoted
from rukun.foundation.territory.models import Region, RegionAlias
from rukun.foundation.territory.names import search_key, titled
from rukun.foundation.territory.queries import full_names
from rukun.foundation.territory.successors import ExplainedCode, explain_code, resolved
from rukun.kernel.regions import (
    REGENCY,
    SUBDISTRICT,
    VILLAGE,
    is_within,
    level,
    within_q,
)
from rukun.kernel.text import normalise

# Field codes that a kind of import gives its columns of place.
CODE: Final = "region_code"
VILLAGE_NAME: Final = "village"
SUBDISTRICT_NAME: Final = "subdistrict"
LOCATION: Final = "location"

_TITLE: Final = re.compile(r"^(?:desa|ds|kelurahan|kel|kecamatan|kec)\b\.?\s*", re.IGNORECASE)
_IS_SUBDISTRICT: Final = re.compile(r"^(?:kecamatan|kec)\b", re.IGNORECASE)
# What follows a village's name and is no part of it; "Parit" is, so often, that it stays.
_DETAIL: Final = re.compile(r"[,;(]?\s*\b(?:rt|rw|dusun|dsn)\b.*", re.IGNORECASE)
_IN_TEXT: Final = re.compile(
    r"\b(?P<title>desa|ds|kelurahan|kel|kecamatan|kec)\b\.?\s*"
    r"(?P<name>[^,;()]+?)(?=\s*(?:[,;()]|\b(?:desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab)\b|$))",
    re.IGNORECASE,
)
_LIKELY: Final = 75.0


@dataclass(frozen=True)
class Place:
    """A region as it is called now and as it was filed, and what the row says beside it."""

    current: str
    filed: str
    detail: str = ""

    @property
    def level(self) -> int:
        """How far down it is known."""
        return level(self.current)


class Places:
    """The names of one regency, read once for a whole file."""

    def __init__(self, regency: str) -> None:
        self.regency = regency
        inside = Region.objects.filter(within_q("code", [regency]))
        self.heirs = {old: heir.code for old, heir in resolved().items() if heir.is_certain}
        self.codes: dict[str, ExplainedCode] = {}
        self.names: dict[int, dict[str, set[str]]] = {
            SUBDISTRICT: defaultdict(set),
            VILLAGE: defaultdict(set),
        }
        self.keys: dict[str, str] = {}
        self.current = set(inside.current().values_list("code", flat=True))
        for code, key in inside.values_list("code", "name_key"):
            self._add(code, key)
            self.keys[code] = key
        for code, key in RegionAlias.objects.filter(within_q("region_id", [regency])).values_list(
            "region_id", "name_key"
        ):
            self._add(code, key)

    def _add(self, code: str, key: str) -> None:
        heir = code if code in self.current else self.heirs.get(code, "")
        if level(code) > REGENCY and is_within(heir, self.regency):
            self.names[level(code)][key].add(code)

    def find(self, row: Row) -> Place | None:
        """Return the place that the row names, or note on the row why there is none."""
        if row.has(CODE):
            return self._by_code(row)
        above = ""
        if row.has(SUBDISTRICT_NAME):
            above = self._named(row, SUBDISTRICT_NAME, SUBDISTRICT, within=self.regency)
            if not above:
                return None
        name = row.text(VILLAGE_NAME)
        detail = row.text(LOCATION)
        if not name:
            return self._in_text(detail, above)
        if _IS_SUBDISTRICT.match(name):
            code = self._named(row, VILLAGE_NAME, SUBDISTRICT, within=above or self.regency)
        else:
            code = self._named(row, VILLAGE_NAME, VILLAGE, within=above or self.regency)
        extra = "" if search_key(_TITLE.sub("", name)) in self.names[VILLAGE] else _beside(name)
        return self._place(code, ", ".join(filter(None, (extra, detail)))) if code else None

    def key_of(self, place: Place) -> str:
        """Return what tells this place from others even after its code has changed: names, not codes."""
        return "/".join((self.keys.get(place.current, place.current), normalise(place.detail)))

    def _place(self, code: str, detail: str = "") -> Place:
        return Place(code if code in self.current else self.heirs[code], code, detail)

    def _named(self, row: Row, field: str, at_level: int, *, within: str) -> str:
        """Return the code of the only place of that name; "" and a note if there is none, or more."""
        given = row.text(field)
        key, found = "", set[str]()
        for words in (
            given,
            _DETAIL.sub("", given),
        ):  # "Sungai Dusun" is a name, "Sungai Beras Dusun II" is not
            key = search_key(_TITLE.sub("", words).strip())
            found = found or self._matching(key, at_level, within)
        if len(found) == 1:
            return found.pop()
        if found:
            row.wrong(field, _("Several places have this name. Name the subdistrict as well."))
        else:
            row.wrong(field, self._proposal(given, key, at_level, within))
        return ""

    def _matching(self, key: str, at_level: int, within: str) -> set[str]:
        known = {code for code in self.names[at_level].get(key, set()) if is_within(code, within)}
        # A region that went and its heir are one place; the one in force is meant.
        return {code for code in known if code in self.current or self.heirs.get(code) not in known}

    def _proposal(self, given: str, key: str, at_level: int, within: str) -> str:
        keys = [one for one in self.names[at_level] if self._matching(one, at_level, within)]
        likely = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=_LIKELY)
        if likely is None:
            text = _("“%(name)s” is no place there. Write its name as in the list of regions, or its code.")
            return str(text % {"name": quoted(given)})
        code = min(self._matching(likely[0], at_level, within))
        region = Region.objects.get(code=code)
        text = _("“%(name)s” is not known. If %(place)s (%(code)s) is meant, write that.")
        return str(text % {"name": quoted(given), "place": titled(region.name, region.kind), "code": code})

    def _in_text(self, text: str, above: str) -> Place:
        """Read a line such as "Desa Sungai Beras Kec. Mendahara Ulu"; the words stay beside it."""
        named: dict[int, str] = {}
        for found in _IN_TEXT.finditer(text):
            at_level = SUBDISTRICT if _IS_SUBDISTRICT.match(found["title"]) else VILLAGE
            name = found["name"].strip()
            if search_key(name) not in self.names[at_level]:
                name = _DETAIL.sub("", name).strip()
            named.setdefault(at_level, search_key(name))
        within = above or self.regency
        if SUBDISTRICT in named:
            within = self._only(named[SUBDISTRICT], SUBDISTRICT, within) or within
        key = named.get(VILLAGE) or ("" if named else search_key(text))
        village = self._only(key, VILLAGE, within) if key else ""
        if not village and not named and not above:
            within = self._only(key, SUBDISTRICT, within) or within
        return self._place(village or within, text)

    def _only(self, key: str, at_level: int, within: str) -> str:
        found = self._matching(key, at_level, within)
        return found.pop() if len(found) == 1 else ""

    def _by_code(self, row: Row) -> Place | None:
        code = row.text(CODE).rstrip(".")
        if isinstance(row.cells.get(CODE), float) and "." in code:
            row.wrong(CODE, _("The spreadsheet made a number of this code. Format the column as text."))
            return None
        explained = self._explained(code)
        if not explained.successor:
            row.wrong(CODE, explained.explanation)
        elif not is_within(explained.successor, self.regency):
            row.wrong(CODE, _elsewhere(explained.successor))
        else:
            return Place(explained.successor, code, row.text(LOCATION))
        return None

    def _explained(self, code: str) -> ExplainedCode:
        """Say what a code is; nobody guesses which place a wrong one means. A list repeats few codes."""
        if code not in self.codes:
            self.codes[code] = explain_code(code)
        return self.codes[code]


def _beside(name: str) -> str:
    """Return what stands behind a name and is no part of it: "RT 04 Dusun II"."""
    found = _DETAIL.search(name)
    return found.group().strip(" ,;(") if found else ""


def _elsewhere(code: str) -> str:
    region = Region.objects.get(code=code)
    text = _("This code is %(place)s, which lies in another regency. Tell the office there, or correct it.")
    return str(text % {"place": full_names([region])[code]})
