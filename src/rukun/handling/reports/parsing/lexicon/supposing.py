"""What words tell of long ago, and what is feared, possible, asked for or announced."""

from typing import Final

from rukun.handling.reports.parsing.tables import compiled

# Long ago, and no part of this event.
HISTORY: Final = compiled(r"""
    (?<!tidak )(?<!belum )pernah
    (?:tahun \d{4}|waktu|zaman|jaman|masa) dulu
    dulu(?:nya)? (?:pernah|sempat|juga|ada|sudah|tahun)
    (?<!terlebih )dahulu (?:pernah|sempat|juga|ada|sudah|tahun)
    tempo hari
    tempo dulu
    silam
    waktu itu
    tahun (?:yang )?lalu
    tahun kemarin
    bulan (?:yang )?lalu
    sejak tahun
    (?<!dana desa )(?<!anggaran )(?<!laporan )tahun (?:19|20)\d\d
    (?:sejak|pada|peta transmigrasi) (?:19|20)\d\d
    riwayat
""")


# Feared, possible, asked for or announced; not (yet) so.
SUPPOSED: Final = compiled(r"""
    jangan sampai
    jangan sampe
    dikhawatirkan
    khawatir
    kuatir
    takut
    takutnya
    agar tidak
    supaya tidak
    biar tidak
    apabila
    bila
    (?<!ada )kalau
    kalo
    jika
    bilamana tidak
    berpotensi
    potensi
    rawan
    antisipasi
    mengantisipasi
    (?:untuk )?(?:mencegah|menghindari)
    cegah
    mengancam
    ancaman
    dugaan rencana
    semoga
    (?:sosialisasi|penyuluhan|bahaya|himbauan|imbauan|waspada)
    terancam
    seandainya
    katanya mau
    (?:mau|akan|ingin|hendak|pingin|rencana|berencana|rencananya|merencanakan|niat|nantang)(?! (?:nanya|tanya|bertanya|lapor|melapor|melaporkan|menyampaikan|kasih?|info|informasi|konfirmasi|mengabarkan)\b)
""")
