"""Two small editions of an invented country; between them Papua-like codes move."""

import gzip
from pathlib import Path

OLD = """code,name
91,PAPUA
91.01,KAB. MERAUKE
91.01.01,Muting
91.01.01.1001,Kelapa Lima
91.01.01.2001,Bupul
91.01.01.2002,Kembar
91.01.01.2003,Kembar
91.01.02,Okaba
91.01.02.2001,Alaku
91.02,KAB. SORONG
91.71,KOTA SORONG
91.03,KAB. BIAK
91.03.01,Kota Lama
91.03.01.2001,Sungai Dua
91.03.01.2002,Sarana Agung
"""

NEW = """code,name,kind,population,area_km2
91,Papua,provinsi,100,10.5
91.03,Kabupaten Biak,kabupaten,60,
91.03.01,Kotalama Baru,kecamatan,,
91.03.01.2001,Sungei Dua,desa,,
93,Papua Selatan,provinsi,40,7.25
93.01,Kabupaten Merauke,kabupaten,40,7.25
93.01.01,Muting,kecamatan,,
93.01.01.2001,Kembar,desa,,
93.01.01.2002,Bupul,desa,,
93.01.01.2003,Kelapa Lima,desa,,
93.02,Kabupaten Sorong,kabupaten,,
93.71,Kota Sorong,kota,,
"""


def written(folder: Path, name: str, text: str) -> Path:
    """Write `text` to a file, compressed if its name says so."""
    path = folder / name
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path
