"""What may stand before the name of a place, and what it makes of it."""

from typing import Final

from rukun.handling.reports.parsing.tables import listed
from rukun.kernel.regions import (
    PROVINCE,
    REGENCY,
    SUBDISTRICT,
    VILLAGE,
)

TITLES: Final = {
    "desa": VILLAGE,
    "kelurahan": VILLAGE,
    "kampung": VILLAGE,
    "kecamatan": SUBDISTRICT,
    "kabupaten": REGENCY,
    "kota": REGENCY,
    "provinsi": PROVINCE,
    "prov": PROVINCE,
    "propinsi": PROVINCE,
}


OFFICIALS: Final = {
    "kepala desa": VILLAGE,
    "lurah": VILLAGE,
    "pemerintah desa": VILLAGE,
    "sekdes": VILLAGE,
    "bpd": VILLAGE,
}


INSTITUTIONS: Final = listed(
    """
    polsek kapolsek koramil danramil camat sekcam puskesmas kua kec forkopimcam muspika polsubsektor
    kanit wakapolsek fkdm fkub mapolsek makoramil kasi
    """
)


NAMESAKES: Final = listed(
    """
    tani kelompok koperasi kud ksu pt cv ud pd firma masjid mesjid mushola musala musholla surau langgar
    gereja pura wihara sd sdn smp smpn sma sman smk smkn mts man mi madrasah ponpes pesantren yayasan
    ormas paguyuban kapal jalan parit lorong gang dusun blok pabrik pks bumdes karang saudara pak
    bapak inisial bernama nama an ram toko warung kelas laskar forum lsm aliansi sanggar klub
    fc persatuan sungai rw perumahan perum majelis
    """
)


LEADING: Final = listed(
    "anak muda mudo suporter tim di dari ke warga masyarakat orang wilayah daerah petani nelayan pemuda kami pada situasi"
)


COUNTED: Final = listed("orang org unit kk jiwa buah ekor ha hektar malam hari")


NUMBER_WORDS: Final = listed("satu dua tiga empat lima")
