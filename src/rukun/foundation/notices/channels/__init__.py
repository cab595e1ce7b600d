"""The ways by which notices travel: one module each, all with the same two functions.

`accepts(person)` says whether the person can be reached this way; `deliver(delivery)` carries
one notice, or raises `DeliveryFailed`. A new channel is a new module and a line here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rukun.foundation.notices.channels import in_app, smtp
from rukun.foundation.notices.channels.failing import DeliveryFailed
from rukun.foundation.notices.enums import Channel
from rukun.foundation.notices.models import Delivery
from rukun.foundation.people.models import Person

__all__ = ["CHANNELS", "Carrier", "DeliveryFailed"]


@dataclass(frozen=True)
class Carrier:
    """The two functions of a channel."""

    accepts: Callable[[Person], bool]
    deliver: Callable[[Delivery], None]


CHANNELS: Final[Mapping[Channel, Carrier]] = {
    Channel.IN_APP: Carrier(in_app.accepts, in_app.deliver),
    Channel.SMTP: Carrier(smtp.accepts, smtp.deliver),
}
