"""A brake for a caller that runs wild: so many requests per token, minute and process."""

import threading
import time
from collections import Counter
from typing import Final, cast
from uuid import UUID

from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from rukun.interfaces.api.requests import ApiRequest

PER_MINUTE: Final = 600
_MINUTE: Final = 60


class PerToken(BaseThrottle):
    """Count in memory, minute by minute; nothing is written and nothing is remembered longer."""

    def __init__(self, per_minute: int = PER_MINUTE) -> None:
        self._per_minute = per_minute
        self._lock = threading.Lock()
        self._minute = 0
        self._counts: Counter[UUID] = Counter()

    def allow_request(self, request: HttpRequest) -> bool:
        """Say whether the token of this request has some of its minute left."""
        token = cast("ApiRequest", request).token.pk
        minute = int(time.monotonic() // _MINUTE)
        with self._lock:
            if minute != self._minute:
                self._minute = minute
                self._counts.clear()
            self._counts[token] += 1
            return self._counts[token] <= self._per_minute

    def wait(self) -> float:
        """Return the seconds until the next minute."""
        return _MINUTE - time.monotonic() % _MINUTE
