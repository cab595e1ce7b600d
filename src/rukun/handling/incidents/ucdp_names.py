"""What the English names of UCDP GED mean on today's list of regions.

A table of data, made by hand from the names that occur in events of Indonesia from 1989 to 2019:
directions were translated ("North Aceh" is Aceh Utara), cities and renamed regencies looked up. The
year is that of the last law that took area away: whatever was earlier may lie in what is another
region now. Years are those of the founding laws and only mark how surely a name is placed.
"""

from typing import Final, NamedTuple


class Named(NamedTuple):
    """A region by its code, and the year since which it is no longer smaller; 0: it never was larger."""

    code: str
    divided_in: int = 0


# The province that is no part of Indonesia any more.
TIMOR_LESTE: Final = "Timor Timur Province"

PROVINCES: Final = {
    "Aceh Province": Named("11"),
    "Bali Province": Named("51"),
    "Irian Jaya Province": Named("91", 2022),
    "Jakarta Raya Province": Named("31"),
    "Jawa Barat Province": Named("32", 2000),
    "Jawa Timur Province": Named("35"),
    "Kalimantan Barat Province": Named("61"),
    "Kalimantan Tengah Province": Named("62"),
    "Lampung Province": Named("18"),
    "Maluku Province": Named("81", 1999),
    "Maluku Utara Province": Named("82"),
    "Nusa Tenggara Barat Province": Named("52"),
    "Nusa Tenggara Timur Province": Named("53"),
    "Papua Barat Province": Named("92", 2022),
    "Papua Province": Named("91", 2022),
    "Sulawesi Selatan Province": Named("73", 2004),
    "Sulawesi Tengah Province": Named("72"),
    "Sumatera Utara Province": Named("12"),
    "Yogyakarta Province": Named("34"),
}

REGENCIES: Final = {
    "Aceh Besar Regency": Named("11.06"),
    "Aceh Jaya Regency": Named("11.14"),
    "Aceh Singkil Regency": Named("11.10", 2007),
    "Aceh Tamiang Regency": Named("11.16"),
    "Aru Islands Regency": Named("81.07"),
    "Badung Regency": Named("51.03", 1992),
    "Belu Regency": Named("53.04", 2012),
    "Bengkayang Regency": Named("61.07", 2001),
    "Bintuni Regency": Named("92.06"),
    "Bireuen Regency": Named("11.11"),
    "Bogor Regency": Named("32.01", 1999),
    "Buru Regency": Named("81.04", 2008),
    "Central Aceh Regency": Named("11.04", 2003),
    "Central Maluku Regency": Named("81.01", 2003),
    "Deli Serdang Regency": Named("12.07", 2003),
    "East Aceh Regency": Named("11.03", 2002),
    "East Kotawaringin Regency": Named("62.02", 2002),
    "Gayo Lues Regency": Named("11.13"),
    "Ilaga regency": Named("94.05"),
    "Intan Jaya Regency": Named("94.07"),
    "Jayapura Regency": Named("91.03", 2007),
    "Jayawijaya Regency": Named("95.01", 2008),
    "Kapuas Regency": Named("62.03", 2002),
    "Kota Ambon": Named("81.71"),
    "Kota Banda Aceh": Named("11.71"),
    "Kota Lampung": Named("18.71"),
    "Kota Makassar": Named("73.71"),
    "Kota Medan": Named("12.71"),
    "Kota Palangka Raya": Named("62.71"),
    "Kota Palopo": Named("73.73"),
    "Kota Pontianak": Named("61.71"),
    "Kota Poso": Named("72.02", 2003),
    "Kota Singkawang": Named("61.72"),
    "Kota Sorong": Named("96.71"),
    "Kota Ternate": Named("82.71", 2003),
    "Kota Yogyakarta": Named("34.71"),
    "Landak Regency": Named("61.08"),
    "Lanny Jaya Regency": Named("95.07"),
    "Mamasa Regency": Named("76.03"),
    "Manokwari Regency": Named("92.02", 2012),
    "Mimika Regency": Named("94.04"),
    "Nagan Raya Regency": Named("11.15"),
    "Nduga Regency": Named("95.08"),
    "Ngada Regency": Named("53.09", 2007),
    "North Aceh Regency": Named("11.08", 2001),
    "North Halmahera Regency": Named("82.03", 2008),
    "Pidie Regency": Named("11.07", 2007),
    "Pontianak Regency": Named("61.02", 2007),
    "Poso Regency": Named("72.02", 2003),
    "Puncak Jaya Regency": Named("94.02", 2008),
    "Sabang Regency": Named("11.72"),
    "Sambas Regency": Named("61.01", 2001),
    "Sampang Regency": Named("35.27"),
    "Sanggau Regency": Named("61.03", 2003),
    "Sorong Regency": Named("96.01", 2009),
    "South Aceh Regency": Named("11.01", 2002),
    "South Halmahera Regency": Named("82.04"),
    "Southeast Aceh Regency": Named("11.02", 2002),
    "Southeast Maluku Regency": Named("81.02", 2007),
    "Southwest Aceh Regency": Named("11.12"),
    "West Aceh Regency": Named("11.05", 2002),
    "West Halmahera Regency": Named("82.01", 2003),
    "West Kotawaringin Regency": Named("62.01", 2002),
    "West Seram Regency": Named("81.06"),
    "Yapen Regency": Named("91.05", 2002),
}
