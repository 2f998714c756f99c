"""Texts are compared without accents and capitals, and found again where they stood."""

from domain.folded import fold, fold_with_places


def test_accents_and_capitals_do_not_matter() -> None:
    assert fold("AÇÃO já É") == "acao ja e"


def test_every_sign_is_found_again_where_it_stood() -> None:
    text = "Às ½ É"
    folded, places = fold_with_places(text)
    assert len(places) == len(folded) + 1
    assert text[places[folded.index("e")]] == "É"
    assert places[-1] == len(text)
