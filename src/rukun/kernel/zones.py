"""Time zones of Indonesia by province code: WIB, WITA, WIT (Keppres 41/1987 and later splits)."""

_CENTRAL = frozenset(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"])
_EASTERN = frozenset(["81", "82", "91", "92", "93", "94", "95", "96"])

ABBREVIATIONS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def zone_of(region: str) -> str:
    """Return the IANA zone of the region with this code; WIB for the nation and the unknown."""
    province = region[:2]
    if province in _CENTRAL:
        return "Asia/Makassar"
    if province in _EASTERN:
        return "Asia/Jayapura"
    return "Asia/Jakarta"
