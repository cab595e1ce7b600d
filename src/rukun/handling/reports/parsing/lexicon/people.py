"""Words for persons and what befell them."""

from typing import Final

PERSON: Final = (
    r"(?:orang|jiwa|korban|nenek|kakek|balita|bocah|bayi|warga|anak|laki2|laki-laki|perempuan|pemuda|nelayan|pekerja|anggota|"
    r"bapak|ibu|pelajar|siswa|buruh|petani)"
)


DEAD: Final = (
    r"(?:meninggal(?: dunia)?|tewas|md|wafat|mati (?:di|dibacok|ditembak|dikeroyok|tenggelam)|"
    r"terbunuh|gugur|korban jiwa|kehilangan nyawa)"
)


SEVERE: Final = r"(?:luka berat|lb|luka parah|kritis|koma)"


LIGHT: Final = r"(?:luka ringan|lr)"


HURT: Final = (
    r"(?:(?:hidung|tangan|kaki|gigi|tulang|lengan|rahang) patah|luka(?:-luka)?(?! (?:berat|"
    r"ringan))|terluka|lecet|lebam|memar|bengkak|melepuh|digigit|"
    r"diterkam|cedera|benjol|berdarah|babak belur|pingsan|"
    r"robek (?:di|pada)|sobek|patah (?:tangan|kaki|tulang|lengan|rusuk|hidung|gigi)|kaki patah|"
    r"tangan patah|bocor|pecah bibir|bibir(?:e|nya)? pecah|"
    r"dirawat|tidak sadar(?:kan diri)?|dak sadar|pelipis sobek|dijahit|kena (?:lempar|tusuk|"
    r"bacok|peluru|pukul|tampar)|keracunan)"
)


MISSING: Final = r"(?:hilang|belum ditemukan|masih dicari|dinyatakan hilang|dalam pencarian)"


DISPLACED: Final = (
    r"(?:mengungsi|pengungsi|diungsikan|diusir|terusir|dievakuasi ke (?:balai|masjid|tenda)|pindah ke balai)"
)


HOUSEHOLDS: Final = r"(?:kk|kepala keluarga|keluarga)"


VAGUE: Final = r"(?:beberapa|sejumlah|banyak|belasan|puluhan|ratusan|sebagian)"
