from hypothesis import given
from hypothesis import strategies as st

from rukun.handling.reports.parsing.masking import HIDDEN_NAME, HIDDEN_PHONE
from rukun.handling.reports.parsing.reading import Secret, SecretKind, Span
from rukun.handling.reports.pasting.excerpts import LEFT_OUT, excerpt, gaps, joined

TEXT = "Kades A: warga ribut, hubungi Pak Rusdi 081234567890\nKades B: aman"


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


@st.composite
def texts_and_spans(draw):
    text = draw(st.text(min_size=1, max_size=60))
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=6))
    return text, [Span(*sorted(pair)) for pair in pairs]


def test_what_is_left_out_leaves_a_mark():
    shown = excerpt(TEXT, [span("warga ribut"), span("aman")], [])
    assert shown.text == f"warga ribut{LEFT_OUT}aman"
    assert shown.hidden == ()


def test_secrets_are_hidden_and_handed_out_for_sealing():
    secrets = [Secret(span("081234567890"), SecretKind.PHONE), Secret(span("Pak Rusdi"), SecretKind.PERSON)]
    shown = excerpt(TEXT, [Span(0, len(TEXT))], secrets)
    assert f"hubungi {HIDDEN_NAME} {HIDDEN_PHONE}\n" in shown.text
    assert "Rusdi" not in shown.text
    assert "0812" not in shown.text
    assert shown.hidden == ("Pak Rusdi", "081234567890")


def test_words_keep_their_place_behind_a_hidden_name():
    shown = excerpt(TEXT, [Span(0, len(TEXT))], [Secret(span("Pak Rusdi"), SecretKind.PERSON)])
    placed = shown.place(span("Kades B"))
    assert placed is not None
    assert placed.of(shown.text) == "Kades B"
    hidden = shown.place(span("Rusdi"))
    assert hidden is not None
    assert hidden.of(shown.text) == HIDDEN_NAME


def test_words_of_another_report_have_no_place():
    assert excerpt(TEXT, [span("warga ribut")], []).place(span("aman")) is None


@given(texts_and_spans())
def test_an_excerpt_of_everything_is_the_message(given_):
    text, spans = given_
    whole = excerpt(text, [Span(0, len(text))], [])
    assert whole.text == text
    for one in spans:
        placed = whole.place(one)
        assert (placed.of(text) if placed else "") == one.of(text).strip()


@given(texts_and_spans())
def test_stretches_and_gaps_are_the_whole(given_):
    text, spans = given_
    whole = Span(0, len(text))
    pieces = sorted([*joined(spans), *gaps(whole, spans)])
    assert "".join(piece.of(text) for piece in pieces) == text


@given(texts_and_spans(), st.lists(st.sampled_from(list(SecretKind)), min_size=6, max_size=6))
def test_no_character_of_a_secret_stays_where_it_is_told_once(given_, kinds):
    text, spans = given_
    secrets = [Secret(one, kind) for one, kind in zip(spans, kinds, strict=False)]
    shown = excerpt(text, [Span(0, len(text))], secrets)
    visible = sum(laid.place.end - laid.place.start for laid in shown.laid if not laid.is_hidden)
    assert visible == len(text) - sum(one.end - one.start for one in joined(spans))
