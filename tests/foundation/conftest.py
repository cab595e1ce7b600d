"""Records to be seen, owned by whom and lying where the test says."""

from collections.abc import Callable
from uuid import UUID

import pytest

from rukun.foundation.people.models import Agency
from rukun.foundation.sharing.domain.custody import rung_as_owner, take_custody
from rukun.foundation.sharing.enums import Classification
from rukun.handling.reports.enums import ReportState
from rukun.handling.reports.models import REPORT, Report
from rukun.kernel.ids import receipt_code, uuid7
from rukun.kernel.regions import regency_of
from tests.cast import SUNGAI_BERAS, Cast

MakeReport = Callable[..., Report]


@pytest.fixture
def make_report(cast: Cast) -> MakeReport:
    """Write a sent report of an agency at a place; `owner` is a key of the cast's agencies."""

    def make(
        owner: str = "sungai_beras",
        place: str = SUNGAI_BERAS,
        *,
        classification: int = Classification.RESTRICTED,
        with_team: bool = False,
        pk: UUID | None = None,
    ) -> Report:
        agency: Agency = cast.agency(owner)
        report = Report.objects.create(
            id=pk or uuid7(),
            number=receipt_code(),
            receipt=receipt_code(),
            state=ReportState.SENT,
            title="Permasalahan lahan Desa Sungai Beras",
            received_at=cast.now,
            region_as_filed_id=place,
            region_current_id=place,
            regency=regency_of(place),
            owner_agency=agency,
            owner_rung=rung_as_owner(agency),
            owner_team=cast.team if with_team else None,
            classification=classification,
            filed_by_agency=agency,
            filed_by_office=cast.office("operator"),
            filed_by_person=cast.person("budi"),
        )
        take_custody(
            object_type=REPORT,
            object_id=report.pk,
            agency=agency,
            team=report.owner_team,
            at=cast.now,
        )
        return report

    return make
