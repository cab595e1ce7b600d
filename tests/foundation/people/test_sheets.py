"""Officers and moves from a sheet."""

import io
import zipfile
from datetime import date, datetime, timedelta

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from rukun.foundation.people.domain.importing import import_moves, import_officers
from rukun.foundation.people.domain.sheets import SheetUnreadable
from rukun.foundation.people.domain.waves import SheetRefused
from rukun.foundation.people.exports import moves_template, officers_template
from rukun.foundation.people.models import Assignment, Office, Person
from rukun.kernel.errors import NotAllowed
from tests.cast import Cast

OFFICERS = [
    "Nama",
    "NIP/NRP",
    "Nomor HP",
    "Surel",
    "Nama pengguna",
    "Instansi",
    "Jabatan",
    "Sebagai",
    "TMT",
    "Sampai",
    "Nomor SK",
    "Tanggal SK",
]
MOVES = [
    "Nama",
    "NIP/NRP",
    "Instansi lama",
    "Jabatan lama",
    "Instansi baru",
    "Jabatan baru",
    "Sebagai",
    "TMT",
    "Sampai",
    "Nomor SK",
    "Tanggal SK",
]
LURAH = ("Kel. Simpang Tuan", "Lurah Simpang Tuan")
KADES = ("Desa Pandan Sejahtera", "Kepala Desa Pandan Sejahtera")


def sheet(titles: list[str], *rows: list[object]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet()
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for number, row in enumerate([titles, *rows]):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(number, place, datetime(value.year, value.month, value.day), day)
                else:
                    page.write(number, place, value)
    return buffer.getvalue()


def officer(name: str, post: tuple[str, str], **cells: object) -> list[object]:
    row: dict[str, object] = {"Nama": name, "Instansi": post[0], "Jabatan": post[1], "TMT": "01-04-2026"}
    return [(row | cells).get(title, "") for title in OFFICERS]


def move(**cells: object) -> list[object]:
    names = {title.replace(" ", "_").replace("/", "_").lower(): title for title in MOVES}
    row = {names[key]: value for key, value in cells.items()}
    return [row.get(title, "") for title in MOVES]


def messages(refusal: pytest.ExceptionInfo[SheetRefused]) -> list[tuple[int, str]]:
    return [(error.row, str(error.column)) for error in refusal.value.errors]


def test_officers_are_entered_from_a_sheet(cast: Cast) -> None:
    data = sheet(
        OFFICERS,
        officer("Rahmat Hidayat", LURAH, **{"NIP/NRP": "199001012015011001", "Nomor HP": 81311112222}),
        officer("Siti Aminah", KADES, TMT=date(2026, 3, 1), Sebagai="Plt."),
    )
    added = import_officers(data=data, actor=cast.indra, at=cast.now)
    assert [(account.username, assignment.title) for account, assignment in added] == [
        ("rahmat.hidayat", "Lurah Simpang Tuan"),
        ("siti.aminah", "Plt. Kepala Desa Pandan Sejahtera"),
    ]
    assert added[0][0].person.phone == "6281311112222"
    assert added[1][1].from_on == date(2026, 3, 1)


def test_columns_may_stand_in_any_order_and_case(cast: Cast) -> None:
    titles = [title.upper() for title in reversed(OFFICERS)]
    data = sheet(titles, list(reversed(officer("Siti Aminah", LURAH))))
    assert len(import_officers(data=data, actor=cast.indra, at=cast.now)) == 1


def test_every_wrong_cell_is_named_and_nobody_is_entered(cast: Cast) -> None:
    data = sheet(
        OFFICERS,
        officer("Rahmat Hidayat", LURAH),
        officer("Siti", ("Dinas Angin", "Kepala")),
        officer("Siti", ("Dinas PUPR", "Kepala Angin")),
        officer("Siti", KADES, **{"NIP/NRP": 199001012015011001}),
        officer("Siti", KADES, TMT="besok", Sebagai="Wakil"),
        officer("Siti", KADES, Surel="siti@"),
        officer("Siti", ("Kesbangpol", "Operator")),
    )
    with pytest.raises(SheetRefused) as refusal:
        import_officers(data=data, actor=cast.indra, at=cast.now)
    assert messages(refusal) == [
        (3, "Instansi"),
        (4, "Jabatan"),
        (5, "NIP/NRP"),
        (6, "Sebagai"),
        (6, "TMT"),
        (7, "Surel"),
        (8, ""),
    ]
    assert Person.objects.count() == len(cast.people)
    assert str(refusal.value.errors[0]).startswith(("Row 3, column Instansi: ", "Baris 3, kolom Instansi: "))


def test_same_number_twice_in_one_sheet_is_refused(cast: Cast) -> None:
    nip = {"NIP/NRP": "199001012015011001"}
    data = sheet(OFFICERS, officer("Siti", LURAH, **nip), officer("Rahmat", KADES, **nip))
    with pytest.raises(SheetRefused) as refusal:
        import_officers(data=data, actor=cast.indra, at=cast.now)
    assert messages(refusal) == [(3, "NIP/NRP")]


def test_required_cells_are_asked_for(cast: Cast) -> None:
    data = sheet(OFFICERS, officer("", LURAH), [], officer("Siti", ("Kesbangpol", "")))
    with pytest.raises(SheetRefused) as refusal:
        import_officers(data=data, actor=cast.indra, at=cast.now)
    assert messages(refusal) == [(2, "Nama"), (4, "Jabatan")]


@pytest.mark.parametrize(
    "data",
    [b"", b"Nama;NIP", b"x" * (5 * 1024 * 1024 + 1), sheet(OFFICERS), sheet(["Nama"], ["Siti"])],
    ids=["empty", "csv", "large", "no rows", "no columns"],
)
def test_unreadable_file_says_why(cast: Cast, data: bytes) -> None:
    with pytest.raises(SheetUnreadable) as refusal:
        import_officers(data=data, actor=cast.indra, at=cast.now)
    assert str(refusal.value)


def test_only_the_administrator_imports(cast: Cast) -> None:
    for name in ("ayu", "gita", "dedi", "eka"):
        with pytest.raises(NotAllowed):
            import_officers(data=sheet(OFFICERS, officer("Siti", LURAH)), actor=cast.actor(name), at=cast.now)


def test_offices_of_another_regency_are_unknown(cast: Cast) -> None:
    data = sheet(OFFICERS, officer("Siti", ("Desa Badang", "Kepala Desa Badang")))
    with pytest.raises(SheetRefused) as refusal:
        import_officers(data=data, actor=cast.indra, at=cast.now)
    assert messages(refusal) == [(2, "Instansi")]


def test_wave_from_a_sheet_lets_two_change_places(cast: Cast) -> None:
    gita, lukman = cast.person("gita"), cast.person("other_camat")
    old = {"instansi_lama": "Kec. Mendahara Ulu", "jabatan_lama": "Camat Mendahara Ulu"}
    new = {"instansi_baru": "Kec. Geragai", "jabatan_baru": "Camat Geragai"}
    back = {"instansi_lama": "Kec. Geragai", "jabatan_lama": "Camat Geragai"}
    forth = {"instansi_baru": "Kecamatan Mendahara Ulu", "jabatan_baru": "camat mendahara ulu"}
    decree = {"tmt": "1/4/2026", "nomor_sk": "821.2/7/2026", "tanggal_sk": date(2026, 3, 30)}
    data = sheet(
        MOVES,
        move(nama="Gita Permata", nip_nrp=gita.nip, **old, **new, **decree),
        move(nama="Lukman Hakim", **back, **forth, **decree),
        move(nama="Budi Santoso", instansi_lama="Kesbangpol", jabatan_lama="Operator"),
    )
    begun = import_moves(data=data, actor=cast.indra, at=cast.now)
    assert [(a.person, a.office, a.decree_on) for a in begun] == [
        (gita, cast.office("camat_geragai"), date(2026, 3, 30)),
        (lukman, cast.office("camat_mendahara_ulu"), date(2026, 3, 30)),
    ]
    assert cast.at("budi", cast.now + timedelta(days=60)).label == "Operator"


def test_wave_gives_back_an_office_without_a_new_one(cast: Cast) -> None:
    row = move(
        nama="Gita Permata",
        instansi_lama="Kec. Mendahara Ulu",
        jabatan_lama="Camat Mendahara Ulu",
        tmt="01-04-2026",
    )
    assert import_moves(data=sheet(MOVES, row), actor=cast.indra, at=cast.now) == []
    assert Assignment.objects.get(person=cast.person("gita")).until_on == date(2026, 3, 31)


def test_wrong_rows_of_a_wave_are_named(cast: Cast) -> None:
    new = {"instansi_baru": "Kel. Simpang Tuan", "jabatan_baru": "Lurah Simpang Tuan"}
    data = sheet(
        MOVES,
        move(nama="Tidak Dikenal", tmt="01-04-2026", **new),
        move(nama="Gita Permata", nip_nrp="999999999", tmt="01-04-2026", **new),
        move(
            nama="Gita Permata",
            instansi_lama="Kec. Geragai",
            jabatan_lama="Camat Geragai",
            tmt="01-04-2026",
            **new,
        ),
        move(nama="Gita Permata", **new),
        move(nama="Gita Permata", tmt="01-04-2026"),
    )
    with pytest.raises(SheetRefused) as refusal:
        import_moves(data=data, actor=cast.indra, at=cast.now)
    assert messages(refusal) == [
        (2, "Nama"),
        (3, "NIP/NRP"),
        (4, "Jabatan lama"),
        (5, "TMT"),
        (6, "Jabatan baru"),
    ]


def test_templates_can_be_imported_as_they_are(cast: Cast) -> None:
    offices = Office.objects.visible_to(cast.indra).filter(agency__regency=cast.indra.regency)
    template = moves_template(offices=offices, on=cast.now.date())
    assert import_moves(data=template, actor=cast.indra, at=cast.now) == []
    rows = CalamineWorkbook.from_filelike(io.BytesIO(template)).get_sheet_by_index(0).to_python()
    assert rows[0] == MOVES
    assert ["Gita Permata", cast.person("gita").nip, "Kecamatan Mendahara Ulu", "Camat Mendahara Ulu"] in [
        row[:4] for row in rows
    ]
    with pytest.raises(SheetUnreadable):
        import_officers(data=officers_template(offices=offices), actor=cast.indra, at=cast.now)


def test_few_bytes_that_claim_billions_of_cells_are_refused(cast: Cast) -> None:
    """The reader would ask for the whole block at once, and the process would be gone."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheet(OFFICERS))) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(b"</sheetData>", far))
    with pytest.raises(SheetUnreadable):
        import_officers(data=buffer.getvalue(), actor=cast.indra, at=cast.now)
