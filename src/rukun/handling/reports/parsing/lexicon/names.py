"""Names of places: words that are ordinary too, how first words are shortened, numerals."""

from collections.abc import Mapping
from typing import Final

# Names that are words of everyday language too: alone, in small letters, they name no place.
ORDINARY: Final = """
    simpang mencolok dendang merbau karyabakti sukamaju kotabaru bungatanjung harapanmakmur baru
    harapan makmur maju jaya sejahtera mulya tengah tanjung bandar pulau pasar sumber muara kuala teluk
    sungai bukit parit rantau pematang lubuk tebing talang kampung koto kota padang air batu danau
    gunung rawa rawas tambak karang mekar mekarjaya sukajaya sukamakmur sidomulyo bina binakarya
    karya karyamakmur tunasbaru tunas bersama sepakat damai aman sentosa bahagia gotongroyong pancasila
    merdeka pembangunan swadaya usahabaru utama wonorejo kenangan pelita sinar cahaya betung pinang
    kelapa durian jelutung jambu rambutan manggis salak nipah bakau rotan sawah kebun ladang hutan
    laut pantai selat suka sukadamai sukasari setia setiabudi bakti abadi indah permai rahayu
    raya mandiri tani tanimakmur pasirputih
"""


# The first word of a name, as people shorten it.
SHORT: Final[Mapping[str, tuple[str, ...]]] = {
    "sei": ("sungai",),
    "sungei": ("sungai",),
    "sngai": ("sungai",),
    "sui": ("sungai",),
    "sg": ("sungai",),
    "sgi": ("sungai",),
    "s": ("sungai", "simpang", "sido", "suka", "siau", "sinar"),
    "tj": ("tanjung",),
    "tjg": ("tanjung",),
    "tg": ("tanjung",),
    "tjung": ("tanjung",),
    "tanjong": ("tanjung",),
    "ma": ("muara",),
    "mr": ("muara",),
    "muaro": ("muara",),
    "m": ("muara", "mendahara", "majelis", "manunggal", "marga"),
    "kp": ("kampung",),
    "kpg": ("kampung",),
    "kg": ("kampung",),
    "kampong": ("kampung",),
    "tlk": ("teluk",),
    "tl": ("teluk", "talang", "telaga"),
    "telok": ("teluk",),
    "t": ("teluk", "tanjung", "talang", "telaga"),
    "pr": ("parit",),
    "prt": ("parit",),
    "p": ("parit", "pandan", "pangkal", "pematang"),
    "pd": ("pandan", "padang", "pondok"),
    "pdn": ("pandan",),
    "pmtg": ("pematang",),
    "pem": ("pematang",),
    "pangkl": ("pangkal",),
    "sp": ("simpang",),
    "simp": ("simpang",),
    "smp": ("simpang",),
    "np": ("nipah panjang", "nipah"),
    "nph": ("nipah",),
    "n": ("nipah",),
    "bt": ("bukit", "batang", "batu"),
    "bkt": ("bukit",),
    "bdr": ("bandar",),
    "kl": ("kuala",),
    "kla": ("kuala",),
    "k": ("kuala", "kota", "koto", "kampung"),
    "kt": ("kota", "koto"),
    "r": ("rantau",),
    "rtau": ("rantau",),
    "rt": ("rantau",),
    "tlg": ("telaga", "talang"),
    "mj": ("majelis",),
    "mjls": ("majelis",),
    "rnt": ("rantau",),
    "mdh": ("mendahara",),
    "mendhr": ("mendahara",),
    "ms": ("muara sabak",),
    "rr": ("rantau rasau",),
    "sk": ("suka",),
    "lb": ("labuhan", "lubuk"),
    "gn": ("gunung",),
    "pl": ("pulau",),
}


NUMERALS: Final[Mapping[str, str]] = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "l": "1",
    "01": "1",
    "02": "2",
    "satu": "1",
    "dua": "2",
    "tiga": "3",
    "empat": "4",
    "lima": "5",
}


OLD: Final = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("ch", "h"), ("kh", "h"))
