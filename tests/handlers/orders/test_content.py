"""What an order says: a recording by its name with its values, an SMS after the call, a voice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.audio.recording import name_of, recording_use_in, split_name, tidy
from domain.errors import InvalidWords
from domain.orders.follow_up_sms import FollowUpSms, SendWhen, split_sms
from handlers.orders.submission import submission_of
from tests.handlers.audio.test_recordings import WORDS, has
from tests.handlers.questions import BIA
from tests.handlers.talk import ANA, Talk


async def test_a_recording_stands_in_the_place_of_words(talk: Talk) -> None:
    await has(talk, "boas-vindas")
    [card] = await talk.say(f"/ligar {ANA} #Boas-Vindas")
    assert f"Áudio #boas-vindas: “{WORDS}”" in card.text
    handed = submission_of(await talk.order())
    assert (handed.recording, handed.words, handed.voice) == ("tf1", WORDS, "")


async def test_a_bridge_may_begin_with_a_recording(talk: Talk) -> None:
    await has(talk, "boas-vindas")
    [card] = await talk.say(f"/ponte {ANA} {BIA}: #boas-vindas")
    assert "Áudio #boas-vindas" in card.text
    assert submission_of(await talk.order()).recording == "tf1"


async def test_a_model_is_filled_and_shown_as_it_will_be_heard(talk: Talk) -> None:
    await has(talk, "cobranca", "Olá NOME, sua conta vence EXTRA1")
    [card] = await talk.say(f'/ligar {ANA} #cobranca nome=Ana extra1="dia 5"')
    assert "Áudio #cobranca: “Olá Ana, sua conta vence dia 5”" in card.text
    assert submission_of(await talk.order()).variables == {"nome": "Ana", "extra1": "dia 5"}


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("#nada", "Não há áudio #nada."),
        ("#cobranca", "O áudio #cobranca precisa de um valor para nome."),
        ('#cobranca nome=""', "O áudio #cobranca precisa de um valor para nome."),
        ("#cobranca nome=Ana extra2=5", "O áudio #cobranca não tem lugar para extra2."),
    ],
)
async def test_what_does_not_fit_is_told_and_nothing_is_proposed(
    talk: Talk, said: str, begins: str
) -> None:
    await has(talk, "cobranca", "Olá NOME")
    [told] = await talk.say(f"/ligar {ANA} {said}")
    assert told.text.startswith(begins)
    assert "Nada foi discado." in told.text
    assert await talk.count() == 0


async def test_only_whole_places_are_filled_and_only_once(talk: Talk) -> None:
    await has(talk, "oi", "NOME SOBRENOME EXTRA1")
    [card] = await talk.say(f'/ligar {ANA} #oi nome=EXTRA1 extra1=“o "dia" 5”')
    assert "“EXTRA1 SOBRENOME o 'dia' 5”" in card.text


async def test_an_sms_cannot_follow_a_call_to_a_landline(talk: Talk) -> None:
    [told] = await talk.say("/ligar 11 3123-4567 Olá +sms: oi")
    assert told.fault == "invalid"
    assert await talk.count() == 0


async def test_words_that_only_begin_like_one_are_words(talk: Talk) -> None:
    [card] = await talk.say(f"/ligar {ANA} #1 lugar na fila é seu")
    assert "Mensagem falada: “#1 lugar na fila é seu”" in card.text
    [card] = await talk.say(f"/sms {ANA} #promo")
    assert "Texto: “#promo”" in card.text


@pytest.mark.parametrize(
    ("said", "words", "sms"),
    [
        ("Olá +sms: Ligamos", "Olá", FollowUpSms(text="Ligamos", when=SendWhen.ALWAYS)),
        ("Olá\n+SMS não atendeu: oi", "Olá", FollowUpSms(text="oi", when=SendWhen.UNANSWERED)),
        ("Olá + sms se atender: oi", "Olá", FollowUpSms(text="oi", when=SendWhen.ANSWERED)),
        ("Hi +sms answered: ok: 1", "Hi", FollowUpSms(text="ok: 1", when=SendWhen.ANSWERED)),
        (
            "Olá +sms tecla 1, 2: oi",
            "Olá",
            FollowUpSms(text="oi", when=SendWhen.PRESSED, keys="1,2"),
        ),
        ("Hi +sms key 9: bye", "Hi", FollowUpSms(text="bye", when=SendWhen.PRESSED, keys="9")),
        ("Mande +sms amanhã: oi", "Mande +sms amanhã: oi", None),
        ("Custa 2+sms", "Custa 2+sms", None),
    ],
)
def test_an_sms_after_the_call(said: str, words: str, sms: FollowUpSms | None) -> None:
    assert split_sms(said) == (words, sms)


def test_an_sms_after_the_call_has_the_length_of_an_sms() -> None:
    with pytest.raises(InvalidWords):
        split_sms("Olá +sms: " + "a" * 161)


async def test_the_card_says_when_the_sms_follows_and_what_it_costs(talk: Talk) -> None:
    talk.rules = replace(talk.rules, prices={"mobile": 300, "sms": 90})
    [card] = await talk.say(f"/ligar {ANA} Seu pedido chegou +sms não atendeu: Passe na loja")
    assert "Mensagem falada: “Seu pedido chegou”" in card.text
    assert "✉️ Depois, se não atender, envio um SMS: “Passe na loja”" in card.text
    assert "Custo estimado: 0,39" in card.text
    handed = submission_of(await talk.order())
    assert handed.sms == FollowUpSms(text="Passe na loja", when=SendWhen.UNANSWERED)
    talk.rules = replace(talk.rules, prices={"mobile": 300})
    [card] = await talk.say(f"/ligar {ANA} Olá +sms tecla 1: oi")
    assert "se teclar 1, envio um SMS" in card.text
    assert "Custo estimado: desconhecido" in card.text


async def test_a_recording_may_be_followed_by_an_sms(talk: Talk) -> None:
    await has(talk, "boas-vindas")
    [card] = await talk.say(f"/ligar {ANA} #boas-vindas +sms: Obrigado")
    assert "Áudio #boas-vindas" in card.text
    assert "envio um SMS: “Obrigado”" in card.text


async def test_a_voice_speaks_for_whoever_chose_it(talk: Talk) -> None:
    talk.rules = replace(talk.rules, voices={"Antônio": "MS|pt-BR-AntonioNeural"})
    [shown] = await talk.say("/voz")
    assert "feminina, masculina, francisca, antonio" in shown.text
    assert [b.label for b in shown.buttons][-1] == "antonio"
    [kept] = await talk.press(shown.buttons[-1].choice)
    assert kept.text == "Pronto: a partir de agora antonio fala por você."
    await talk.say(f"/ligar {ANA} Olá")
    assert submission_of(await talk.order()).voice == "MS|pt-BR-AntonioNeural"
    [told] = await talk.say("/voice nobody")
    assert told.text.startswith("Não conheço essa voz.")
    [told] = await talk.say("/voz homem")
    assert "masculina" in told.text


async def test_outcomes_come_aloud_for_whoever_wants_them(talk: Talk) -> None:
    [told] = await talk.say("/voz sim")
    assert told.text.startswith("Os resultados também chegam como nota de voz")
    [told] = await talk.say("/voz não")
    assert told.text.startswith("Os resultados chegam só por escrito")


async def test_what_is_asked_again_says_the_same(talk: Talk) -> None:
    await has(talk, "cobranca", "Olá NOME")
    await talk.say(f"/ligar {ANA} #cobranca nome=Ana +sms tecla 1: oi")
    order = await talk.order()
    await talk.press(f"fix-dest:{order.ticket}")
    await talk.say("21 99876-5432")
    again = submission_of(await talk.order())
    assert (again.recording, again.variables) == ("tf1", {"nome": "Ana"})
    assert again.sms == FollowUpSms(text="oi", when=SendWhen.PRESSED, keys="1")
    assert again.dest == "5521998765432"


def test_names_are_compared_without_accents_and_signs() -> None:
    assert tidy("Boas Vindas!") == "boas-vindas"
    assert name_of("Olá, sua encomenda já chegou aqui") == "ola-sua-encomenda-ja"
    assert name_of("!!!") == "audio"
    assert split_name("#oi: Olá") == ("oi", "Olá")
    assert split_name("Olá") == ("", "Olá")
    assert recording_use_in("Olá") is None
