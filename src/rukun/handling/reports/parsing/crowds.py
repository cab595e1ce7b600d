"""Count the crowd: people who act together, and nobody else."""

import re
from typing import Final

from rukun.handling.reports.parsing.numbers import ABOUT, NUMBER, value_of
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Suggestion

# Numbers that are no people of this event, or no crowd.
_NOT_CROWD: Final = re.compile(
    r"^(?:an)?\s?(?:orang\s)?(?:perwakilan|wakil|terduga|pelaku|tersangka|saksi|korban|personel|"
    r"pers\b|anggota (?:polsek|polres|koramil|"
    r"polri|tni|satpol|kodim|brimob|polisi|ormas lain)|polisi|tni|babinsa|petugas|satpam|"
    r"security|kk|kepala|abk|jatuh|hilang|selamat|bengkak|pelipis|dirawat|"
    r"digigit|ketua|kades|tokoh|rekan|suara|pemilih|jamaah haji|jerigen|unit|kapal|penerima|"
    r"siswa baru|sampai pingsan|diamankan|mengamankan|ditangkap|ditahan|"
    r"mengalami|dibawa|kritis|balita|lansia|lr|lb|md|narasumber|peserta rapat|yang satu|"
    r"anggota dprd|saling maki|di ?fb)"
)


_HARMED: Final = re.compile(
    r"^(?:an)?\W{0,3}(?:orang\W{1,3})?(?:tadi malam\s)?(?:dipukul|dikeroyok|dihajar|ditahan|"
    r"dibacok|dianiaya|dititipkan|korban|luka|lecet|lebam|memar|meninggal|tewas|bengkak|pelipis|"
    r"dirawat|digigit|hilang|selamat|mengalami|kritis|lr|lb|md)\b"
)


_ROLE_BEFORE: Final = re.compile(
    r"\b(?:pelaku|tersangka|terduga|perwakilan(?: [a-z]+)?|pihak luar|pihak [a-z]+|wakil)\s?[:=]?\s?±?\s?$"
)


_NOT_CROWD_BEFORE: Final = re.compile(
    r"\b(?:jam|pukul|rt|rw|no|nomor|umur|usia|mengamankan|ditangkap|menangkap|personel|pam|"
    r"polsek|koramil|polres|polisi|satpam|brimob|rp|tahun|pasal|tps|kerugian|"
    r"komen(?:tar)?|ditandatangani|tanda tangan|phk terhadap|terhadap|rekan|bersama|satu|korban|"
    r"dituntut|pengamanan|suara|"
    r"pelajar smp|pelajar sma|pelajar|penduduk|jumlah penduduk|pendengar|kelompok|kubu|pemilih|"
    r"saksi|dikawal|dibantu|didampingi|abk|anak|siswa|sembilan)\s?[:=]?\s?(?:sudah |ada |"
    r"sekitar |± |sejumlah )?$"
)


_GROUP: Final = (
    r"(?:warga|massa|masyarakat|buruh|karyawan|pekerja|petani|nelayan|pemuda|anggota|peserta|"
    r"simpatisan|pendukung|mahasiswa|ibu-ibu|ibu2|emak-emak|"
    r"pedagang|sopir|jamaah|pengunjuk rasa|demonstran|orang kampung|kelompok tani|anak muda|"
    r"bapak|penambang|guru|honorer|pelanggan|pengunjung|penonton)"
)


_TENS: Final = r"(?:\s?-?an\b|\s?puluhan\b)?"


_SOME: Final = r"(?:selusin)"


_CROWD_NUMBER: Final = rf"(?P<n>{NUMBER}|{_SOME})(?P<tens>{_TENS})"


_CROWDS: Final = (
    # massa ± 70 orang; warga sekitar 45 orang; dihadiri 110 anggota; peserta: 150
    re.compile(
        rf"\b(?:massa(?: riil| aksi)?|estimasi massa|jumlah massa|jumlah peserta|"
        rf"peserta(?: aksi)?(?: diperkirakan)?|kekuatan massa|estimasi|{_GROUP}|"
        rf"dihadiri(?: oleh)?|diikuti(?: oleh)?|"
        rf"hadir|jumlah|jml|oleh)\s?[:=]?\s?{ABOUT}\b{_CROWD_NUMBER}(?P<who>\s?(?:orang|massa|"
        rf"jiwa|{_GROUP}))?"
    ),
    # 22 orang buruh mogok; 17 warga; tiga orang pemuda
    re.compile(rf"{ABOUT}{_CROWD_NUMBER}\s(?:orang\s)?(?P<who>{_GROUP})\b"),
    # 30 orang datangi …; ada sekitar 25 orang; 12 orang, …
    re.compile(rf"{ABOUT}{_CROWD_NUMBER}\s?(?P<who>orang|jiwa)\b"),
    # kami cuma 50an
    re.compile(
        rf"\b(?:kami|orang kampung|kita)(?:\s(?:cuma|hanya|ada|orang|kampung|"
        rf"sekitar)){{0,4}}\s{_CROWD_NUMBER}(?=\W)"
    ),
)


_ACT: Final = re.compile(
    r"\b(?:datang|mendatangi|menutup|memblokir|memortal|menghadang|mogok|unjuk rasa|aksi|"
    r"berkumpul|bertahan|ribut|adu mulut|cekcok|mengepung|kepung|menolak|keberatan|"
    r"protes|diprotes|menuntut|menyampaikan|mempertanyakan|hadir|massa|duduk|setop|menyetop|"
    r"bentrok|tawuran|dipukul|dihajar|panen|naik|konvoi|hadang|bakar|dibakar|merusak|jago|"
    r"menjaga|tolong kami|"
    r"meminta|dua kubu|kedua kubu|obor|parang|kumpul|peserta|berjaga|menyegel|menduduki|"
    r"mengamuk|demo|dihadiri|senjata|bawa|pertemuan|audiensi|selisih)\b"
)


_RANGE: Final = re.compile(r"^\s?(?:-|s/d|sd|sampai|atau|hingga)\s?\d")


def crowd_of(passage: Passage, *, is_plan: bool) -> Suggestion[int] | None:
    """Suggest how many people acted together; empty rather than a guess."""
    found: list[tuple[bool, int, Suggestion[int]]] = []
    for order, pattern in enumerate(_CROWDS):
        for match in passage.matches(pattern) if is_plan else passage.told(pattern):
            value = _crowd_value(match)
            if value is None or _is_no_crowd(passage, match, value, order):
                continue
            is_named = bool(_NAMED_CROWD.match(match.group()))
            found.append(
                (is_named, value, Suggestion(value, (passage.evidence(match),), 0.9 if order < 2 else 0.8))
            )
    return max(found, key=lambda one: one[:2])[2] if found else None


_NAMED_CROWD: Final = re.compile(r"(?:estimasi |jumlah )?(?:massa|peserta)")


def _crowd_value(match: re.Match[str]) -> int | None:
    if match["n"] == "selusin":
        return 12
    value = value_of(match["n"])
    if value is not None and "puluhan" in (match["tens"] or "") and value < 10:
        return value * 10
    return value


def _is_no_crowd(passage: Passage, match: re.Match[str], value: int, order: int) -> bool:
    """Say whether a number counts something else: victims, officials, households, a range, a name."""
    who = (match.groupdict().get("who") or "").strip() or None
    if passage.ground.is_name(match.start("n")) or (order == _BARE and not match["tens"]):
        return True
    if who == "jiwa" and not _PROTEST.search(passage.clean[max(0, match.start() - 90) : match.start()]):
        return True
    behind = passage.clean[match.end() : match.end() + 45]
    if who is None and order == 0 and not match["tens"] and not _NOTHING_BEHIND.match(behind):
        return True
    if _counts_others(passage, match, is_group=who not in {None, "orang", "jiwa"}):
        return True
    if who == "orang" and value < _FEW and _WEAK_LABEL.match(match.group()):
        return True
    if value < _SMALLEST or (order >= 1 and not passage.has_words(_ACT)):
        return True
    return order == _PERSONS and value < _FEW and not _ACT.search(behind)


def _counts_others(passage: Passage, match: re.Match[str], *, is_group: bool) -> bool:
    """Say whether the words around a number make it one of others than the crowd."""
    clean = passage.clean
    after = clean[match.end("n") : match.end() + 40]
    behind = clean[match.end() : match.end() + 45]
    before = clean[max(0, match.start("n") - 32) : match.start("n")]
    if _EACH.search(before) or (_ROLE_BEFORE.search(before) and not is_group):
        return True
    if _RANGE.match(after) or _RANGE_BEFORE.search(before):
        return True  # "100-150 orang" is no number
    if _NOT_CROWD_BEFORE.search(before) or _UNIT.match(after):
        return True
    return any(pattern.search(words) for pattern in (_HARMED, _NOT_CROWD) for words in (after, behind))


# Places of the patterns in `_CROWDS`, and what is too few to be a crowd.
_PERSONS: Final = 2
_BARE: Final = 3
_SMALLEST: Final = 3
_WEAK_LABEL: Final = re.compile(r"oleh|jumlah|jml")
_FEW: Final = 10
_EACH: Final = re.compile(r"\bmasing(?:-masing)?(?:\s[a-z]+){0,2}\s?$")
_RANGE_BEFORE: Final = re.compile(r"\d\s?(?:-|s/d|sd|sampai)\s?$")
_PROTEST: Final = re.compile(r"\b(?:unjuk rasa|aksi|massa)\b")
_NOTHING_BEHIND: Final = re.compile(r"\s*(?:$|lebih\b|\n|[,.;)])")
_UNIT: Final = re.compile(
    r"\s?(?:kk|rt|rw|hektare|%|persen|unit|buah|th\b|tahun|kali|ekor|m\b|km|juta|ribu|jam|"
    r"hari|titik|batang|ton|kg|desa|mobil|motor|kelompok|kubu|gang|rumah|meter)"
)
