"""Violence, weapons, fire, children, damage – and how urgent that makes it."""

import re
from typing import Final

from rukun.handling.reports.enums import ReportKind, Urgency
from rukun.handling.reports.parsing.counts import Counted
from rukun.handling.reports.parsing.passages import Passage
from rukun.handling.reports.parsing.reading import Suggestion
from rukun.handling.reports.parsing.tables import compiled, either

# Against persons, or buildings and vehicles wrecked by a group.
VIOLENCE: Final = compiled(r"""
    bentrok
    tawuran
    perkelahian
    berkelahi
    betinju
    baku (?:hantam|pukul)
    adu (?:jotos|pukul|fisik)
    saling (?:pukul|lempar|serang|tendang|bacok|dorong)
    dipukul
    (?:me)?mukul(?:i|in)?
    pemukulan
    kena pukul
    pukul (?:istri|anak|warga|suami|orang)[a-z]*
    dikeroyok
    pengeroyokan
    dianiaya
    penganiayaan
    dibacok
    membacok
    pembacokan
    ditikam
    penikaman
    ditusuk
    penusukan
    luka tusuk
    luka bacok
    ditembak
    penembakan
    diserang
    penyerangan
    lempar (?:batu|kayu|botol|bom)
    melempar (?:batu|kayu|botol)
    pelemparan
    lempar2 botol
    lempar-lempar
    lemparan (?:batu|kayu|botol)
    kena lempar
    dihakimi
    dihajar
    diamuk
    amuk massa
    dibakar (?:massa|warga)
    dibakar
    (?:warga|massa) (?:bakar|membakar|dibakar)
    pembakaran
    pondok (?:habis )?dibakar
    dirusak (?:massa|warga)
    perusakan (?:kantor|rumah|pos|kendaraan|mobil|bangunan)
    merusak (?:kantor|rumah|pos|mobil|bangunan|kendaraan)
    dijebol
    dijarah
    penjarahan
    sengaja ditabrak
    ngantem
    bergumul
    kekerasan (?:terhadap|fisik|pada)
    diterjang
    (?:kena |di|men)?tampar
    nampar
    saling tabrak
    dirusak oleh
    diseret
    tidak senonoh
    cabul
    pencabulan
    dicabuli
    pemerkosaan
    diperkosa
    disandera
    kursi (?:plastik )?melayang
""")
_SHOVING: Final = compiled(r"""
    dorong-dorongan
    saling dorong
    ribut
    ricuh
""")
_THREAT_OR_TRIFLE: Final = re.compile(r"\b(?:kursi dibalik|menggebrak meja)\b")
WEAPONS: Final = compiled(r"""
    parang
    celurit
    clurit
    badik
    keris
    kampak
    kapak
    tombak
    egrek
    dodos
    senjata (?:tajam|api|rakitan)
    senjata
    senpi
    senapan(?: angin)?
    pistol
    airsoft
    busur
    panah
    molotov
    bom (?:ikan|molotov|rakitan)
    samurai
    pisau
    arit
    sabit
    linggis
    tojok
    ketapel
    double stick
    rantai gear
    gear
    balok kayu
    bambu runcing
    sajam
    air keras
    dibacok
    pembacokan
    ditikam
    luka (?:tusuk|bacok)
""")
ARSON: Final = compiled(r"""
    dibakar
    membakar
    pembakaran
    bakar (?:mobil|motor|rumah|kandang|pos|kantor|pondok|lahan warga|gudang|alat|kapal|sepeda)
    membakar (?:rumah|kantor|pos|pondok|kendaraan)
    disulut
    dilalap api karena dibakar
""")
_HARMLESS_FIRE: Final = re.compile(
    r"^[^.;\n]{0,14}\b(?:ban bekas|ban|sampah|jerami|petasan|kembang api|ikan|lilin|kemenyan)\b"
)
MINORS: Final = compiled(r"""
    anak di ?bawah umur
    di bawah umur
    (?:pelajar|siswa|siswi|murid|anak) (?:sd|smp|mts|sma|smk|sltp|slta|kelas|sekolah|tk|paud)
    (?:pelajar|siswa|siswi|murid)
    anak (?:umur|usia|berumur|berusia) (?:[1-9]|1[0-7])\b
    anak sekolah(?! minggu)
    anak kecil
    bocah
    kekerasan terhadap anak
    kelas [1-9] (?:sd|smp|sma)
    kelas (?:i|ii|iii|iv|v|vi) sd
""")
_AGE: Final = re.compile(
    r"\b(?:umur|usia|berumur|berusia)\s?:?\s?(?P<n>\d{1,2})\b(?!\s?(?:minggu|bulan|hari|ke))|\(\s?(?P<n2>\d{1,2})\s?(?:th|tahun)\b|,\s?(?P<n3>\d{1,2})\s(?:th|tahun)\b"
)
_MINOR_CONTEXT: Final = re.compile(
    r"\b(?:sosialisasi|lomba|hafalan|penyuluhan|katanya|batuk|kunjungan|5 balita|termasuk \d+ balita)\b"
)

_THING: Final = (
    r"(?:sepeda motor|motor|mobil (?:dinas |travel |pikap )?[a-z]{0,12}|mobil|rumah|pondok|pos(?: [a-z]+)?|kantor(?: desa| lurah| camat)?|warung|kios|gudang|pagar|jendela|kaca(?: [a-z]+){0,4}|genteng(?: rumah)?|dinding(?: rumah)?(?:nya)?|"
    r"pintu|portal|papan(?: nama)?|spanduk|tiang(?: wifi| listrik)?|jaring(?: belat)?|rawai|bubu|bagan|perahu|pompong|kapal|mesin|alat berat|ekskavator|forklift|truk|ban(?: [a-z]+){0,3}|tanaman|pohon(?: [a-z]+)?|"
    r"kandang(?: [a-z]+)?|speaker|kursi|meja|patok|plang|pipa|jembatan|dapur(?: [a-z]+)?|balai desa|masjid|mushola|surau|sekolah|cctv|tenda|panggung|kotak suara|gapura|lapak)"
)
_BROKEN: Final = r"(?:(?:habis |ikut |sudah )?(?:dibakar|hangus|terbakar|rusak(?: berat| ringan)?|dirusak|putus|hancur|pecah|dipecah|dijebol|roboh|dirobohkan|robek|digembosi|dicabut|disiram air|ditebang|tenggelam|disapu|dibongkar|penyok|mengalami kerusakan|dijarah))"
_DAMAGE: Final = re.compile(
    rf"\b(?:(?P<n>\d{{1,4}}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\s(?:unit|buah|batang|ekor|lembar)?\s?)?(?P<thing>{_THING})(?:nya)?(?: (?:warga|milik|si|maling|pelaku|itu|masyarakat|kami|orang|nelayan|punya)){{0,4}}(?: (?P<n2>\d{{1,3}}|satu|dua|tiga)(?: (?:unit|buah|batang))?)? (?P<verb>{_BROKEN})(?P<tail>\s\d{{1,3}}\s(?:buah|unit|batang))?\b"
)
_NO_DAMAGE: Final = re.compile(r"\b(?:listrik|lampu|mesin) (?:putus|mati)\b")

_RED: Final = compiled(r"""
    massa (?:masih )?(?:berkumpul|bertambah|bergerak)
    meminta bantuan (?:segera|pasukan|personel)
    mohon bantuan (?:segera|pasukan|personel)
    kirim (?:orang|pasukan|personel)
    darurat
    mencekam
    saling serang
    masih (?:ditunggui|rame|ramai)
""")
_YELLOW: Final = compiled(r"""
    (?:nak|akan|mau) (?:balas|serang|menyerang|nyerang|membakar|menutup|menyegel|segel|menyerbu|mencabut|turun|ke kantor)
    mengancam
    ancaman
    membakar kalau
    takut
    mohon atensi
    sweeping
    memanas
    warga resah
    mulai (?:panas|kumpul)
    belum damai
    menghadang
    menutup (?:jalan|akses|pabrik|gerbang)
    memortal
    memblokir
    mengepung
    keberatan atas rencana pembangunan
""")
_GROUP_VIOLENCE: Final = compiled(r"""
    massa
    warga
    dikeroyok
    bentrok
    tawuran
    kelompok
    dihakimi
    antar
    orang kampung
""")


def flag(passage: Passage, pattern: re.Pattern[str], confidence: float = 0.9) -> Suggestion[bool]:
    """Suggest yes with the words that say so, else no without any."""
    match = passage.first_told(pattern)
    if match is None:
        return Suggestion(value=False, confidence=0.8)
    return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=confidence)


def violence_in(passage: Passage, counted: Counted) -> Suggestion[bool]:
    """Say whether persons were attacked, or a group wrecked what others own."""
    for match in passage.told(VIOLENCE):
        if "bakar" not in match.group() or _is_fire_by_hand(passage, match):
            return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=0.9)
    found = Suggestion(value=False, confidence=0.8)
    hurt = any(counted.counts[name].value > 0 for name in ("injured", "dead") if name in counted.counts)
    shoving = passage.first_told(_SHOVING)
    burns = re.search(r"\b(?:melepuh|serempet|kecelakaan|minyak|jatuh)\b", passage.text)
    if shoving and hurt and not burns:
        return Suggestion(value=True, evidence=(passage.evidence(shoving),), confidence=0.7)
    return found


def arson_in(passage: Passage) -> Suggestion[bool]:
    """Say whether something was set on fire; burnt rubbish and tyres are no arson."""
    for match in passage.told(ARSON):
        if _is_fire_by_hand(passage, match):
            return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=0.9)
    return Suggestion(value=False, confidence=0.8)


def _is_fire_by_hand(passage: Passage, match: re.Match[str]) -> bool:
    before = passage.clean[max(0, match.start() - 12) : match.start()]
    after = passage.clean[match.end() : match.end() + 30]
    return not _HARMLESS_FIRE.search(after) and not re.search(r"\b(?:api|jago merah|ban)\s$", before)


def minors_in(passage: Passage) -> Suggestion[bool]:
    """Say whether children are concerned: words or an age below eighteen."""
    for match in passage.told(_AGE):
        age = int(match["n"] or match["n2"] or match["n3"])
        if age < 18:
            return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=0.9)
    match = passage.first_told(MINORS)
    if match:
        around = passage.clean[max(0, match.start() - 60) : match.end() + 30]
        if not _MINOR_CONTEXT.search(around):
            return Suggestion(value=True, evidence=(passage.evidence(match),), confidence=0.75)
    return Suggestion(value=False, confidence=0.8)


def damage_in(passage: Passage) -> tuple[Suggestion[str], ...]:
    """Return what was broken or burnt, as the text says it."""
    found: list[Suggestion[str]] = []
    for match in passage.told(_DAMAGE):
        if _NO_DAMAGE.search(match.group()) or passage.is_denied(match.start("verb")):
            continue
        span = passage.evidence(match)
        words = " ".join(span.of(passage.ground.message.text).split())
        found.append(Suggestion(words, (span,), 0.75))
    return tuple(found[:6])


def urgency_of(
    passage: Passage,
    kind: ReportKind,
    counted: Counted,
    flags: dict[str, bool],
    *,
    is_matter: bool,
    is_ongoing: bool,
) -> Suggestion[Urgency]:
    """Suggest the urgency: red if lives are at stake or it goes on with violence, yellow if it may flare up."""
    if kind in {ReportKind.NIL, ReportKind.ACTIVITY, ReportKind.SETTLED}:
        return Suggestion(Urgency.GREEN, confidence=0.85)
    dead = _count(counted, "dead") + _count(counted, "missing") + _count(counted, "severely_injured")
    displaced = _count(counted, "displaced_people") + _count(counted, "displaced_households")
    by_group = bool(_GROUP_VIOLENCE.search(passage.text))
    if is_matter and (
        dead
        or (flags["arson"] and flags["violence"] and by_group)
        or (flags["weapons"] and flags["violence"])
        or (displaced and flags["violence"])
        or passage.first_told(_RED)
    ):
        return Suggestion(Urgency.RED, confidence=0.8)
    if not is_matter:
        serious = flags["minors"] and flags["violence"]
        return Suggestion(
            Urgency.RED if serious else Urgency.YELLOW if flags["violence"] else Urgency.GREEN, confidence=0.6
        )
    hurt = _count(counted, "injured") > 0
    if flags["weapons"] or (flags["violence"] and (hurt or by_group)) or is_ongoing or displaced:
        return Suggestion(Urgency.YELLOW, confidence=0.7)
    if any(True for _ in passage.matches(_YELLOW)) and kind != ReportKind.TENSION:
        return Suggestion(Urgency.YELLOW, confidence=0.6)
    return Suggestion(Urgency.GREEN, confidence=0.6)


def _count(counted: Counted, name: str) -> int:
    found = counted.counts.get(name)
    return found.value if found else 0


_ = either
