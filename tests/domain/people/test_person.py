"""The language that is nearest to what a client asks for."""

import pytest

from domain.people.person import DEFAULT_LOCALE, LOCALES, closest_locale, tidy_person


@pytest.mark.parametrize("wanted", ["en", "en-US", "EN_GB.UTF-8", "english"])
def test_whoever_asks_for_english_gets_it(wanted: str) -> None:
    assert closest_locale(wanted) == "en"


@pytest.mark.parametrize("wanted", ["", "pt", "pt-BR", "pt_PT", "es", "C.UTF-8", "de-DE"])
def test_everybody_else_is_spoken_to_in_portuguese(wanted: str) -> None:
    assert closest_locale(wanted) == DEFAULT_LOCALE == "pt-BR"


def test_both_languages_are_spoken() -> None:
    assert set(LOCALES) == {"pt-BR", "en"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "Bia · administrador (definido em RAMAL_ADMINS)",
            "Bia administrador definido em RAMAL_ADMINS",
        ),
        ("Bia • agente ‧ ok", "Bia agente ok"),
        ("Bia｜admin｜", "Bia admin"),
        ("Bia【admin】「x」（y）", "Bia admin x y"),
        ("p1: Bia", "p1 Bia"),
        ("Gal·la d'Ávila-Sá Jr.", "Gal·la d'Ávila-Sá Jr."),
        ("\u202eanA\u200b  \t Lima", "anA Lima"),
        ("·()", ""),
        ("a" * 59 + " · b", "a" * 59),
    ],
)
def test_a_name_cannot_hold_the_signs_with_which_lists_part_names_from_roles(
    typed: str, shown: str
) -> None:
    assert tidy_person(typed) == shown
    assert tidy_person(shown) == shown
