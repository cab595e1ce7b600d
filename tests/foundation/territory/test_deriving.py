"""Which region is taken for the successor of which, and how surely."""

import pytest

from rukun.foundation.territory.domain import load_regions
from rukun.foundation.territory.models import Succession
from tests.foundation.territory.editions import written

pytestmark = pytest.mark.django_db

HEAD = "code,name,kind\n16,Sumatera,provinsi\n16.01,Kabupaten Ogan,kabupaten\n16.01.01,Lama,kecamatan\n"


@pytest.fixture
def follows(tmp_path, monkeypatch):
    """Load two editions that differ in the villages told and return what followed the gone ones."""
    monkeypatch.setattr("rukun.foundation.territory.domain.loading._LARGEST_SHARE_RETIRED", 1)

    def load(old: str, new: str) -> dict[str, tuple[str, str, int]]:
        load_regions(written(tmp_path, "regions_2022.csv", HEAD + rows(old)))
        load_regions(written(tmp_path, "regions_2025.csv", HEAD + rows(new)))
        return {
            row.old_id.removeprefix("16.01."): (row.new_id.removeprefix("16.01."), row.basis, row.confidence)
            for row in Succession.objects.all()
        }

    return load


def rows(villages: str) -> str:
    lines = ""
    for part in villages.split(";"):
        code, _space, name = part.strip().partition(" ")
        lines += f"16.01.{code},{name},{'desa' if code.count('.') else 'kecamatan'}\n"
    return lines


def test_a_village_of_a_new_subdistrict_keeps_its_name(follows):
    found = follows("01.2001 Mekar; 01.2002 Sari", "01.2001 Mekar; 02 Baru; 02.2001 Sari")
    assert found == {"01.2002": ("02.2001", "moved", 95)}


def test_a_name_that_came_twice_in_the_regency_is_not_chosen_between(follows):
    found = follows("01.2001 Mekar; 01.2002 Sari", "01.2001 Mekar; 02 Baru; 02.2001 Sari; 02.2002 Sari")
    assert found == {"01.2002": ("01", "several", 0)}


def test_a_name_spelt_otherwise_is_the_same(follows):
    found = follows("01.2001 Sei Dua; 01.2002 Mekar", "01.2003 Sungai II; 01.2004 Melati")
    assert found == {"01.2001": ("01.2003", "spelling", 97), "01.2002": ("01", "similar", 35)}


@pytest.mark.parametrize(
    ("new", "basis", "confidence"),
    [
        ("01.2009 Klatok Jati", "spelling", 92),
        ("01.2009 Klatok Raja", "similar", 49),  # too unlike
        ("01.2008 Klatok Jati; 01.2009 Klatok Jato", "similar", 63),  # of two alike, neither
    ],
)
def test_a_slip_in_the_name_is_certain_only_without_a_rival(follows, new, basis, confidence):
    found = follows("01.2001 Klatok Jadi", new)["01.2001"]
    assert found[1:] == (basis, confidence)


def test_a_name_is_surer_where_the_number_stayed_and_less_sure_below_a_parent(follows):
    found = follows(
        "07 Tua; 07.2001 Klatok Jadi; 07.2002 Yufri", "08 Tua; 08.2001 Klatok Jati; 08.2009 Jufry"
    )
    assert found == {
        "07": ("08", "same_name", 99),
        "07.2001": ("08.2001", "spelling", 94),
        "07.2002": ("08", "similar", 42),
    }


def test_numbers_are_part_of_a_name(follows):
    found = follows("01.2001 Lambur I", "01.2001 Lambur; 01.2002 Lambur II")
    assert "01.2001" not in found  # the code lives on under another name
    found = follows("01.2003 Lambur III", "01.2004 Lambur IV")
    assert found["01.2003"] == ("01", "none", 0)


def test_what_an_officer_settled_survives_another_load(follows, tmp_path):
    follows("01.2001 Mekar", "01.2002 Melati")
    Succession.objects.update(
        new="16.01.01.2002",
        basis="settled",
        confidence=100,
        is_certain=True,
        settled_at="2026-03-04T02:00Z",
        settled_by_person_id="0190a0a0-0000-7000-8000-000000000000",
    )
    load_regions(written(tmp_path, "regions_2025.csv", HEAD + rows("01.2002 Melati; 01.2005 Mawar")))
    assert list(Succession.objects.values_list("new", "basis")) == [("16.01.01.2002", "settled")]
