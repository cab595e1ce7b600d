"""What words tell of violence, weapons, fire and children, and what makes it urgent."""

from typing import Final

from rukun.handling.reports.parsing.tables import compiled

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
    lempar (?:batu|kayu|botol|bom|lumpur|bensin)
    melempar (?:batu|kayu|botol)
    pelemparan
    dilempari? (?:batu|botol|kayu)
    melempari (?:batu|botol|kayu)
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


SHOVING: Final = compiled(r"""
    dorong-dorongan
    saling dorong
    ribut
    ricuh
""")


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


RED: Final = compiled(r"""
    massa (?:masih|terus|mulai|makin) (?:berkumpul|bertambah|bergerak|banyak)
    meminta bantuan (?:segera|pasukan|personel)
    mohon bantuan (?:segera|pasukan|personel)
    kirim (?:orang|pasukan|personel)
    darurat
    mencekam
    saling serang
    masih (?:ditunggui|rame|ramai)
""")


YELLOW: Final = compiled(r"""
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


GROUP_VIOLENCE: Final = compiled(r"""
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
