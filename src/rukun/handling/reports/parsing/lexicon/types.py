"""What words say which type of matter it is (codes of the lookup "issue_type"), and how strongly.

One phrase to a line, in the usual spelling of `spellings`; a phrase may be a pattern. A phrase
counts once however often it stands there. Strong words outweigh several weak ones.
"""

from typing import Final

# type → weight → phrases
TYPES: Final[dict[str, dict[int, str]]] = {
    "land_plantation": {
        4: r"""
            (?:sengketa|konflik|klaim|permasalahan|masalah) (?:lahan|tanah|kebun)
            lahan usaha
            lu (?:1|2|i|ii)
            hgu
            tanah ulayat
            ulayat
            tapal kebun
            batas (?:kebun|tanah|lahan|sawah|pekarangan)
            penyerobotan
            menyerobot(?: (?:lahan|tanah|kebun))?
            nyerobot
            serobot
            (?:pengembalian|ganti rugi|penggusuran) lahan
            ukur ulang
            surat tanah
            eksekusi (?:lahan|tanah|rumah|kebun)
            juru sita
            sertifikat (?:ganda|hak milik)
            tumpang tindih (?:lahan|kebun|sertifikat)
            lahan kas desa
            lahan fasum
            ahli waris
            parit pembatas
            garapan
            (?:menertibkan|penertiban) (?:pondok|lahan|kebun|gubuk|bangunan)
            pondok (?:petani|kami|warga)
            panen (?:massal|paksa)
            tanah (?:kas desa|hibah|warisan|adat)
            jual beli (?:lahan|tanah)
        """,
        2: r"""
            lahan
            kebun
            sawit
            tanah
            sporadik
            shm
            skt
            patok
            areal
            pt [a-z ]{0,30}sawit[a-z]*
            tbs
            digusur
            penggusuran
            sertifikat
            bpn
            hektare
            sapi
            kerbau masuk
            ternak masuk
        """,
    },
    "cooperative_plasma": {
        6: r"""
            plasma
            koperasi (?:plasma|sawit|kebun|unit desa|petani)
            sisa hasil kebun
            shk
            rapat anggota(?: tahunan)?
            kemitraan (?:kebun|sawit|petani)
            bagi hasil (?:kebun|sawit|plasma)
            pengurus koperasi
            anggota koperasi
        """,
        4: r"""
            koperasi
            kud
            kkpa
            petani mitra
            bapak angkat
        """,
    },
    "forest_area": {
        5: r"""
            hutan (?:produksi|lindung|desa|adat|tanaman|negara|kemasyarakatan|konversi)
            kawasan hutan
            hti
            hph
            kphp?
            tahura
            taman nasional
            cagar alam
            suaka
            perambah(?:an)?
            pembalakan
            (?:illegal|ilegal) log(?:g?ing)?
            ilog
            kayu (?:ilegal|curian|olahan)
            rakit kayu
            gapoktanhut
            perhutanan sosial
            hutan
            zona lindung
            polhut
            balik ke hutan
            pbph
            petak \d+
            ilegal loging
            sialang
            tnb
            tnbs
        """,
        2: r"""
            kanal
            gambut
            ekskavator
            kayu
            kehutanan
        """,
    },
    "village_boundary": {
        7: r"""
            (?:tapal )?batas (?:wilayah|desa|kelurahan|kecamatan|kabupaten|administrasi|provinsi|dusun)
            tapal batas
            segmen batas
            pilar (?:batas|kayu|beton)
            garis batas
            (?<!di )(?<!dekat )perbatasan (?:antara|desa|kabupaten|wilayah)
            peta desa
            penegasan batas
            masuk wilayah desa
            patok batas desa
            tabat
        """,
    },
    "village_officials_funds": {
        5: r"""
            dana desa
            add
            apbdes
            lpj
            kas desa
            perangkat desa
            bumdes
            transparansi
            (?:pemecatan|pemberhentian|pengangkatan|seleksi|penjaringan) (?:perangkat|kadus|kaur|sekdes|kepala dusun)
            inspektorat
            honor
            kepala desa (?:tidak|diganti|mundur|dicopot|diduga|jarang|menggelapkan|korupsi)
            kinerja kepala desa
            (?:menuntut|meminta|mendesak)[a-z ]{0,25} kepala desa (?:mundur|diganti|dicopot|diperiksa)
            mosi tidak percaya
            penyalahgunaan (?:dana|anggaran|wewenang)
            stempel desa
            menyegel kantor desa
            penyegelan kantor desa
            pungli
            pungutan
        """,
        2: r"""
            bpd
            kaur
            musdes
            anggaran
            kantor desa di ?segel
            plt kepala desa
            insentif
        """,
    },
    "infrastructure_services": {
        5: r"""
            jalan (?:rusak|berlubang|lintas rusak|putus|poros rusak|becek|hancur)
            jembatan (?:rusak|putus|ambruk|roboh|diperbaiki)
            perbaik(?:an|i|ki) (?:jalan|jembatan)
            jembatan diperbaiki
            jalan [a-z ]{0,24}(?:hancur|rusak|becek|berlubang)
            diaspal
            penimbunan jalan
            timbun
            truk cpo
            muatan berlebih
            jalan kabupaten
            (?:jalan|jembatan)[a-z ]{0,30} (?:diperbaiki|diaspal|dibangun)
            air bersih
            pdam
            tiang (?:wifi|listrik|internet|telpon|telepon)
            tower
            bts
            sinyal
            genset
            pemadaman
            (?:listrik|lampu) (?:padam|mati|byar)
            pelayanan (?:puskesmas|kesehatan|publik|rumah sakit)
            sampah
            tpa
            normalisasi
            drainase
            kapal penyeberangan
            proyek (?:jalan|jembatan|desa|pemerintah)
            perbaikan
            pembangunan (?:jalan|jembatan|dermaga|tower|pasar)
            pasar (?:direlokasi|relokasi)
            relokasi pedagang
            jerambah
        """,
        2: r"""
            pln
            listrik
            banjir
            provider
            iuran
        """,
        1: r"""
            jembatan
            jalan
            pagar
            dermaga
            pelabuhan
        """,
    },
    "fuel_fertiliser": {
        6: r"""
            solar
            bbm
            pertalite
            pertamax
            minyak tanah
            spbun?
            spbn
            spdn
            apms
            pupuk
            elpiji
            gas (?:3|tiga|melon|elpiji|lpg)(?: kg| kilo)?
            lpg
            gas subsidi
            pangkalan gas
            rekom(?:endasi)? solar
            jerigen
            jeriken
        """,
        2: r"""
            bensin
            antri(?:an|ean)?
            antrean
            subsidi
            kios
            langka
            kelangkaan
            kuota
        """,
    },
    "mob_justice": {
        8: r"""
            dihakimi(?: massa| warga)?
            main hakim
            amuk (?:massa|warga)
            diamuk(?: massa| warga)?
            dimassa
            (?:dihajar|dipukul|dikeroyok|digebukin|ditangkap|diikat)[a-z ]{0,20} (?:massa|warga|orang kampung|orang banyak)
            (?:maling|pencuri|pencurian|pelaku|terduga|copet|jambret|begal|penyetrum)[^\n]{0,150}? (?<!tidak )(?:dipukul|dihajar|dikeroyok|dimassa|diikat|diarak|babak belur|dihakimi|dibakar)
            (?:ketangkap|ditangkap|mengamankan|tertangkap) (?:warga|massa|[0-9]+ orang terduga)[a-z0-9 ,.()]{0,90} (?:dipukul|dihajar|dikeroyok|massa)
            warga mengamankan [0-9a-z ()]{0,20}(?:terduga|pelaku|pencuri|maling)
            warga (?:bakar|membakar|dibakar|menghajar|menggebuki) (?:mobil|motor|rumah pelaku)
            santet
            doti
            teluh
            guna-guna
            (?:dituduh|tuduhan|diduga) (?:dukun|punya ilmu|santet|menyantet|babi ngepet)
            babi ngepet
            dukun (?:santet)?
            diarak
            (?:massa|orang banyak|warga)[a-z0-9 ,.]{0,40} (?:dipukul|digebuki|dihajar)
            diteriaki (?:maling|culik|penculik|copet)
            (?:dituduh|dicurigai|dibilang) (?:penculik|maling|pencuri)
        """,
        3: r"""
            maling
            pencuri
            digebuki
            massa mengamuk
            terduga pelaku
        """,
    },
    "fishers_gear": {
        5: r"""
            jaring
            pukat
            belat
            rawai
            bubu
            togok
            sondong
            alat tangkap
            zona tangkap
            bagan
            kelong
            cantrang
            lampara
            bom ikan
            setrum
            nyetrum
            potas
            racun ikan
            lubuk (?:larangan|ikan)
            keramba
            rajungan
            abk
            fishing ground
            gt
            kapal (?:ikan|penangkap)
            tangkahan
            tuguk
            empang
            kerang
            wilayah tangkap
        """,
        3: r"""
            nelayan
            pompong
            perahu
            lubuk
            ikan
            polair(?:ud)?
            airud
            dilaut
            di laut
            tongkang
            kapal
        """,
    },
    "mining_environment": {
        6: r"""
            batu ?bara
            debu
            tambang(?:an)?
            penambang(?:an)?
            galian (?:c|pasir|tanah)
            peti
            (?:kapal )?pengangkut pasir
            (?:sedot|penyedot|pengerukan|mengeruk|angkut) pasir
            pasir (?:laut|ilegal|sungai)
            limbah
            tercemar
            pencemaran
            mencemari
            bau (?:busuk|menyengat|limbah)
            stockpile
            asap pabrik
            (?:air|sungai|sumur)(?: (?:sungai|sumur|parit|kolam))? (?:hitam|keruh|berubah|bau|tercemar)
            ponton
            ikan (?:mati|pada mati|mabuk)
            amdal
            abrasi
            polusi
            ekskavator tambang
            seismik
            minyak (?:mentah|ilegal)
            sumur (?:minyak|bor ilegal)
            iup
            migas
            penambangan
            nyedot pasir
            bikin keruh
        """,
        2: r"""
            truk
            angkutan
            karhutla
        """,
    },
    "ormas_vs_ormas": {
        8: r"""
            ormas [^.\n]{2,80}? (?:dan|dengan|vs|versus|lawan|melawan|terhadap) (?:massa |anggota |pengurus )?ormas
            antar ?ormas
            ormas [^|]{3,400}? ormas
            kedua ormas
            dua ormas
            rebutan (?:lahan parkir|pengamanan|wilayah)
            bentrok ormas
            gesekan (?:antar )?ormas
        """,
        4: r"""
            ormas
            okp
            laskar
            garda
            (?:dpc|pac|dpd|dpw) [a-z]+
            jatah parkir
            uang parkir
            lahan parkir
        """,
    },
    "ormas_internal": {
        9: r"""
            dualisme(?: kepengurusan)?
            kepengurusan
            (?:ketua|pengurus) (?:versi|tandingan)
            sesama anggota
            muscab(?:lub)?
            musda(?:lub)?
            pac (?:lama|baru)
            sk (?:pusat|dpp|dpd)
            perpecahan (?:pengurus|ormas|internal)
            internal (?:ormas|organisasi)
            rebutan sekretariat
        """,
        4: r"""
            saling klaim
        """,
    },
    "house_of_worship": {
        6: r"""
            rumah ibadah
            rumah ibadat
            tempat ibadah
            gereja
            pendeta
            kebaktian
            misa
            vihara
            wihara
            pura
            klenteng
            jamaah
            aliran (?:sesat|kepercayaan)
            ajaran sesat
            ahmadiyah
            syiah
            salafi
            wahabi
            pengeras suara
            toa
            fkub
            imam (?:masjid|mushola|musholla|surau|langgar)
            pengurus (?:masjid|mushola|musholla|surau|langgar)
            pendirian (?:masjid|mushola|musholla|surau|langgar|rumah)
            pembangunan (?:masjid|mushola|musholla|surau|gereja|rumah ibadah)
            khotbah
            khutbah
            penistaan agama
            umat (?:kristen|katolik|hindu|buddha|islam|nasrani)
            beda agama
            ceramah
            jemaat
            beribadah
            ibadah
            doa
            sekolah minggu
            mimbar
            takmir
        """,
        2: r"""
            masjid
            musala
            mushola
            musholla
            surau
            langgar
            ustadz?
            tarawih
            imam
        """,
    },
    "youth_village_brawl": {
        6: r"""
            tawuran
            (?:kelompok )?(?:pemuda|anak muda|anak mudo|remaja|bujang)[^.\n]{0,60}? (?:dengan|sama|samo|vs|dan|lawan|antara) (?:kelompok )?(?:pemuda|anak muda|anak mudo|remaja)
            antar ?(?:pemuda|kampung|dusun|desa|rt|gang|pelajar|kelompok pemuda)
            (?:perkelahian|bentrok|ribut|keributan) (?:kelompok )?(?:pemuda|pelajar|antar|remaja|warga)
            orgen tunggal
            organ tunggal
            orgen(?:an)?
            joget
            hiburan (?:rakyat|malam)
            suporter
            wasit
            turnamen
            sepak ?bola
            voli
            futsal
            knalpot
            geng(?: motor)?
            hajatan
            pesta (?:pernikahan|nikah)
            pasar malam
            sound horeg
            tarik tambang
            petasan
            siswa
            (?:anak|siswa|pelajar|murid|adek2|adik2) (?:smp|sma|smk|sd|mts|stm)
            kakak kelas
            perang (?:batu|sarung)
            adek2
            meriam bambu
        """,
        3: r"""
            lapangan (?:bola|voli|futsal)
            pemuda
            anak muda
            anak mudo
            anak2
            anak-anak (?:muda|desa|kampung)
            remaja
            berkelahi
            perkelahian
            pelajar
            ribut
            dikeroyok
            pengeroyokan
            saling (?:pukul|lempar|dorong|ejek)
            bentrok
            pemukulan
            nyerang
            dilempari
            adu jotos
            rental
        """,
    },
    "newcomers_locals": {
        8: r"""
            (?:pekerja |warga |orang )?pendatang(?: dari [a-z]+)?
            (?:warga|penduduk|orang|masyarakat|suku) (?:asli|pribumi)
            (?:warga|orang|penduduk) (?:lama|lokal)
            putra daerah
            pribumi
            (?:baru|orang|tukang parkir|pedagang|pekerja) (?:yang )?(?:baru )?dari luar
            warga (?:transmigran|eks trans)
            antar ?(?:suku|etnis)
            pulang kampung
            perantau
            (?:suku|etnis) [a-z]+ (?:dengan|dan|lawan) (?:suku |etnis )?[a-z]+
        """,
    },
    "village_head_election": {
        9: r"""
            pilkades
            calon kepala desa
            cakades
            balon (?:kepala desa|kades)
            calon kades
            bakal calon
            pemilihan kepala desa
            panitia pemilihan
            nomor undian
            no undian
            pemungutan suara
            hitung ulang
            calon (?:no|nomor)
            pelantikan kepala desa
            pendukung calon
        """,
    },
    "social_aid_policy": {
        6: r"""
            blt
            bansos
            pkh
            bpnt
            bantuan (?:sosial|langsung|beras|pangan|tunai|bencana|rumah|bedah|nelayan|pemerintah)
            penerima (?:bantuan|bedah|manfaat|bansos|blt|pkh)
            bedah rumah
            raskin
            rastra
            sembako
            data (?:penerima|kemiskinan|dtks)
            dtks
            harga (?:kelapa|pinang|sawit|tbs|karet|kopra|beras)
            perda
            kenaikan (?:pajak|pbb|tarif|harga)
            pajak
            retribusi
            nama(?:nya)? tidak keluar
            kpm
            bantuan langsung tunai
            disunat
            pkl
            pedagang kaki lima
            penertiban (?:pkl|pedagang|pasar)
            lapak dibongkar
            tidak tepat sasaran
        """,
        3: r"""
            bantuan
            (?:pembagian|penyaluran|dapat) beras
            timbangan
        """,
    },
    "labour": {
        6: r"""
            buruh
            karyawan
            mogok
            upah
            umk
            umr
            ump
            phk
            di ?phk
            pesangon
            serikat
            bipartit
            tripartit
            hrd
            outsourcing
            thr
            bongkar muat
            tenaga kerja(?: lokal)?
            tka
            (?:gaji|lembur)[a-z ]{0,20}(?:belum|tidak|telat|dibayar|terlambat)
            pemutusan hubungan kerja
            may day
            bpjs ketenagakerjaan
            pekerja (?:harian|lepas|borongan|lokal|kebun|pabrik)
            rekrutmen
            barak
        """,
        3: r"""
            pekerja
            gaji
            lowongan
            penghentian kerja
        """,
    },
    "hoax_social_media": {
        6: r"""
            hoaks?
            hoax
            facebook
            fb
            tiktok
            instagram
            medsos
            media sosial
            akun
            postingan
            memposting
            viral
            pesan (?:suara|berantai)
            penculik(?:an)?
            ujaran kebencian
            status wa
            video (?:viral|hoax|lama|editan)
            berita bohong
            live streaming
            komentar
            komen
            grup wa
        """,
        3: r"""
            beredar
            isu
            kabar
            omongan
            desas-desus
            gosip
        """,
    },
    "other": {
        6: r"""
            pintu (?:air|klep)
            klep
            saluran (?:sekunder|tersier|primer|irigasi)
            sekunder
            tersier
            irigasi
            pengairan
            p3a
            pembagian air
            giliran air
            paslon
            pilkada
            pemilu
            pilpres
            pileg
            kampanye
            tim sukses
            relawan
            kpps
            pps
            panwascam
            panwas
            bawaslu
            apk
            baliho
            tps
            rekap suara
            calon (?:bupati|gubernur|legislatif)
            surat suara
        """,
    },
    "demonstration": {
        4: r"""
            unjuk rasa
            aksi (?:damai|massa|demo|bela|solidaritas)
            korlap
            orasi
            estimasi massa
            surat pemberitahuan aksi
            aliansi
            longmarch
            audiensi
        """,
    },
}

# Types that name how people act, not what it is about: any named subject goes before them.
MANNERS: Final = frozenset({"demonstration", "youth_village_brawl", "hoax_social_media"})
