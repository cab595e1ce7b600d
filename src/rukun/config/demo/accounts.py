"""The demo's officers: who they are and how one signs in. They exist in a demo database only.

Tables of data, readable before Django is started: `make run` prints `ACCOUNTS`. The offices are
those of the real regency; all names of people are made up.
"""

from dataclasses import dataclass
from typing import Final

PASSWORD: Final = "rukun-demo"  # noqa: S105 — printed at each start, and worthless elsewhere
REGENCY: Final = "15.07"
NEIGHBOUR: Final = "15.06"
PROVINCE: Final = "15"


@dataclass(frozen=True)
class DemoAccount:
    """One line of the list that `make run` prints."""

    username: str
    password: str
    who: str  # name and office, as an official would introduce himself


@dataclass(frozen=True)
class Officer:
    """A person with a log-in, and the office that the person holds.

    `kind` is how it is held ("acting" is Plt.). Who is not `is_listed` plays a part in the story
    and can sign in too, but is not among the first that a newcomer tries.
    """

    username: str
    name: str
    office: str
    regency: str = REGENCY
    kind: str = "definitive"
    is_listed: bool = True


ADMINISTRATOR: Final = Officer("indra", "Indra Saputra", "Administrator")

# In the order in which a newcomer should try them.
OFFICERS: Final = (
    Officer("kabid", "Kartika Sari", "Kepala Bidang Penanganan Konflik"),
    Officer("budi", "Budi Santoso", "Operator"),
    Officer("fajar", "Fajar Nugroho", "Kepala Desa Sungai Beras"),
    Officer("gita", "Gita Permata", "Camat Mendahara Ulu"),
    Officer("laras", "Laras Wulandari", "Camat Geragai", kind="acting"),
    Officer("hadi", "Hadi Wijaya", "Kepala Bidang Bina Marga"),
    Officer("citra", "Citra Ramadhani", "Perwira Penghubung Polres"),
    Officer("joko", "Joko Prasetyo", "Perwira Penghubung Kodim"),
    Officer("ayu", "Ayu Lestari", "Kepala Badan Kesbangpol"),
    Officer("sekban", "Sinta Maharani", "Sekretaris Badan Kesbangpol"),
    Officer("bupati", "Nurhayati", "Bupati Tanjung Jabung Timur"),
    Officer("sekda", "Oktaviani", "Sekretaris Daerah"),
    Officer("wahyu", "Wahyu Setiadi", "Anggota FKDM Kecamatan Kuala Jambi"),
    Officer("maya", "Maya Anggraini", "Lurah Simpang Tuan"),
    Officer("dedi", "Dedi Kurniawan", "Kepala Badan Kesbangpol Tanjung Jabung Barat", NEIGHBOUR),
    Officer("eka", "Eka Putri", "Kepala Kesbangpol Provinsi Jambi", PROVINCE),
    Officer("camat.sabaktimur", "Teguh Maulana", "Camat Muara Sabak Timur", is_listed=False),
    Officer("camat.nipahpanjang", "Umar Fadhil", "Camat Nipah Panjang", is_listed=False),
    Officer("camat.kualajambi", "Vina Kusuma", "Camat Kuala Jambi", is_listed=False),
    Officer("camat.dendang", "Yusuf Ramdan", "Camat Dendang", is_listed=False),
    Officer("camat.sadu", "Bima Pradipta", "Camat Sadu", is_listed=False),
    Officer("kades.kualasimbur", "Anwar Siddik", "Kepala Desa Kuala Simbur", is_listed=False),
    Officer("kades.lambur", "Cahya Nuraini", "Kepala Desa Lambur", is_listed=False),
    Officer("kades.rantaujaya", "Dian Permadi", "Kepala Desa Rantau Jaya", is_listed=False),
    Officer("kades.karyabakti", "Endah Larasati", "Kepala Desa Karya Bakti", is_listed=False),
    Officer("kades.sidomukti", "Farhan Aditya", "Kepala Desa Sido Mukti", is_listed=False),
    Officer("lurah.paritculum1", "Galih Saputro", "Lurah Parit Culum I", is_listed=False),
    Officer("kades.telukmajelis", "Hesti Anindya", "Kepala Desa Teluk Majelis", is_listed=False),
    Officer("lurah.tanjungsolok", "Iwan Prasetya", "Lurah Tanjung Solok", is_listed=False),
    Officer("kades.majelishidayah", "Jihan Safitri", "Kepala Desa Majelis Hidayah", is_listed=False),
    Officer("kades.laganulu", "Krisna Wibawa", "Kepala Desa Lagan Ulu", is_listed=False),
    Officer("kades.pandansejahtera", "Lina Kartini", "Kepala Desa Pandan Sejahtera", is_listed=False),
    Officer("kades.sungaitoman", "Mulyana", "Kepala Desa Sungai Toman", is_listed=False),
    Officer("kades.mencolok", "Nanda Pratiwi", "Kepala Desa Mencolok", is_listed=False),
    Officer("kades.caturrahayu", "Prima Hidayat", "Kepala Desa Catur Rahayu", is_listed=False),
    Officer("lurah.nipahpanjang2", "Ratna Dewi", "Lurah Nipah Panjang II", is_listed=False),
    Officer("kades.rantaumakmur", "Sigit Purwanto", "Kepala Desa Rantau Makmur", is_listed=False),
    Officer("kades.pematangrahim", "Surya Pratama", "Kepala Desa Pematang Rahim", is_listed=False),
    Officer("camat.mendahara", "Adi Nugraha", "Camat Mendahara", is_listed=False),
    Officer("camat.berbak", "Bunga Lestari", "Camat Berbak", is_listed=False),
    Officer("camat.rantaurasau", "Candra Kusuma", "Camat Rantau Rasau", is_listed=False),
    Officer("camat.sabakbarat", "Dewi Anjani", "Camat Muara Sabak Barat", is_listed=False),
    Officer("kadis.pupr", "Erwin Maulana", "Kepala Dinas PUPR", is_listed=False),
    Officer("kadis.perikanan", "Fitri Rahayu", "Kepala Dinas Perikanan", is_listed=False),
    Officer("kadis.bunnak", "Gunawan Setia", "Kepala Dinas Perkebunan dan Peternakan", is_listed=False),
    Officer("kadis.sosial", "Heni Puspita", "Kepala Dinas Sosial", is_listed=False),
    Officer("kasat.polpp", "Ilham Pratama", "Kepala Satuan Polisi Pamong Praja", is_listed=False),
    Officer("kades.mendaharatengah", "Tari Utami", "Kepala Desa Mendahara Tengah", is_listed=False),
)

_PREFIXES: Final = {"acting": "Plt. "}
ACCOUNTS: Final = tuple(
    DemoAccount(
        officer.username, PASSWORD, f"{officer.name}, {_PREFIXES.get(officer.kind, '')}{officer.office}"
    )
    for officer in (*OFFICERS, ADMINISTRATOR)
    if officer.is_listed
)
