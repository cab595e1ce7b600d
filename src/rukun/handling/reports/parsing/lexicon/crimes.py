"""Matters that are no social conflict, and who must handle them instead."""

from typing import Final

# (who must handle it, phrases); the first that fits counts.
ORDINARY: Final[tuple[tuple[str, str], ...]] = (
    (
        "protection",
        r"""
            kekerasan terhadap (?:anak|perempuan)
            kekerasan (?:pada|dalam) (?:anak|rumah tangga)
            kdrt
            (?:suami|bapak|ayah)(?: tirinya| tiri)? (?:pukul|memukul|menganiaya|aniaya|mukul|tampar|menampar|gebukin) (?:istri|anak|bini)[a-z]*
            (?:istri|bini|anak)(?:nya)? (?:dipukul|dianiaya|disiksa)(?: oleh)? (?:suami|bapak|ayah|ibu)[a-z ]*
            dipukul ayah
            ayah tiri(?:nya)?
            pencabulan
            cabul
            dicabuli
            persetubuhan
            disetubuhi
            pelecehan
            dilecehkan
            tidak senonoh
            asusila
            pemerkosaan
            perkosaan
            diperkosa
            rudapaksa
            perundungan
            di ?bully
            eksploitasi anak
            penelantaran anak
            kawin (?:paksa|anak)
            pernikahan dini
            inses
        """,
    ),
    (
        "wildlife",
        r"""
            buaya
            (?<!pukat )harimau
            gajah
            beruang
            ular (?:piton|kobra|sanca)
            satwa liar
            monyet
            bksda
            macan
        """,
    ),
    (
        "police",
        r"""
            pencurian
            mencuri
            dicuri
            curanmor
            kehilangan
            hilang dicuri
            (?:kerbau|sapi|kambing|ternak|motor|mesin|perahu|mobil|hp)[a-z ]{0,20} hilang
            (?<!kayak )(?<!seperti )(?<!teriak )(?<!diteriaki )maling
            dibobol
            kebobolan
            pembobolan
            bobol
            narkoba
            narkotika
            sabu(?:-sabu)?
            ganja
            begal
            pembegalan
            jambret
            penjambretan
            perampokan
            rampok
            penipuan
            penggelapan
            judi
            perjudian
            sabung ayam
            togel
            balap liar
            miras
            minuman keras
            tuak
            pembunuhan
            penemuan (?:mayat|jenazah)
            ditemukan mayat
            bunuh diri
            gantung diri
            illegal fishing
            penyelundupan
            uang palsu
            orang sakit jiwa
            odgj
            orang gila
            kriminal (?:biasa|murni)
            pidana biasa
        """,
    ),
    (
        "disaster",
        r"""
            kebakaran
            korsleting
            arus pendek
            terbakar
            kecelakaan
            laka(?: lantas| laut| kerja| air)?
            lakalantas
            tabrakan
            tenggelam
            terseret arus
            banjir
            rob
            puting beliung
            angin kencang
            tanah longsor
            longsor
            karhutla
            kebakaran lahan
            gempa
            tersambar petir
            pohon tumbang
            keracunan
            demam berdarah
            kapal karam
        """,
    ),
)

# Whoever suffers these suffered from a group: then it is social conflict after all.
BY_A_GROUP: Final = r"""
    massa
    dimassa
    dihakimi
    dihajar(?: oleh)? (?:warga|massa)
    dikeroyok
    pengeroyokan
    dipukul (?:massa|warga)
    amuk
    main hakim
    (?:warga|masyarakat) (?:membakar|bakar|merusak|mengamuk|emosi|menyerang|menghajar|menggeruduk|marah|menghadang|menutup|setop|menyetop)
    dibakar (?:massa|warga)
    warga[a-z ]{0,20} (?:setop|stop|menahan|memblokir|menutup|menghadang)
    bentrok
    tawuran
    santet
"""
