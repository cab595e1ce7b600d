import pytest

from rukun.handling.reports.pasting.speakers import is_office, office_in, private_speakers


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("Kades Teluk Kijing", "Kades Teluk Kijing"),
        ("FKDM Dendang (Bu Tatik)", "FKDM Dendang"),
        ("Kasi Trantib Kec. Mendahara Ulu", "Kasi Trantib Kec. Mendahara Ulu"),
        ("Pak Rusdi Lambur", ""),
        ("+62 812-3456-7890", ""),
        ("Yanti", ""),
    ],
)
def test_an_office_is_named_and_a_person_is_not(name, office):
    assert office_in(name) == office
    assert is_office(name) == bool(office)


def test_private_writers_of_a_chat_are_secrets():
    chat = "04/03/26 10.15 - Yanti: ada ribut\n[04/03/26 10.20] Kades Lambur: aman\n"
    assert [secret.span.of(chat) for secret in private_speakers(chat)] == ["Yanti"]
