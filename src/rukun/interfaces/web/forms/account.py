"""What people enter about their own account."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rukun.foundation.people.models import Account


class NewPasswordForm(forms.Form):
    """A new password, typed twice; whether it is strong enough the domain says."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters. Four words in a row are easy to remember."),
    )
    repeated = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse two different passwords."""
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned["password"] != cleaned.get("repeated"):
            self.add_error("repeated", _("The two passwords differ. Type the same one twice."))
        return cleaned


class PresentPasswordForm(forms.Form):
    """Asks for the password: whoever sits down at a desk left open must not take the account."""

    old = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_old(self) -> str:
        """Check the old password."""
        old: str = self.cleaned_data["old"]
        if not self.account.check_password(old):
            raise forms.ValidationError(_("This is not your present password."))
        return old


class ChangePasswordForm(PresentPasswordForm, NewPasswordForm):
    """The old password first, then the new one."""

    field_order = ("old", "password", "repeated")


class RedeemForm(NewPasswordForm):
    """The one-time code from the office, and the password it is exchanged for."""

    identifier = forms.CharField(
        label=_("User name, NIP, or mobile number"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = forms.CharField(
        label=_("One-time code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        help_text=_("Twelve letters and digits, from your office's administrator."),
    )

    field_order = ("identifier", "code", "password", "repeated")


class AccountForm(forms.Form):
    """How one logs in and how Rukun speaks to one."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("For logging in. NIP and mobile number work as well."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    language = forms.ChoiceField(label=_("Language of screens and notices"), choices=settings.LANGUAGES)
    uses_single_keys = forms.BooleanField(
        label=_("Single letters work as shortcuts (J, K, V …)"),
        required=False,
        help_text=_("Switch this off if you use speech control or a screen reader."),
    )
