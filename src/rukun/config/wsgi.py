"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from rukun.foundation.secrets.keyfile import require_key_file

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rukun.config.settings")

application = get_wsgi_application()
require_key_file()
