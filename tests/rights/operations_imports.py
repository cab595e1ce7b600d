"""How the addresses of imports are called."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.rights.operations import get, of, post
from tests.rights.world import TITLE
from tests.rights.world_imports import LIST


def _list() -> SimpleUploadedFile:
    return SimpleUploadedFile("rekap.csv", LIST, "text/csv")


get("imports:list", shows=TITLE)
get("imports:new")
post(
    "imports:new",
    said=lambda _scene, _who: {
        "kind": "incidents",
        "source": "Rekap baru",
        "sheet": _list(),
        "submission_id": str(uuid4()),
    },
)
get("imports:template", lambda _scene: {"kind": "incidents"})
get("imports:detail", of("run"), shows=TITLE)
get("imports:progress", of("run"))
get("imports:match", of("run"), shows=TITLE)
post(
    "imports:match",
    of("run"),
    {"sheet": "", "heading_row": "1", "col-date": "0", "col-village": "1", "col-title": "3"},
)
get("imports:errors", of("run"))
post("imports:start", of("run"))
post("imports:pause", of("run"))
post("imports:discard", of("run"))
