"""E-mail, for officers who have an address and where a mail server is set.

A letter says only that something waits, its number and where to look: case content is
restricted (K2) and stays inside.
"""

import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation
from django.utils.translation import gettext as _

from rukun.foundation.notices.channels.failing import DeliveryFailed
from rukun.foundation.notices.models import Delivery
from rukun.foundation.notices.templates import path_of
from rukun.foundation.people.models import Person

TIMEOUT_SECONDS = 20


def accepts(person: Person) -> bool:
    """Those with an address, if this installation sends mail at all."""
    return bool(settings.EMAIL_HOST and person.email)


def deliver(delivery: Delivery) -> None:
    """Send one letter; the same delivery always has the same Message-ID.

    A worker killed after the server took the letter sends it again: the identifier lets mail
    programs see that it is the same one. A refusal by the server (5xx) is final.
    """
    person = delivery.notice.recipient_person
    if not person.email:
        raise DeliveryFailed("the person has no address any more", retryable=False)
    message = _letter(delivery)
    try:
        message.connection = get_connection(timeout=TIMEOUT_SECONDS)
        message.send()
    except smtplib.SMTPRecipientsRefused as refusal:
        codes = [code for code, _text in refusal.recipients.values()]
        raise DeliveryFailed(f"recipient refused: {codes}", retryable=min(codes) < 500) from refusal
    except smtplib.SMTPResponseException as refusal:
        raise DeliveryFailed(
            f"mail server answered {refusal.smtp_code}", retryable=refusal.smtp_code < 500
        ) from refusal
    except (smtplib.SMTPException, OSError) as trouble:
        raise DeliveryFailed(f"mail server: {type(trouble).__name__}", retryable=True) from trouble


def _letter(delivery: Delivery) -> EmailMessage:
    notice = delivery.notice
    person = notice.recipient_person
    number = " ".join(str(notice.params.get("number", "")).split())
    with translation.override(person.language):
        subject = _("Rukun: something waits for you (%(number)s)") % {"number": number}
        if not number:
            subject = _("Rukun: something waits for you")
        lines = [_("Dear %(name)s,") % {"name": person.name}, ""]
        lines.append(_("There is a notice for you in Rukun."))
        if number:
            lines.append(_("Number: %(number)s") % {"number": number})
        link = _link(delivery)
        lines.append(_("Open: %(link)s") % {"link": link} if link else _("Log in to Rukun to read it."))
        lines += ["", _("This message was sent automatically; please do not answer it.")]
    return EmailMessage(
        subject=subject,
        body="\n".join(lines),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[person.email],
        headers={"Message-ID": f"<{delivery.pk}@{_domain()}>"},
    )


def _link(delivery: Delivery) -> str:
    base: str = getattr(settings, "RUKUN_PUBLIC_URL", "")
    path = path_of(delivery.notice)
    return base.rstrip("/") + path if base and path else ""


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "rukun.invalid"
