"""How allauth behaves here: accounts are made by the office, never by signing up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closed to the public; no e-mail is needed or sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up; the administrator adds officers."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send nothing: resets are handed over in person as one-time codes."""
