"""Recognise an intelligence product that came by mistake; only a pointer to it may be kept (K4)."""

import re
from typing import Final

from rukun.handling.reports.parsing.reading import Suggestion
from rukun.handling.reports.parsing.words import Message

_NAMES: Final = re.compile(
    r"\b(?:lapinsus|lapintel|laphar ?intel\w*|lapopsnal|infosus|informasi khusus|"
    r"laporan (?:informasi )?khusus|laporan intelijen|laporan harian khusus|lhk|"
    r"telaah(?:an)? (?:intelijen|staf intel\w*)|perkiraan (?:cepat )?intelijen|kirpat|"
    r"kirka intel\w*|nota intelijen|produk intelijen|"
    r"laporan penugasan|laporan (?:atensi|jaring|pulbaket)|baket intel\w*|memo intelijen|"
    r"lap ?insus|laporan informasi intelijen|trendev\w*)\b"
)
_SOURCES: Final = re.compile(
    r"\b(?:satintelkam|intelkam|sat ?intel\w*|unit ?intel\w*|kasi ?intel\w*|asintel|"
    r"pasi ?intel\w*|seksi intelijen|bin ?da|kabinda|posda|bais|kasat ?intel\w*|"
    r"satuan intelkam|ditintelkam|jaring(?:an)? (?:informasi|tertutup|terbuka|\"?[a-z]-?\d)|"
    r"penggalangan|pengamatan tertutup|autentifikasi|"
    r"r/(?:li|lik|infosus|lhk|lapinsus)|r-\w{2,5}/)\b"
)
_NUMBER: Final = re.compile(r"\br[/-](?:li|lik|lhk|infosus|lapinsus|in|lap)[\w/-]*")
_SECRET_LINE: Final = re.compile(
    r"(?m)^[^\w\n]{0,6}(?:sangat rahasia|rahasia)[^\w\n]{0,6}(?:copy ke[^\n]{0,20})?$"
)
_ENOUGH: Final = 2.0


def pointer_to_intelligence(message: Message) -> Suggestion[str] | None:
    """Return the pointer that may be kept instead of the text, None for any other message."""
    clean = message.clean
    name, source = _NAMES.search(clean[:1500]), _SOURCES.search(clean)
    line = _SECRET_LINE.search(clean)
    number = _NUMBER.search(clean[:1500])
    weight = 1.2 * bool(name) + 1.0 * bool(source) + 1.0 * bool(line) + 1.0 * bool(number)
    if name and re.match(
        r"lapinsus|lapintel|infosus|laporan intelijen|telaah|produk intelijen|nota intelijen", name.group()
    ):
        weight += 1.0
    if weight < _ENOUGH:
        return None
    evidence = tuple(message.span_of(match) for match in (name, source, line, number) if match)
    kind = " ".join(name.group().split()) if name else "dokumen rahasia"
    maker = " ".join(source.group().split()) if source else ""
    return Suggestion(f"{kind} – {maker}".strip(" –") if maker else kind, evidence, 0.9)
