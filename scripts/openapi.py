"""`make openapi`: write the document of the API to docs/openapi.json, which a test compares."""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs/openapi.json"


def main() -> int:
    """Write the document if it has changed."""
    text = document()
    if FILE.exists() and FILE.read_text(encoding="utf-8") == text:
        print(f"{FILE.relative_to(ROOT)} is up to date")
        return 0
    FILE.write_text(text, encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)} written")
    return 0


def document() -> str:
    """Return the document as the API of this source describes itself."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rukun.config.testing")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from ninja.responses import NinjaJSONEncoder

    from rukun.interfaces.api.urls import api

    schema = api.get_openapi_schema()
    return json.dumps(schema, cls=NinjaJSONEncoder, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(main())
