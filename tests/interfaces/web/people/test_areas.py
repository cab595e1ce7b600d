"""The regions that an agency serves, changed on its page."""

from django.urls import reverse

from rukun.foundation.people.models import Agency
from tests.cast import GERAGAI, MENDAHARA_ULU, OTHER_REGENCY, REGENCY, SUNGAI_BERAS, Cast, gone_village
from tests.interfaces.web.conftest import Enter


def address(agency: Agency) -> str:
    return reverse("people:agency_regions", args=[agency.pk])


def served(agency: Agency) -> list[str]:
    return sorted(agency.areas.values_list("region_id", flat=True))


def offered(client, agency: Agency) -> list[str]:
    return [code for code, _label in client.get(address(agency)).context["form"].fields["regions"].choices]


def test_each_kind_is_offered_what_it_may_serve(enter: Enter, cast: Cast) -> None:
    client = enter("indra")
    assert offered(client, cast.agency("polres")) == [REGENCY, MENDAHARA_ULU, GERAGAI, OTHER_REGENCY]
    assert offered(client, cast.agency("mendahara_ulu")) == [MENDAHARA_ULU, GERAGAI]
    assert SUNGAI_BERAS in offered(client, cast.agency("sungai_beras"))
    assert offered(client, cast.agency("kesbangpol")) == [REGENCY, MENDAHARA_ULU, GERAGAI]


def test_the_administrator_changes_them_and_rights_follow_at_once(enter: Enter, cast: Cast) -> None:
    agency, client = cast.agency("polres"), enter("indra")
    answer = client.post(address(agency), {"regions": [REGENCY, OTHER_REGENCY], "version": agency.version})
    assert answer.url == reverse("people:agency", args=[agency.pk])
    assert served(agency) == [OTHER_REGENCY, REGENCY]
    assert cast.at("citra", cast.now).territory == (OTHER_REGENCY, REGENCY)
    assert "Kabupaten Tanjung Jabung Barat" in client.get(answer.url).content.decode()


def test_a_place_that_another_government_stands_for_is_refused(enter: Enter, cast: Cast) -> None:
    agency = cast.agency("mendahara_ulu")
    answer = enter("indra").post(address(agency), {"regions": [GERAGAI], "version": agency.version})
    assert answer.status_code == 422
    assert served(agency) == [MENDAHARA_ULU]


def test_somebody_elses_change_is_shown_and_not_overwritten(enter: Enter, cast: Cast) -> None:
    agency, client = cast.agency("polres"), enter("indra")
    client.post(address(agency), {"regions": [OTHER_REGENCY], "version": agency.version})
    answer = client.post(address(agency), {"regions": [REGENCY], "version": agency.version})
    assert answer.status_code == 409
    assert "Tersimpan sekarang: Kabupaten Tanjung Jabung Barat." in answer.content.decode()
    assert answer.context["form"].fields["regions"].initial == [REGENCY]
    assert served(agency) == [OTHER_REGENCY]


def test_a_code_that_went_can_be_taken_off(enter: Enter, cast: Cast) -> None:
    agency, client = cast.agency("sungai_beras"), enter("indra")
    gone = gone_village(f"{MENDAHARA_ULU}.2999", MENDAHARA_ULU).old_id
    agency.areas.update(region_id=gone)
    assert offered(client, agency)[0] == gone
    client.post(address(agency), {"regions": [SUNGAI_BERAS], "version": agency.version})
    assert served(agency) == [SUNGAI_BERAS]


def test_the_page_of_an_agency_leads_there_for_its_administrator(enter: Enter, cast: Cast) -> None:
    agency = cast.agency("polres")
    page = reverse("people:agency", args=[agency.pk])
    assert address(agency) in enter("indra").get(page).content.decode()
    assert address(agency) not in enter("ayu").get(page).content.decode()
