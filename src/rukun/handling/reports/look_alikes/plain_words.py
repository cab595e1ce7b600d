"""Tables of words that tell nothing by themselves.

`COMMON` holds what any report may use: two that share such a word share nothing. What neither
stands here nor in the lexicon is rare, and that both tell of a "seismik" or a "kuda lumping" says
much, also about matters that no table foresaw. Peoples and creeds stand here too: nobody's report
is put beside another because of them.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON: Final = _words(
    """
    acara adalah adanya adik ado agama agenda agustus akan akhir akhirnya akhirnyo akibat alhamdulillah
    aman anak anak2 anaknya anggota antar antara antaranya antisipasi april arahan asal asisten
    assalamualaikum atas atau atensi aula awal babin babinsa babinsanya badan bagaimana bagian bahkan
    bahwa baik baik2 balai balik bang banjar bantuan banyak bapak bapak2 bapaknya barang barat baru
    barusan batak batang bawa bawah beberapa begitu belakang belum benar berada berani berat berbak
    berdasarkan beredar bergerak berhenti berikut berita berjalan berjanji berkas berkumpul bersama
    bersangkutan bersatu bertemu besar besok betul bhabin bhabinkamtibmas biar biasa biaya bicara bikin
    bilang bini bisa boleh buah bubar budak buddha budha bugis buka bukan bukti bulan bupati camat
    camatnya catatan cepat cerita cina cukup cuma daerah dak dalam damai dandim danpos danramil dapat
    dari datang datangi dekat demikian dengan depan desa desember diamankan diambil diatas dibawa
    dibawah dibilang dibuka dicatat diduga dihadiri dihentikan dijanjikan dikembalikan dikendalikan
    diketahui dilaksanakan dilakukan dilaporkan dilepas dilerai dimana diminta dinas dini dio dipimpin
    disampaikan disana disepakati diserahkan disertakan disini ditandatangani ditangani ditemukan
    diterima diteruskan ditutup dokumentasi dua duduk duga dugaan dulu dusun emosi empat enam enggak
    etnis februari fkdm forkopimcam gara gara2 giat gubernur habis hadir hanya harga hari harian hasil
    hati hidup hilang himbauan hindu hingga hormat hukum ibunya idak identitas ijin iki ikut imbauan
    info informasi ingin inisial intel islam istri isya itulah izin jadi jaga jalan jalur jam jambi
    jangan janji januari jatuh jawa jawab jawaban jelas jiwa juga jugo juli jumat jumlah juni juta kabag
    kaban kabar kabid kabupaten kades kadesnya kadus kagak kalau kali kalo kami kamis kampung kamtibmas
    kanit kantor kapolres kapolsek karena karya kasat kasi kasih kasus katanya katanyo katolik kawan
    kawasan kebun kecamatan kecil kedua kegiatan kejadian kekerasan kelompok keluar keluarga kelurahan
    kemaren kemarin kembali kemudian kena kenapa kendaraan kepada kepala keputusan keras kerinci kerja
    kerugian kesbang kesbangpol kesepakatan keterangan ketua khawatir khusus kiranya kita kito komandan
    kondisi kondusif konghucu koramil korban kota kristen kronologi kronologis kuala kumpul kurang lagi
    lahan lain laki lalu lama lambat langsung lanjut lanjutan lapangan lapor laporan laporannya laporkan
    laut lebih lepas lewat lima limo linmas lokasi luar luka lurah maaf madura magrib maju maka makan
    malah malam mana mantan maret masalah masih masing massa masuk masyarakat mati mau media mediasi
    melaksanakan melakukan melalui melaporkan melawan melayu melihat memang memasang memberitahukan
    meminta menahan mendampingi mendapat mendatangi menemui mengadakan mengaku mengamankan mengatakan
    mengenai mengevakuasi menghentikan mengimbau menjadi menjaga menonjol menunggu menurut menyampaikan
    menyatakan menyuruh mereka merupakan milik minang minggu minta mobil mohon monitoring muara muaro
    mudah mulai mulut muncul muslim muspika musyawarah naik nama namanya namun ndak ndan nggak nias
    nihil nilai nomor november oktober oleh operator orang orangnya pada padahal pagi pakai palembang
    paling panas panjang pantau papan para parah pasang pejabat pekan pelaku pelaporan peluru pemdes
    pemerintah pemerintahan pemicu pemilik pemuda pemudi penanganan pengamanan pengurus penyampaian
    perangkat perihal perintah peristiwa perkembangan perlu permasalahan permintaan pernah personel
    personil perwakilan pesan peserta petugas petunjuk pihak piket pimpinan pokok polisi polres polsek
    posisi prediksi provinsi puas pukul pulang puluhan punya rabu ramai rame rapat rawan rekan rekap
    rekomendasi rencana resmi ribu ribut rombongan ronda ruang rugi rumah saat sabtu saja saksi salah
    salam saling sama samo sampai sampaikan sampe sangat saran satu saudara saya sayo sebab sebabnya
    sebagai sebagian sebanyak sebelah sebelum seberang sebesar secara sedang sedikit segera sejak sekali
    sekarang sekcam sekda sekdes sekelompok sekira sekitar selama selamat selanjutnya selasa selatan
    selesai seluas seluruh semakin semalam sementara semua sendiri senin seorang seperti september serta
    sesuai setelah setempat setiap siang siapa singkat sini situ situasi situasinya skrg soal sore
    spontan staf standby suami subuh sudah suku sumber sunda supaya surat swadaya tadi tahun tak takut
    tambah tanah tanda tangan tanggal tanpa tapi telah teman tembusan tempat tenang tengah tentang
    terbukti terduga terhadap terima terimakasih terjadi terkait terkendali terlampir terlapor tersebut
    tertib terus tetangga tetap tiap tiba tiba2 tidak tidur tiga timur tindakan tionghoa titik tokoh
    tolong total trantib tuan tuduhan tujuan tujuh tunggu turun ujung ulang umum umur unit unsur untuk
    update urang usia utama utara waktu walau warga warganya wassalam wilayah wong yaitu yakni yang
    """
)

# A proper name ends where one of these follows.
END_OF_NAME: Final = _words(
    """
    di yang yg dan dgn dengan oleh untuk utk pada pd dari dr ke warga masy masyarakat msyrkt tidak tdk
    blm belum sudah sdh akan desa ds kec kecamatan kel kelurahan kab hari tgl tanggal pukul pkl jam
    sejak mulai karena krn krna soal terkait tentang atas juga ini itu tsb tersebut tadi td adalah telah
    secara sebanyak lk kurang lebih sekitar antara vs melawan lawan serta ada saat ketika dalam dlm
    milik punya asal wilayah wil setempat bertempat rt rw dusun dsn pt cv ganti minta mengatakan memang
    supaya agar bisa jadi lagi ya pak bpk bu mohon mhn hingga sampai s sd menutup ditutup memblokir
    memasang menuntut meminta menolak sebagai para kami mereka nya sebesar lahan tanah jalan jln areal
    kebun sawit perusahaan truk bapak ibu dihadiri oknum anggota ketua pengurus kantor depan dekat dkt
    belakang samping selaku sekira sekitaran per sehingga namun tapi tp dll saja lewat kapal
    """
)

# Whom everybody addresses: "Pak Camat" names nobody.
OFFICERS: Final = _words(
    """
    kades camat kabid kaban lurah babin babinsa bhabin bhabinkamtibmas kapolsek kapolres danramil dandim
    danposramil danpos kasi kasubsi rt rw imam bupati wabup sekda sekcam sekdes ketua kadus komandan dan
    kepala kapospol kanit haji penghulu kadis sekban kesbangpol bapak ibu pjs plt plh dewan polisi
    tentara guru bidan dukun kiyai ustadz bpd kepdes kadin gubernur pembina penyuluh trantib satpol
    mantri operator admin lah tolong mohon saya kami yang warga sekalian semua yth selamat
    assalamualaikum izin ijin
    """
)

# What is said of any firm: "PT perkebunan" names none.
NO_NAMES: Final = _words(
    """
    hti hgu pbph perkebunan kebun sawit tambang setempat angkutan mitra plasma induk tersebut lain
    terkait batubara batu kelapa karet kayu tani nelayan unit desa produsen simpan primer besar kecil
    lokal asing kosong
    """
)

# Names of many firms and groups begin with these; alone they name none of them.
FIRST_WORDS_OF_MANY: Final = _words(
    """
    bumi agro jaya makmur mitra karya usaha tani sumber sinar maju sari tunas harapan al nur baitul
    muara sawit persada indo alam mandiri berkah cahaya 1 2 3 n
    """
)

# Capitals that stand for no person.
NO_INITIALS: Final = _words(
    """
    PT CV RT RW KK LU TK SD HP AD DD KM HA BB LP UU PU OP II III IV VI I V X BPD KUD TBS KPM RAT BLT PKH
    """
)
