"""What is missing is said in our own words, in one place for every form."""

import pytest
from django import forms
from django.utils import translation

FIELDS = {
    forms.CharField: "Belum diisi. Lengkapi dahulu.",
    forms.IntegerField: "Belum diisi. Lengkapi dahulu.",
    forms.ChoiceField: "Belum dipilih. Pilih salah satu.",
    forms.TypedChoiceField: "Belum dipilih. Pilih salah satu.",
    forms.MultipleChoiceField: "Belum ada yang dipilih. Pilih paling sedikit satu.",
    forms.FileField: "Berkas belum dipilih. Pilih satu.",
    forms.DateField: "Tanggal belum diisi. Lengkapi dahulu.",
    forms.TimeField: "Jam belum diisi. Lengkapi dahulu.",
    forms.DateTimeField: "Tanggal dan jam belum diisi. Lengkapi dahulu.",
}


@pytest.mark.parametrize("field", FIELDS)
def test_an_empty_field_says_what_to_do(field):
    with translation.override("id"), pytest.raises(forms.ValidationError) as refusal:
        field().clean(None)
    assert refusal.value.messages == [FIELDS[field]]


@pytest.mark.django_db
def test_every_form_of_the_house_speaks_so(enter):
    page = enter("fajar").post("/laporan/selesai/", {}).content.decode()
    assert "tidak boleh kosong" not in page
    assert page.count("Belum dipilih. Pilih salah satu.") == 6  # three groups, on top and beside each
