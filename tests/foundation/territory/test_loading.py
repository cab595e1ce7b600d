from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction

from rukun.foundation.territory.domain import LoadResult, load_regions
from rukun.foundation.territory.enums import RegionKind
from rukun.foundation.territory.models import Edition, Region, RegionAlias, Succession
from rukun.foundation.territory.sources import BadInput
from tests.foundation.territory.editions import NEW, OLD, written

pytestmark = pytest.mark.django_db

HEAD = "code,name,kind,population,area_km2\n"
PROVINCE = "15,Jambi,provinsi,3679000,49026.579\n"


@pytest.fixture(autouse=True)
def any_share_may_retire(monkeypatch):
    monkeypatch.setattr("rukun.foundation.territory.domain.loading._LARGEST_SHARE_RETIRED", 1)


def stored():
    """Everything that loading writes, without the keys of rows."""
    return (
        list(Region.objects.order_by("code").values_list()),
        list(RegionAlias.objects.order_by("region", "name_key").values_list("region", "name", "edition")),
        list(Succession.objects.order_by("old").values_list("old", "new", "is_certain", "basis")),
    )


def test_load_regions_stores_what_the_file_tells(new_file):
    result = load_regions(new_file)

    assert result == LoadResult(edition="2025", rows=12, added=12)
    merauke = Region.objects.get(code="93.01")
    assert (merauke.name, merauke.kind, merauke.level, merauke.parent_id) == (
        "Kabupaten Merauke",
        RegionKind.REGENCY,
        2,
        "93",
    )
    assert (merauke.population, merauke.area_km2) == (40, Decimal("7.250"))
    assert (merauke.edition_from_id, merauke.edition_until_id, merauke.is_current) == ("2025", None, True)
    assert Edition.objects.get().effective_on == date(2025, 4, 25)


def test_load_regions_derives_the_kind_where_the_file_has_none(old_file):
    load_regions(old_file)

    kinds = dict(Region.objects.values_list("code", "kind"))
    assert kinds["91"] == RegionKind.PROVINCE
    assert kinds["91.02"] == RegionKind.REGENCY
    assert kinds["91.71"] == RegionKind.CITY
    assert kinds["91.01.01"] == RegionKind.SUBDISTRICT
    assert kinds["91.01.01.1001"] == RegionKind.URBAN_VILLAGE
    assert kinds["91.01.01.2001"] == RegionKind.VILLAGE
    assert Region.objects.get(code="91.01").name == "Kabupaten Merauke"


def test_loading_again_changes_nothing_and_says_so(small_country, old_file, new_file):
    before = stored()

    assert load_regions(new_file) == LoadResult(edition="2025", rows=12)
    assert load_regions(old_file) == LoadResult(edition="2022", rows=15)
    assert load_regions(new_file).is_unchanged
    assert stored() == before


def test_the_order_of_loading_does_not_matter(old_file, new_file):
    def loaded(*files):
        begin = transaction.savepoint()
        for file in files:
            load_regions(file)
        result = stored()
        transaction.savepoint_rollback(begin)
        return result

    assert loaded(old_file, new_file) == loaded(new_file, old_file)


def test_a_region_that_went_keeps_its_row(small_country):
    merauke = Region.objects.get(code="91.01")
    assert (merauke.is_current, merauke.edition_from_id, merauke.edition_until_id) == (False, "2022", "2022")
    biak = Region.objects.get(code="91.03")
    assert (biak.is_current, biak.edition_from_id, biak.edition_until_id) == (True, "2022", None)


def test_a_name_that_changed_stays_as_an_alias(small_country):
    assert list(RegionAlias.objects.values_list("region_id", "name", "edition_id").order_by("region_id")) == [
        ("91.03.01", "Kota Lama", "2022"),
        ("91.03.01.2001", "Sungai Dua", "2022"),
    ]


def test_an_edition_in_between_parts_the_pair(small_country, tmp_path):
    between = "code,name\n91,Papua\n91.01,Kabupaten Merauke\n91.03,Kab. Biak\n"
    load_regions(
        written(tmp_path, "regions_2024.csv", between),
        legal_basis="Kepmendagri contoh",
        effective_on=date(2024, 1, 1),
    )

    gone = dict(Region.objects.filter(is_current=False).values_list("code", "edition_until"))
    assert gone["91.01"] == "2024"
    assert gone["91.02"] == "2022"
    assert Succession.objects.get(old="91.01").edition_id == "2025"


def test_a_new_edition_may_retire_what_an_older_one_left(small_country, tmp_path):
    text = NEW.replace("93.01.01.2002,Bupul", "93.01.01.2009,Bupul")
    result = load_regions(
        written(tmp_path, "regions_2027.csv", text), legal_basis="contoh", effective_on=date(2027, 1, 1)
    )

    assert (result.added, result.retired) == (1, 1)
    assert Succession.objects.get(old="93.01.01.2002").new_id == "93.01.01.2009"
    assert Succession.objects.get(old="91.01.01.2001").new_id == "93.01.01.2002"


def test_a_part_of_a_new_edition_is_refused(monkeypatch, old_file, tmp_path):
    monkeypatch.setattr("rukun.foundation.territory.domain.loading._LARGEST_SHARE_RETIRED", 0.2)
    load_regions(old_file)
    before = stored()

    with pytest.raises(BadInput, match="14 of 15 current regions are missing"):
        load_regions(written(tmp_path, "regions_2025.csv", "code,name\n91,Papua\n"))
    assert stored() == before
    assert Edition.objects.count() == 1


def test_progress_ends_at_the_whole(new_file):
    seen = []
    load_regions(new_file, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 12), (12, 12)]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "f_2025.csv, row 1: the header has no column “code”. The first row must name the columns: "),
        ("kode,nama\n15,Jambi\n", "f_2025.csv, row 1: the header has no column “code”."),
        ("code,name,popluation\n", "f_2025.csv, row 1: unknown or repeated column “popluation”."),
        ("code,name,name\n", "f_2025.csv, row 1: unknown or repeated column “name”."),
        (HEAD, "f_2025.csv: the file holds no regions. Hand in the whole edition."),
        (HEAD + "15,Jambi,provinsi\n", "f_2025.csv, row 2: 3 values under 5 columns. Check commas"),
        (HEAD + "1507,Jambi,provinsi,,\n", "f_2025.csv, row 2, column code: “1507” is no region code."),
        (HEAD + "15,,provinsi,,\n", "f_2025.csv, row 2, column name: a name needs 1 to 80 characters."),
        (
            HEAD + PROVINCE + "15.07.03,Mendahara,kecamatan,,\n",
            "f_2025.csv, row 3, column code: 15.07.03 has no parent: add a row for 15.07 or",
        ),
        (
            HEAD + PROVINCE + PROVINCE,
            "f_2025.csv, row 3, column code: code 15 stands in row 2 already. Remove one of the two.",
        ),
        (
            HEAD + PROVINCE + "15.07,X,dusun,,\n",
            "f_2025.csv, row 3, column kind: unknown kind “dusun”. Use one of: provinsi, kabupaten,",
        ),
        (HEAD + PROVINCE + "15.07,X,desa,,\n", "f_2025.csv, row 3, column kind: kind “desa” does not fit"),
        (HEAD + "15,X,provinsi,12.5,\n", "row 2, column population: “12.5” is no number of persons."),
        (HEAD + "15,X,provinsi,-1,\n", "row 2, column population: “-1” is no number of persons."),
        (HEAD + '15,X,provinsi,,"4.544,575"\n', "row 2, column area_km2: “4.544,575” is no area in km²."),
        (HEAD + "15,X,provinsi,,NaN\n", "row 2, column area_km2: “NaN” is no area in km²."),
        (HEAD + '15,"X,provinsi,,\n', "f_2025.csv: this is no CSV text. Save the file as CSV with commas."),
    ],
)
def test_bad_regions_end_with_one_line_and_change_nothing(new_file, tmp_path, text, complaint):
    load_regions(new_file)
    before = stored()

    with pytest.raises(BadInput) as refusal:
        load_regions(written(tmp_path, "f_2025.csv", text))

    assert complaint in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert stored() == before


def test_files_that_cannot_be_read_are_refused_in_words(tmp_path):
    latin = tmp_path / "latin_2025.csv"
    latin.write_bytes("code,name\n15,Jambí\n".encode("latin-1"))
    cut = written(tmp_path, "cut_2025.csv.gz", OLD)
    cut.write_bytes(cut.read_bytes()[:-12])
    plain = tmp_path / "plain_2025.csv.gz"
    plain.write_text(OLD, encoding="utf-8")
    folder = tmp_path / "folder_2025.csv"
    folder.mkdir()

    def refusal(path):
        with pytest.raises(BadInput) as caught:
            load_regions(path)
        return str(caught.value)

    assert refusal(latin) == "latin_2025.csv: the text is not UTF-8. Save the file as UTF-8."
    assert refusal(cut) == "cut_2025.csv.gz: the compressed file is damaged. Copy it again."
    assert refusal(plain) == "plain_2025.csv.gz: the compressed file is damaged. Copy it again."
    assert refusal(tmp_path / "no_2025.csv") == "no_2025.csv: there is no such file. Check the path."
    assert refusal(folder) == "folder_2025.csv: the file cannot be read (Is a directory)."


def test_an_edition_needs_a_name_and_a_decree(tmp_path):
    text = "code,name\n15,Jambi\n"
    with pytest.raises(BadInput, match="the edition is unknown"):
        load_regions(written(tmp_path, "regions.csv", text))
    with pytest.raises(BadInput, match="edition 2031 is not known"):
        load_regions(written(tmp_path, "regions_2031.csv", text))
    assert load_regions(Path(tmp_path / "regions.csv"), edition="2025").added == 1
