"""Words of lists as forms and screens need them."""

from rukun.foundation.settings.models import Lookup


def words(list_code: str, *, region: str) -> list[Lookup]:
    """Return the words of a list in `region`, retired ones included, in their order.

    A region's own row replaces the one around it with the same code. One query.
    """
    rows = Lookup.objects.applying_to(region).filter(list_code=list_code)
    nearest: dict[str, Lookup] = {}
    for row in sorted(rows, key=lambda row: len(row.region_id or "")):
        nearest[row.code] = row
    return sorted(nearest.values(), key=lambda row: (row.order, row.label))


def choices(list_code: str, region: str = "") -> list[tuple[str, str]]:
    """Return (code, label) of the words that may be chosen now, in the screen's language."""
    return [(row.code, row.word) for row in words(list_code, region=region) if row.is_active]


def labels(list_code: str, region: str = "") -> dict[str, str]:
    """Return the label of every code, retired ones included: old records keep their words."""
    return {row.code: row.word for row in words(list_code, region=region)}


def is_choice(list_code: str, code: str, *, region: str = "") -> bool:
    """Say whether `code` may be chosen in `region` now."""
    return any(code == known for known, _label in choices(list_code, region))


def has_flag(list_code: str, code: str, flag: str, *, region: str = "") -> bool:
    """Say whether a word carries a flag, such as "explains_skip" of a hand-over reason."""
    return any(row.code == code and flag in row.flags for row in words(list_code, region=region))
