"""What a person tells us about themselves."""

import pytest

from tests.handlers.talk import ANA, Talk


async def test_a_number_of_my_own_is_kept_shown_and_changed(talk: Talk) -> None:
    [reply] = await talk.say("/meunumero")
    assert reply.text == ("Você ainda não guardou o seu número. Exemplo: /meunumero 11 98765-4321")
    [reply] = await talk.say(f"/meunumero {ANA} obrigado")
    assert reply.text == (
        "Guardei +55 11 99206-9730 como o seu número. "
        "Ele ainda não foi verificado; os cartões vão dizer isso."
    )
    await talk.say("/meunumero 21 99765-4321")
    [reply] = await talk.say("/meunumero")
    assert reply.text.startswith("O seu número guardado é +55 21 99765-4321. Para trocar: ")


async def test_a_number_that_cannot_be_dialled_is_not_kept(talk: Talk) -> None:
    [reply] = await talk.say("/meunumero 190")
    assert reply.text.startswith("Não ligo para números de emergência.")
    [reply] = await talk.say("/meunumero ana")
    assert reply.text == "Faltou o número. Exemplo: /meunumero 11 98765-4321"
    [reply] = await talk.say("/meunumero")
    assert reply.text.startswith("Você ainda não guardou o seu número.")


@pytest.mark.parametrize("typed", ["en", "English", "inglês"])
async def test_a_language_is_kept_and_used_at_once(talk: Talk, typed: str) -> None:
    [reply] = await talk.say(f"/idioma {typed}")
    assert reply.text == "Done, I will speak English from now on."
    [reply] = await talk.say("/status", locale="pt-BR")
    assert reply.text.startswith("You have no orders yet.")
    [reply] = await talk.say("/language português")
    assert reply.text == "Pronto, agora falo português com você."


async def test_both_languages_are_offered_by_buttons(talk: Talk) -> None:
    for typed in ("/idioma", "/idioma klingon"):
        [reply] = await talk.say(typed)
        assert reply.text == "Em que idioma prefere? Exemplo: /idioma en"
        assert [(b.label, b.choice) for b in reply.buttons] == [
            ("Português", "language:pt"),
            ("English", "language:en"),
        ]
    [reply] = await talk.press("language:en")
    assert (reply.text, reply.press) == ("Done, I will speak English from now on.", "press-1")


async def test_an_order_is_told_in_the_language_that_its_asker_reads_now(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    await talk.say("/idioma en")
    _, [card, news] = await talk.report(await talk.claim(), status="NA")
    assert card.text.startswith("📞 Call to +55 11 99206-9730")
    assert news.text.startswith("📵 +55 11 99206-9730 did not answer. (order ")
