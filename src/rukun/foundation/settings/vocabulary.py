"""The words that every installation starts with: (code, Indonesian, English, flags).

A table of data. Regencies add their own words beside these or replace a label at home; codes
are for ever, because records and the parser refer to them.
"""

from typing import Final

from rukun.foundation.settings.enums import LookupList

EXPLAINS_SKIP: Final = "explains_skip"  # a hand-over for this reason may pass over a rung

WORDS: Final[dict[LookupList, tuple[tuple[str, str, str, tuple[str, ...]], ...]]] = {
    LookupList.ISSUE_TYPE: (
        ("land_plantation", "Lahan/perkebunan–HGU", "Land/plantation–HGU", ()),
        ("cooperative_plasma", "Koperasi–plasma", "Cooperative–plasma", ()),
        ("forest_area", "Kawasan hutan", "Forest area", ()),
        ("village_boundary", "Batas desa", "Village boundary", ()),
        ("village_officials_funds", "Perangkat dan dana desa", "Village officials and funds", ()),
        ("infrastructure_services", "Infrastruktur dan layanan", "Infrastructure and services", ()),
        ("fuel_fertiliser", "BBM dan pupuk", "Fuel and fertiliser", ()),
        ("mob_justice", "Main hakim sendiri", "Mob justice", ()),
        ("fishers_gear", "Nelayan/alat tangkap", "Fishers/gear", ()),
        ("mining_environment", "Pertambangan/lingkungan", "Mining/environment", ()),
        ("ormas_vs_ormas", "Antarormas", "Between mass organisations", ()),
        ("ormas_internal", "Internal ormas", "Within a mass organisation", ()),
        ("house_of_worship", "Rumah ibadah", "House of worship", ()),
        ("youth_village_brawl", "Perkelahian pemuda/antarkampung", "Youth/village brawl", ()),
        ("newcomers_locals", "Pendatang–warga setempat", "Newcomers–locals", ()),
        ("village_head_election", "Pemilihan kepala desa", "Village-head election", ()),
        ("social_aid_policy", "Bantuan sosial/kebijakan", "Social aid/policy", ()),
        ("labour", "Ketenagakerjaan", "Labour", ()),
        ("hoax_social_media", "Hoaks/media sosial", "Hoax/social media", ()),
        ("demonstration", "Unjuk rasa", "Demonstration", ()),
        ("other", "Lainnya", "Other", ()),
    ),
    LookupList.ASPECT: (
        ("ideology", "Ideologi", "Ideology", ()),
        ("politics", "Politik", "Politics", ()),
        ("economy", "Ekonomi", "Economy", ()),
        ("social_culture", "Sosial budaya", "Social and cultural", ()),
        ("defence_security", "Hankam", "Defence and security", ()),
    ),
    LookupList.HANDOVER_REASON: (
        ("outside_authority", "Di luar kewenangan kami", "Authority lies outside my area", (EXPLAINS_SKIP,)),
        ("needs_expertise", "Perlu keahlian instansi lain", "Needs another agency’s expertise", ()),
        ("parties_refuse", "Para pihak menolak", "The parties refuse", ()),
        ("deadlock", "Buntu", "Deadlock", ()),
        ("violence_risk", "Risiko kekerasan", "Risk of violence", (EXPLAINS_SKIP,)),
        ("wide_impact", "Berdampak luas", "Wide impact", (EXPLAINS_SKIP,)),
        ("several_areas", "Menyangkut beberapa wilayah", "Touches several areas", (EXPLAINS_SKIP,)),
        ("conflict_of_interest", "Benturan kepentingan", "Conflict of interest", (EXPLAINS_SKIP,)),
        ("can_be_settled_below", "Dapat diselesaikan di bawah", "Can be settled further down", ()),
    ),
    LookupList.RETURN_REASON: (
        ("within_authority", "Masih kewenangan pengirim", "Still within the sender’s authority", ()),
        ("nothing_tried", "Belum ada upaya penyelesaian", "Nothing has been tried yet", ()),
        ("papers_incomplete", "Berkas belum lengkap", "The papers are incomplete", ()),
        ("wrong_addressee", "Salah alamat", "Wrong addressee", ()),
        ("already_handled", "Sudah ditangani", "Already being handled", ()),
    ),
    LookupList.FILE_KIND: (
        ("photo", "Foto", "Photo", ()),
        ("minutes", "Berita acara/notula", "Minutes", ()),
        ("agreement", "Kesepakatan damai", "Agreement", ()),
        ("letter", "Surat", "Letter", ()),
        ("decree", "Keputusan", "Decree", ()),
        ("power_of_attorney", "Surat kuasa", "Power of attorney", ()),
        ("attendance", "Daftar hadir", "Attendance list", ()),
        ("land_title", "Bukti hak atas tanah", "Land title", ()),
        ("proof", "Bukti/data dukung", "Proof", ()),
        ("other", "Lainnya", "Other", ()),
    ),
    LookupList.ORGANISATION_FIELD: (
        ("social", "Sosial kemasyarakatan", "Social affairs", ()),
        ("youth", "Kepemudaan", "Youth", ()),
        ("women", "Pemberdayaan perempuan", "Women", ()),
        ("profession", "Profesi", "Profession", ()),
        ("farmers_fishers", "Petani dan nelayan", "Farmers and fishers", ()),
        ("workers", "Ketenagakerjaan", "Workers", ()),
        ("environment", "Lingkungan hidup", "Environment", ()),
        ("education", "Pendidikan", "Education", ()),
        ("culture_custom", "Seni, budaya, dan adat", "Arts, culture and custom", ()),
        ("law_rights", "Hukum dan hak warga", "Law and citizens’ rights", ()),
        ("faith", "Keagamaan", "Faith", ()),
        ("health", "Kesehatan", "Health", ()),
        ("other", "Lainnya", "Other", ()),
    ),
}
