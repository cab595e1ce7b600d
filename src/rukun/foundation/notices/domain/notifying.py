"""Tell the people who hold certain offices now, within the transaction of the act itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from rukun.foundation.notices.channels import CHANNELS
from rukun.foundation.notices.enums import Channel
from rukun.foundation.notices.models import Delivery, Notice
from rukun.foundation.notices.recipients import recipients_of
from rukun.foundation.notices.templates import require_params
from rukun.foundation.people.models import Agency, Office, Person


@transaction.atomic
def notify(
    *,
    template: str,
    object_type: str,
    object_id: UUID | None,
    params: Mapping[str, object],
    at: datetime,
    offices: Iterable[Office | UUID] = (),
    agencies: Iterable[Agency | UUID] = (),
    persons: Iterable[Person | UUID] = (),
    capability: str = "",
    except_person_id: UUID | None = None,
) -> list[Notice]:
    """Write a notice, and its deliveries, for everyone who holds one of these offices now.

    Of an agency its head is told, and whoever's office carries `capability`. Those recused from
    the object are left out, and so is `except_person_id`: nobody needs to hear of their own act.
    Returns the notices; an empty list says that nobody could be reached.
    """
    require_params(template, params)
    found = recipients_of(
        offices=offices,
        agencies=agencies,
        persons=persons,
        capability=capability,
        object_type=object_type,
        object_id=object_id,
        at=at,
    )
    notices = [
        Notice(
            template=template,
            recipient_person=recipient.person,
            recipient_office_id=recipient.office_id,
            object_type=object_type,
            object_id=object_id,
            params=dict(params),
            created_at=at,
        )
        for recipient in found
        if recipient.person.pk != except_person_id
    ]
    Notice.objects.bulk_create(notices)
    Delivery.objects.bulk_create(_deliveries(notices, at))
    return notices


def _deliveries(notices: Iterable[Notice], at: datetime) -> list[Delivery]:
    """Return what is to be carried; a person with two of the offices gets one letter only."""
    reached: set[tuple[UUID, Channel]] = set()
    deliveries = []
    for notice in notices:
        person = notice.recipient_person
        for channel, carrier in CHANNELS.items():
            is_again = channel != Channel.IN_APP and (person.pk, channel) in reached
            if carrier.accepts(person) and not is_again:
                reached.add((person.pk, channel))
                deliveries.append(Delivery(notice=notice, channel=channel, next_attempt_at=at))
    return deliveries
