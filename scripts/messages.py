"""`make messages`: collect the texts of all screens into src/rukun/locale/*/LC_MESSAGES/django.po.

Babel reads Python; templates go through Django's own `templatize` first, which turns them into
something that Babel reads as Python. msgids are English, so only `id` needs a catalogue.
"""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/rukun"
LOCALES = ("id",)
LINE_WIDTH = 100
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

# Indonesian has no plural form; Babel does not know that by itself.
FIRST_HEADER = """# Texts of Rukun's screens. Written by `make messages`; fill in msgstr, nothing else.
msgid ""
msgstr ""
"Project-Id-Version: Rukun 1\\n"
"Report-Msgid-Bugs-To: Rukun\\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Last-Translator: Rukun\\n"
"Language: {locale}\\n"
"Language-Team: Rukun\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def main() -> int:
    """Update every catalogue; says how many texts still wait for a translation."""
    template = extracted()
    for locale in LOCALES:
        file = catalogue_file(locale)
        catalogue = updated(file, locale, template)
        write(catalogue, file)
        waiting = len(untranslated(catalogue))
        print(f"{file.relative_to(ROOT)}: {len(catalogue)} texts, {waiting} without translation")
    return 0


def catalogue_file(locale: str) -> Path:
    """Where the texts of `locale` are kept."""
    return SOURCE / "locale" / locale / "LC_MESSAGES" / "django.po"


def extracted() -> Any:
    """Return a Babel catalogue of every text in src/, with the files it comes from."""
    from babel.messages.catalog import Catalog

    template = Catalog(project="Rukun", charset="utf-8")
    for file in sorted(SOURCE.rglob("*")):
        if not file.is_file() or "node_modules" in file.parts or "static" in file.parts:
            continue
        for _line, message, comments, context in messages_of(file):
            place = (str(file.relative_to(ROOT)), None)
            template.add(message, None, [place], auto_comments=comments, context=context)
    return template


def messages_of(file: Path) -> Iterable[tuple[int, Any, list[str], Any]]:
    """Return the texts of one Python module or template."""
    from babel.messages.extract import extract

    if file.suffix == ".py":
        method: Any = "python"
    elif "templates" in file.parts and file.suffix in {".html", ".txt"}:
        method = template_messages
    else:
        return []
    with file.open("rb") as source:
        return list(extract(method, source, keywords=KEYWORDS, comment_tags=("Translators:",)))


def template_messages(
    fileobj: IO[bytes], keywords: Mapping[str, Any], comment_tags: Iterable[str], options: Mapping[str, Any]
) -> Iterator[Any]:
    """Babel extraction method for Django templates."""
    from babel.messages.extract import extract_python
    from django.utils.translation.template import templatize

    start_django()
    code = templatize(fileobj.read().decode(), origin=getattr(fileobj, "name", None))
    # In brackets the indentation of the former template means nothing to Python's tokenizer.
    python = io.BytesIO(f"({code}\n)".encode())
    yield from extract_python(python, keywords, comment_tags, options)


def start_django() -> None:
    """Name settings: templatize asks them about formats, and any will do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rukun.config.testing")


def updated(file: Path, locale: str, template: Any) -> Any:
    """Return the catalogue in `file` with exactly the texts of `template`; no guesses are made."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FIRST_HEADER.format(locale=locale), encoding="utf-8")
    catalogue = read(file)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def read(file: Path) -> Any:
    """Read a catalogue."""
    from babel.messages.pofile import read_po

    with file.open("rb") as source:
        return read_po(source, locale=file.parents[1].name, abort_invalid=True)


def write(catalogue: Any, file: Path) -> None:
    """Write a catalogue in an order that gives small diffs: by msgid, without line numbers."""
    from babel.messages.pofile import write_po

    with file.open("wb") as target:
        write_po(
            target, catalogue, width=LINE_WIDTH, sort_output=True, include_lineno=False, omit_header=False
        )


def untranslated(catalogue: Any) -> list[str]:
    """Return the msgids without an answer, or with one that only a machine guessed."""
    return [str(message.id) for message in catalogue if message.id and is_open(message)]


def is_open(message: Any) -> bool:
    """True when a text has no translation that a person stands for."""
    answers = message.string if isinstance(message.string, tuple) else (message.string,)
    return message.fuzzy or not all(answers)


if __name__ == "__main__":
    sys.exit(main())
