"""The language that is nearest to what a client asks for."""

import pytest

from domain.people.person import DEFAULT_LOCALE, LOCALES, closest_locale


@pytest.mark.parametrize("wanted", ["en", "en-US", "EN_GB.UTF-8", "english"])
def test_whoever_asks_for_english_gets_it(wanted: str) -> None:
    assert closest_locale(wanted) == "en"


@pytest.mark.parametrize("wanted", ["", "pt", "pt-BR", "pt_PT", "es", "C.UTF-8", "de-DE"])
def test_everybody_else_is_spoken_to_in_portuguese(wanted: str) -> None:
    assert closest_locale(wanted) == DEFAULT_LOCALE == "pt-BR"


def test_both_languages_are_spoken() -> None:
    assert set(LOCALES) == {"pt-BR", "en"}
