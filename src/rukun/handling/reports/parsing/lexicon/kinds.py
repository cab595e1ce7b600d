"""What words tell an event from a dispute, a plan, a rumour, a settled matter, an activity, nothing."""

from typing import Final

NIL: Final = r"""
    n i h i l
    nihil(?: kejadian)?(?: menonjol)?
    aman(?:,| dan| &)? (?:kondusif|terkendali|tertib|lancar|nyaman)
    situasi (?:umum )?(?:masih )?(?:aman|kondusif|terkendali)
    kondusif
    aman
    tidak ada (?:kejadian|hal menonjol|kejadian menonjol|gangguan|yang menonjol|permasalahan|laporan kejadian)
    tidak terdapat (?:kejadian|gangguan)
    86
"""

# Something happened: blows, damage, people who stop others or will not move.
INCIDENT: Final = r"""
    bentrok
    tawuran
    perkelahian
    berkelahi
    berke?lahi
    betinju
    baku (?:hantam|pukul)
    adu (?:jotos|pukul|fisik)
    saling (?:pukul|lempar|serang|dorong|tendang|bacok)
    dipukul
    memukul
    pukul (?:istri|anak|warga|orang)
    pemukulan
    kena pukul
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
    ditembak
    penembakan
    diserang
    menyerang
    penyerangan
    (?:pe)?lempar(?:an|i|kan)?
    melempar(?:i)?
    dilempar(?:i)?
    dibakar
    membakar
    bakar (?:mobil|motor|rumah|kandang|pos|ban|kantor|pondok)
    pembakaran
    dirusak
    merusak
    perusakan
    (?:jaring|pukat|rawai|bagan|bubu|kapal|perahu)[a-z ]{0,14} (?:rusak|robek|tenggelam|karam|hanyut)
    mengejar
    dikejar
    dijebol
    dirobohkan
    merobohkan
    dibongkar
    dicabut
    mencabut
    pencabutan
    diturunkan
    digembosi
    menutup (?:[a-z]+ ){0,2}(?:jalan|akses|gerbang|pintu|kantor|pabrik|pelabuhan|jembatan|simpang|portal|lokasi|parit|total|kebun|stockpile|sekolah|spbun?|warung)
    penutupan (?:jalan|akses|pabrik|kantor)
    memblokir
    pemblokiran
    memortal
    menghadang
    mencegat
    dicegat
    menyetop
    dipotong
    memotong
    (?:kapal|truk|mobil|alat|motor)(?:nyo|nya)? (?:[a-z]+ )?(?:kami |di)tahan
    dirampas
    merampas
    diserbu
    dihancurin
    direbut
    menanami jalan
    adu jotos
    pukul-pukulan
    diamankan oleh warga
    kerusakan
    diteriaki
    menyegel
    disegel
    penyegelan
    digembok
    menggembok
    menduduki
    pendudukan
    menyandera
    disandera
    menahan (?:truk|mobil|alat|kapal|orang|ekskavator|kendaraan)
    tertahan
    mengepung
    kepung
    dikepung
    pengepungan
    mendatangi
    menyerbu
    menyambangi
    merangsek
    ribut
    ricuh
    rusuh
    kerusuhan
    mengamuk
    ngamuk
    ngantem
    dorong-dorongan
    terjadi dorong
    unjuk rasa
    aksi (?:damai|massa|mogok|unjuk|saling)
    berorasi
    orasi
    massa [a-z]+ tiba
    geruduk
    mogok
    penghentian kerja
    menghentikan (?:kerja|pekerjaan|alat|rakit|aktivitas|kegiatan|truk)
    bertahan di
    berjaga
    jago kanal
    menjaga
    duduk di (?:jembatan|jalan)
    berkumpul
    diusir
    mengusir
    pengusiran
    dihajar
    dihakimi
    ditangkap
    ketangkap
    tertangkap
    mengamankan [0-9]+ (?:orang|laki)
    amankan [0-9]+
    putus
    ditabrak
    menabrak
    nyenggol
    menyenggol
    serempet
    diserempet
    digigit
    terlihat
    diterkam
    panen (?:massal|paksa)
    memanen
    teriak
    tereak
    (?:mem)?asang (?:portal|papan|pagar|palang)
    pasang (?:portal|papan|pagar|palang)
    menghalangi
    naik ke
    pencurian
    mencuri
    dicuri
    curanmor
    kehilangan
    hilang
    maling
    dibobol
    begal
    rampok
    perampokan
    kebakaran
    terbakar
    kecelakaan
    laka
    tenggelam
    penemuan mayat
    bunuh diri
    gantung diri
    banjir
    longsor
    puting beliung
    kekerasan
    pencabulan
    dicabuli
    tidak senonoh
    pelecehan
    kdrt
    judi
    balap liar
    narkoba
    sabu
    luka(?:-luka)?
    meninggal
    tewas
    mengungsi
    dimatikan
    saling klaim
    (?:di|me)n?siram (?:air|bensin|minyak|solar)
    diracun
    menebang
    menjarah
    penjarahan
    dijarah
    walk out massal
    saling (?:hantam|tampar|tinju|cekik|tantang|keroyok|gebuk|siram)
    mengeroyok
    mengkeroyok
    adu dorong
    tampar
    nampar
    perang (?:sarung|petasan|batu|kampung|antar)
    perang gara-gara
    bacok-bacokan
    pukul-pukulan
    tarik-tarikan
    tahan (?:[0-9]+ |satu |dua )?(?:tongkang|kapal|truk|mobil|alat|motor|pompong|ekskavator|abk)
    menahan (?:[0-9]+ )?(?:ton|unit|tongkang|pinang|hasil|tbs)
    bakar (?:[0-9]+ |satu |dua )?(?:unit )?(?:ponton|tambang|alat|pompong|kapal|rakit|lapak|warung|gubuk|camp|basecamp|rumah|mobil|motor|pos|dompeng)
    (?:warga|massa) bakar
    menggerebek
    digerebek
    penggerebekan
    menggropyok
    digropyok
    diobong
    diracun
    dibalik (?:warga|massa)
    pasang (?:portal|palang|tenda)
    mendirikan tenda
    dilanggar
    tabrak
    membubarkan paksa
    dibubarkan
    diseret
    dilempari
    dicoret
    pencoretan
    melepaskan tembakan
    pingsan
    keracunan
    dianiaya
    memecahkan
    pecahkan
    dipecahkan
    membongkar
    menyabet
    cabut (?:patok|plang|spanduk)
    patok(?:nya)? (?:hilang|dicabut|digeser)
    dicekik
    mencekik
    dorong-mendorong
    adu (?:fisik|mulut sampai)
    sobek dan terbakar
    baliho [a-z ]{0,40}(?:sobek|rusak|hilang)
    membakar ban
    menyandera
    cegat
    ngeroyok
    nyerbu
    ngusir
    ngejar
    merusak kebun
    cakar
    beruang masuk
    harimau masuk
    gajah masuk
    ngadhang
    aksi (?:di|tutup|blokir|bakar)
"""

# People at odds, but nothing done yet.
TENSION: Final = r"""
    keberatan
    keluh(?:an|kan)?
    mengeluh(?:kan)?
    protes
    diprotes
    menolak
    penolakan
    rdp
    pansus
    dengar pendapat
    hearing
    cekcok
    adu mulut
    adu argumen(?:tasi)?
    selisih paham
    perselisihan
    berselisih
    bersitegang
    salah paham
    sengketa
    permasalahan
    masalah
    konflik
    memanas
    panas
    tegang
    ketegangan
    resah
    keresahan
    gelisah
    curiga
    curigo
    mempertanyakan
    pertanyakan
    menuntut
    tuntutan
    mediasi
    audiensi
    belum (?:sepakat|ada kesepakatan|ada titik temu)
    walk ?out
    walkout
    ancaman
    mengancam
    bersitegang
    menegur
    ditegur
    tidak (?:diperkenankan|diperbolehkan|boleh) (?:bekerja|masuk|lewat)
    gesekan
    tidak terima
    memagari
    dipagari
    menutup
    tidak puas
    kecewa
    ribut kecil
    saling (?:sindir|ejek|klaim|tuding)
    dituding
    dituduh
    mengklaim
    klaim
    tumpang tindih
    memasang (?:pilar|patok|spanduk|plang)
    spanduk
    mengadu
    pengaduan
    kosong
    langka
    nyerobot
    keluhan
    menyampaikan (?:aspirasi|keluhan|keberatan|tuntutan)
    rebut(?:an)?
    berebut
    sindiran
    kubu
"""

PLANNED: Final = r"""
    akan (?:melaksanakan|melakukan|menggelar|mengadakan|ada|turun|berunjuk|unjuk|aksi|mogok|konvoi|menutup|memblokir|mendatangi|menyerang|mengepung|memortal|konvoi)
    rencana (?:aksi|unjuk rasa|mogok|kegiatan|demo|konvoi|pengerahan|penutupan|pemblokiran|kedatangan|deklarasi|mediasi)
    berencana
    rencana(?:nya)?
    agenda (?:unjuk rasa|aksi|kegiatan)
    mau (?:menyerang|nyerang|menyerbu|serbu|unjuk rasa|demo|gotong royong|mogok|aksi|menutup|tutup)
    surat pemberitahuan
    pemberitahuan aksi
    ini pemberitahuan
    seruan aksi
    undangan aksi
    nyerang
    akan
    hendak
    mau
    nanti malam
    besok
    lusa
    himbauan aksi
    ajakan
"""

RUMOUR_STRONG: Final = r"""
    sebarkan
    bagikan ke
    viralkan
    hati ?hati bunda
    hati-hati
    beredar(?:nya)?
    isu
    desas-desus
    gosip
    kabar burung
    omongan
    rumor
    pesan (?:berantai|suara)
    kabar (?:dari|bahwa|di|kalau|katanya|soal|tentang)
    ada kabar
    dapat kabar
    dengar kabar
    dengar-dengar
    katanya
    info (?:simpang siur|belum jelas)
    apa betul
    benarkah
    apa benar
    broadcast
    berita bohong
    selentingan
    (?<!apa )(?<!mohon )(?<!dapat )kabar(?! baik| duka)
    viral
    voice note
    rekaman suara
    pesan terusan
"""

RUMOUR_DOUBT: Final = r"""
    belum (?:jelas|pasti|dapat dipastikan|bisa dipastikan|diketahui kebenarannya|terkonfirmasi|tentu benar|ada kepastian)
    belum jelas(?: benar tidaknya)?
    kebenarannya
    tidak benar
    bohong
    sebarkan
    benar (?:tidak|ndak|gak)
    hoaks?
    hoax
    tidak ada sama sekali
    simpang siur
    mohon (?:klarifikasi|diluruskan|diralat|kejelasan|dicek)
    bantu luruskan
    luruskan
    klarifikasi
    a1
    belum tentu
    tidak ada (?:yang sakit|anak hilang|pembongkaran|kejadian seperti itu)
    dari mulut ke mulut
    apa (?:betul|benar)
    cek kebenaran
    masih (?:ditelusuri|didalami|dicek)
    tidak jelas
    tidak terbukti
    dibantah
    membantah
    bantah(?:an)?
    memang tidak ada
    tidak ada (?:rencana|kejadian|peristiwa|hal) (?:tersebut|itu|seperti itu|begitu|sama sekali)
    meluruskan
    izin meluruskan
    salah informasi
    tidak akurat
    dipastikan (?:hoax|hoaks|bohong)
"""

SETTLED: Final = r"""
    lapor(?:an)? selesai
    (?:sudah|telah|lah|la) (?:selesai|tuntas|damai|rukun|diselesaikan|didamaikan|dimaafkan)
    (?:sudah|telah|lah|la) (?:beres|klir|clear)
    pernyataan damai
    saling peluk
    sidang adat
    tuntas
    saling (?:memaafkan|bermaafan|maaf|minta maaf|meminta maaf)
    salam2an
    salaman
    salam-salaman
    bersalaman
    (?:sepakat|bersepakat|berakhir|secara|surat|sama-sama sepakat|dibuat surat) (?:damai|kekeluargaan|perdamaian)
    sepakat damai
    (?<!aksi )(?<!dijamin )(?<!secara )damai (?:di|secara|malam|dengan|oleh)
    (?<!aksi )(?<!dijamin )(?<!unjuk rasa )(?<!ingin )(?<!minta )damai
    didamaikan
    diselesaikan (?:secara|di|oleh|dengan|melalui|lewat)
    surat (?:pernyataan|perdamaian|kesepakatan damai)
    selesai oleh
    dinyatakan selesai
    (?:hasil|status|ket|keterangan)\s?: (?:selesai|damai|tuntas)
    selesai di (?:desa|kelurahan|kampung|tempat|rt)
    rukun (?:lagi|maneh|kembali)
    yang sudah selesai
    berakhir damai
    adat selesai
    denda adat
    sudah tidak ada masalah
    (?<!belum )klir
    (?<!belum )clear
    (?<!belum )beres
    baikan
    (?:hasil ?: ?|akhirnya |kedua pihak |kedua belah pihak |semua )sepakat
    sepakat (?:ganti|bayar|baik|diganti|digilir|bagi|dibagi|imam|tidak memperpanjang|menyelesaikan|membayar|trafo)
    (?:sudah|telah) (?:ada )?(?:sepakat|kesepakatan)
    (?:sudah|telah) (?:bertemu|dipertemukan)[a-z0-9/. ]{0,50}, sepakat
    dimaafkan
    minta maaf (?:malam|hari|pagi|sore|di|kepada|secara|langsung|saat|bawa)
    meminta maaf (?:malam|hari|pagi|sore|di|kepada|secara|langsung|saat|bawa)
    (?:teken|tanda ?tangan|menandatangani|ditandatangani) (?:surat )?(?:kesepakatan|damai|perjanjian)
    diterima kedua (?:belah )?pihak
    terima hasil
    tidak ada dendam
    tidak diperpanjang
    ganti rugi (?:sudah |telah )?(?:dibayar|diterima|lunas|diserahkan)
    berhasil (?:didamaikan|damai|dimediasi)
    mediasi [a-z0-9/., ]{0,30}berhasil
    disepakati (?:pemindahan|pembagian|pembayaran|ganti|batas|damai|bersama)
    bayar denda
    sudah (?:didamaikan|dirukunkan)
    rampung
"""
# The bare word at the end of a sentence: "Selesai."
SETTLED_LAST: Final = r"(?:^|[.,;:\n(]\s?)(?:status\s?:?\s?)?selesai\s?(?:[.;)!\n]|$)"

UNSETTLED: Final = r"""
    belum (?:damai|sepakat|selesai|tuntas|ada (?:kesepakatan|titik temu|perdamaian|hasil))
    tidak (?:sepakat|tercapai|ada titik temu|mau damai|ada kesepakatan)
    gagal
    buntu
    deadlock
    (?:disepakati|sepakat|kesepakatan|damai) sementara
    menolak (?:damai|tanda tangan)
    belum bersedia
    mau damai(?:kan)?
    ingin damai
    (?:belum ada|minta|menunggu|menolak) surat damai
    masih saling tunggu
    (?:apakah|boleh|bisa)[a-z ]{0,30} damai
    minta (?:dimediasi|mediasi)
    damaikan besok
"""

ACTIVITY: Final = r"""
    patroli
    sambang
    komsos
    anjangsana
    kunjungan
    kunjungan kasih
    silaturahmi
    safari (?:ramadan|ramadhan|jumat|subuh)
    sosialisasi
    penyuluhan
    gotong royong
    kerja bakti
    karya bakti
    upacara
    gladi
    apel
    pengajian
    tabligh akbar
    maulid
    isra mi'?raj
    pengamanan (?:ibadah|kegiatan|pengajian|salat|shalat|natal|gereja|tarawih)
    posyandu
    vaksin(?:asi)?
    senam
    lomba
    turnamen
    bagi (?:takjil|sembako)
    pembagian (?:takjil|sembako|zakat|blt)
    penyaluran (?:blt|bansos|bantuan|zakat|beras)
    pendistribusian
    distribusi
    rapat (?:koordinasi|rutin|persiapan|kerja)
    musrenbang
    musdes
    rakor
    pelatihan
    bimtek
    pelantikan
    peresmian
    monitoring (?:harga|wilayah|pilkades|kegiatan)
    panen raya
    penanaman pohon
    ketahanan pangan
    bakti sosial
    donor darah
    khitanan massal
    wirid
    yasinan
    jaga malam
    siskamling
    takbiran
    pawai
    zakat
    halal ?bihalal
    kegiatan
    vicon
    zoom
    nonton bareng
    hafalan
    (?<!bubar )(?<!bubar dengan )(?<!secara )(?<!aksi )tertib
    lancar
    razia
    operasi (?:yustisi|pasar|zebra|keselamatan|ketupat)
    (?:sunatan|khitanan) massal
    pleno
    rapat
    audiensi
    halal bihalal
    pasar murah
    lomba
    peringatan (?:hari|hut)
    hari lahir pancasila
    buka bersama
    pemakaman
    pesta nikah
    mtq
    pembukaan
    penutupan (?:turnamen|mtq|kegiatan)
"""
