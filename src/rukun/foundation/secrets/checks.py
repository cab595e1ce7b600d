"""System check: production does not start without its key file."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from rukun.foundation.secrets.keyfile import require_key_file


@register(Tags.security)
def key_file_is_usable(
    app_configs: Sequence[AppConfig] | None,
    **_options: object,
) -> list[CheckMessage]:
    """Report a missing, damaged or openly readable key file."""
    if settings.RUKUN_ENV != "production":
        return []
    try:
        require_key_file()
    except ImproperlyConfigured as problem:
        return [Error(str(problem), id="secrets.E001")]
    return []
