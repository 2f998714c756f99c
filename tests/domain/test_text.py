"""Texts as they are compared."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.text import fold, fold_blanks, fold_with_places


def test_accents_and_capitals_do_not_count() -> None:
    assert fold("João AÇÃO Straße") == "joao acao strasse"
    assert fold("Joa\u0303o") == fold("João")


def test_every_sign_knows_where_it_stood() -> None:
    folded, places = fold_with_places("É ﬁm")
    assert (folded, places) == ("e fim", [0, 1, 2, 2, 3, 4])
    folded, places = fold_with_places("a\u0301b")
    assert (folded, places) == ("ab", [0, 2, 3])


@given(st.text())
@example("İ ﷺ 🙂 e\u0301")
def test_places_never_go_back_and_name_signs_that_fold_so(text: str) -> None:
    folded, places = fold_with_places(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(0 <= place < len(text) for place in places[:-1])


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("/retorno a" + " " * 1_500 + "b", "/retorno a b"),
        ("a\t\t\u00a0\u2003\u3000b\u2007c", "a b c"),
        ("a \u200b \u200b b", "a b"),
        ("Oi,\r\nAna\n\n\n \n\t\ncompre pão", "Oi,\nAna\n\ncompre pão"),
        ("um\u2028dois\x0btrês", "um\ndois\ntrês"),
        (
            "👩\u200d👩\u200d👧 vem",
            "👩\u200d👩\u200d👧 vem",
        ),  # a family, one sign joined to the next
    ],
)
def test_blanks_are_folded_and_lines_stay_lines(said: str, kept: str) -> None:
    assert fold_blanks(said) == kept


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(" \t\n\u00a0\u200b\u2028")))
def test_folding_blanks_changes_no_other_sign_and_folds_once(text: str) -> None:
    folded = fold_blanks(text)
    assert fold_blanks(folded) == folded
    invisible = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
    bare = "".join(map(chr, (*range(0x2060, 0x206A),))) + invisible
    seen = [sign for sign in text if not sign.isspace() and sign not in bare]
    assert [sign for sign in folded if not sign.isspace() and sign not in bare] == seen
