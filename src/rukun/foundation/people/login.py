"""Log in by user name, NIP or telephone number; no e-mail needed."""

import re
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.db.models import Q
from django.http import HttpRequest

from rukun.foundation.people.models import Account


def phone_key(text: str) -> str:
    """Return a telephone number as digits with the country code: 0812-3456 → 628123456."""
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0"):
        return "62" + digits[1:]
    return digits


def find_account(identifier: str) -> Account | None:
    """Return the active account that `identifier` names, or None."""
    text = identifier.strip()
    digits = re.sub(r"\D", "", text)
    wanted = Q(username__iexact=text)
    if digits and len(digits) >= 8:
        wanted |= Q(person__nip=digits) | Q(person__phone=phone_key(text))
    found = list(Account.objects.filter(wanted, is_active=True)[:2])
    return found[0] if len(found) == 1 else None


class OfficerBackend(BaseBackend):
    """Authenticate an officer; an unknown name costs the same time as a wrong password."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_: Any,
    ) -> Account | None:
        """Return the account if `username` and `password` belong together."""
        if not username or not password:
            return None
        account = find_account(username)
        if account is None:
            make_password(password)
            return None
        return account if account.check_password(password) else None

    def get_user(self, user_id: Any) -> Account | None:
        """Return the account of a session, while it is active."""
        return Account.objects.filter(pk=user_id, is_active=True).select_related("person").first()
