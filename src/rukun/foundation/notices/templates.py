"""What notices say: a registry that upper rooms fill in `AppConfig.ready()`.

Words are rendered when they are read, in the language of the reader. They stay inside: a
message that leaves Rukun carries only a number and a link (see `channels.smtp`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise

from rukun.foundation.notices.models import Notice

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class NoticeTemplate:
    """Subject and body with named placeholders, and the page that the notice leads to.

    `route` is a URL name that takes the object's id as `pk`, "" where there is no page;
    `anchor` a part of that page.
    """

    code: str
    subject: str | Promise
    body: str | Promise
    route: str = ""
    anchor: str = ""

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """The names that `params` must give."""
        with translation.override(None):
            return frozenset(_PLACEHOLDER.findall(f"{self.subject} {self.body}"))


@dataclass(frozen=True)
class RenderedNotice:
    """A notice in the words of one language."""

    subject: str
    body: str
    url: str


class _Said(dict[str, object]):
    """What a notice says; a word that the template learned later is a dash in older notices."""

    def __missing__(self, name: str) -> str:
        return "–"


TEMPLATES: Final[dict[str, NoticeTemplate]] = {}


def register_template(template: NoticeTemplate) -> None:
    """Make `template` known; ValueError when another one already has its code."""
    if TEMPLATES.get(template.code, template) != template:
        raise ValueError(f"two notice templates are called {template.code}")
    TEMPLATES[template.code] = template


def require_params(code: str, params: Mapping[str, object]) -> NoticeTemplate:
    """Return the template if `params` says all it needs, in short neutral values only.

    ValueError names what is wrong: a mistake of the caller, never of a person.
    """
    template = TEMPLATES.get(code)
    if template is None:
        raise ValueError(f"no notice template is called {code}")
    missing = template.placeholders - params.keys()
    if missing:
        raise ValueError(f"{code} needs {sorted(missing)}")
    for name, value in params.items():
        if not (value is None or isinstance(value, int) or (isinstance(value, str) and len(value) <= 200)):
            raise ValueError(f"{code}: {name} is no short plain value")
    return template


def render(notice: Notice, language: str | None = None) -> RenderedNotice:
    """Return `notice` in `language` (default: that of the request).

    A template that a later release dropped leaves the bare number: old notices stay readable.
    """
    template = TEMPLATES.get(notice.template)
    if template is None:
        return RenderedNotice(str(notice.params.get("number", notice.template)), "", "")
    with translation.override(language or translation.get_language()):
        said = _Said(notice.params)
        subject, body = str(template.subject) % said, str(template.body) % said
    return RenderedNotice(" ".join(subject.split()), body, path_of(notice))


def path_of(notice: Notice) -> str:
    """Return the path of the page that `notice` leads to, "" if there is none."""
    template = TEMPLATES.get(notice.template)
    if template is None or not template.route:
        return ""
    if notice.object_id is None:
        return reverse(template.route)
    return reverse(template.route, kwargs={"pk": notice.object_id}) + template.anchor
