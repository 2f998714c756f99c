"""Texts as they are compared."""

from hypothesis import example, given
from hypothesis import strategies as st

from domain.text import fold, fold_with_places


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
