"""What the chat does with a sentence: the same card as a command, or one honest answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.language.due_times import Due, Note
from domain.language.meanings import Doubt, Meaning, Party, Understood
from domain.orders.order import Kind, State
from domain.phone import parse_number
from handlers.conversation import act
from tests.handlers.talk import ANA, Talk

BIA = "21 99765-4321"
TO_ANA = Party(number=parse_number(ANA))
ME = Party(me=True)


@pytest.fixture
def heard_as(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Whatever is said next is understood so; how it was read is kept."""
    asked: list[dict[str, Any]] = []

    def understand_as(meaning: Meaning, **slots: Any) -> list[dict[str, Any]]:
        found = Understood(meaning=meaning, language="pt-BR", **slots)

        def read(text: str, **how: Any) -> Understood:
            asked.append({"text": text, **how})
            return found

        monkeypatch.setattr(act, "read", read)
        return asked

    return understand_as


async def test_a_sentence_becomes_the_card_that_its_command_would(talk: Talk) -> None:
    [said] = await talk.say(f"ligue para {ANA} e diga: Seu pedido chegou")
    spoken = await talk.order()
    [typed] = await talk.say(f"/ligar {ANA} Seu pedido chegou")
    order = await talk.order()
    assert said.text.replace(spoken.short, order.short) == typed.text
    assert (spoken.kind, spoken.dest, spoken.words, spoken.state) == (
        order.kind,
        order.dest,
        order.words,
        State.PROPOSED,
    )
    assert len(said.buttons) == 3


async def test_it_is_read_for_its_person_at_the_moment_when_it_was_said(
    talk: Talk, heard_as: Any
) -> None:
    await talk.knows("Tia Zulmira", BIA)
    asked = heard_as(Meaning.UNKNOWN)
    before = talk.clock.now()
    await talk.say(" Bom dia ", waited=timedelta(minutes=3))
    assert asked == [
        {
            "text": "Bom dia",
            "now": before,
            "zone": talk.rules.zone,
            "names": ["Tia Zulmira"],
            "locale": "pt-BR",
        }
    ]


async def test_the_time_of_a_sentence_is_the_orders_with_its_notes(
    talk: Talk, heard_as: Any
) -> None:
    at = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    heard_as(Meaning.CALL, dest=TO_ANA, words="Olá", due=Due(at, (Note.TOMORROW,)))
    [card] = await talk.say("…")
    assert (await talk.order()).due_at == at
    assert card.text.endswith(
        "\n\nEsse horário já passou hoje: fica para amanhã.\n"
        "Posso marcar? Espero a sua resposta por 5 minutos."
    )


async def test_a_sentence_heard_too_late_for_its_time_orders_nothing(
    talk: Talk, heard_as: Any
) -> None:
    at = talk.clock.now() + timedelta(minutes=2)
    heard_as(Meaning.CALL, dest=TO_ANA, words="Olá", due=Due(at))
    [told] = await talk.say("…", waited=timedelta(minutes=2))
    assert told.text.startswith("Esse momento já passou. Nada foi discado.")


async def test_where_the_split_is_not_certain_the_card_says_how_it_was_made(
    talk: Talk, heard_as: Any
) -> None:
    line = (
        "\n\nEntendi que o número é +55 11 99206-9730 e que as palavras são “2 vias”. "
        "Se não for isso, cancele e separe com dois-pontos.\nPosso ligar?"
    )
    heard_as(Meaning.CALL, dest=TO_ANA, words="2 vias", sure=False)
    [card] = await talk.say("…")
    assert line in card.text
    [refused] = await talk.say("…", yes=True)
    assert refused.text.startswith("Não tenho certeza de onde termina o número")
    heard_as(Meaning.CALL, dest=TO_ANA, words="2 vias")
    [card] = await talk.say("…", yes=True)
    assert "Entendi que o número" not in card.text
    assert (await talk.order()).state is State.CONFIRMED
    [card] = await talk.say("/ligar 21 9876 5432 2 vias do contrato")
    assert "o número é +55 21 98765-4322 e que as palavras são “vias do contrato”" in card.text


async def test_my_own_line_is_called_where_it_is_meant(talk: Talk, heard_as: Any) -> None:
    heard_as(Meaning.CALL, dest=ME, words="Olá")
    [refused] = await talk.say("…")
    assert refused.text.startswith("Você ainda não guardou o seu número. Exemplo: /meunumero")
    await talk.say(f"/meunumero {ANA}")
    [card] = await talk.say("…")
    assert "+55 11 99206-9730 é o número que você guardou como seu; ele ainda não" in card.text
    assert (await talk.order()).line_unverified


async def test_a_bridge_with_me_has_me_first(talk: Talk, heard_as: Any) -> None:
    bia = Party(number=parse_number(BIA))
    heard_as(Meaning.BRIDGE, dest=ME, dest2=bia)
    [refused] = await talk.say("…")
    assert refused.text.startswith("Para a ponte com um só número preciso saber qual é o seu.")
    await talk.say(f"/meunumero {ANA}")
    for ends in ({"dest": ME, "dest2": bia}, {"dest": bia, "dest2": ME}):
        heard_as(Meaning.BRIDGE, **ends)
        [card] = await talk.say("…")
        order = await talk.order()
        assert order.dest2 is not None
        assert (order.dest.digits, order.dest2.digits) == ("5511992069730", "5521997654321")
        assert "+55 11 99206-9730 é o número que você guardou como seu" in card.text


async def test_names_of_the_book_are_numbers_and_both_are_on_the_card(talk: Talk) -> None:
    await talk.knows("Maria Silva", ANA)
    await talk.knows("João", BIA)
    [card] = await talk.say("liga pra maria silva e diz que o pedido chegou")
    assert card.text.startswith("📞 Ligação para Maria Silva (+55 11 99206-9730)\n")
    assert (await talk.order()).words == "o pedido chegou"
    [card] = await talk.say("/ponte Maria Silva e João")
    assert card.text.startswith(
        "🔗 Ponte entre Maria Silva (+55 11 99206-9730) e João (+55 21 99765-4321)\n"
        "Maria Silva (+55 11 99206-9730) atende primeiro e ouve:"
    )


async def test_contacts_of_another_person_are_nobody(talk: Talk) -> None:
    await talk.knows("Maria", ANA, by="bia")
    [question] = await talk.say("/ligar Maria: Olá")
    assert "não tenho nenhum contato chamado “Maria”" in question.text
    assert await talk.count() == 0


async def test_a_missing_part_of_a_sentence_is_asked_for(talk: Talk) -> None:
    [question] = await talk.say(f"ligue para {ANA}")
    assert "O que devo falar?" in question.text
    await talk.say("Seu pedido chegou")
    assert (await talk.order()).words == "Seu pedido chegou"
    [question] = await talk.say("ligue para a Bia")
    assert (
        "não tenho nenhum contato chamado “bia”. Para guardar um contato: /conta" in question.text
    )


async def test_status_help_and_cancelling_are_those_of_the_commands(
    talk: Talk, heard_as: Any
) -> None:
    for meaning, command in ((Meaning.HELP, "/ajuda"), (Meaning.STATUS, "/status")):
        heard_as(meaning)
        [said], [typed] = await talk.say("…"), await talk.say(command)
        assert (said.text, said.fault) == (typed.text, typed.fault)
    await talk.say(f"/ligar {ANA} Olá")
    heard_as(Meaning.CANCEL)
    await talk.say("…")
    assert (await talk.order()).state is State.CANCELLED


@pytest.mark.parametrize("locale", ["pt-BR", "en"])
@pytest.mark.parametrize("meaning", [Meaning.ACK])
async def test_what_this_version_cannot_do_is_said_and_nothing_is_dialled(
    talk: Talk, heard_as: Any, meaning: Meaning, locale: str
) -> None:
    heard_as(meaning, dest=TO_ANA, words="Olá")
    [told] = await talk.say("…", yes=True, locale=locale)
    assert ("Nada foi discado." if locale == "pt-BR" else "Nothing was dialled.") in told.text
    assert "/" in told.text, "it names what can be done instead"
    assert told.fault == "invalid"
    assert await talk.count() == 0


DOUBTS = {
    Doubt.NEGATED: "Entendi que não é para fazer isso. Nada foi feito",
    Doubt.TWO_ORDERS: "Parecem dois pedidos numa frase só. Nada foi discado.",
    Doubt.EMERGENCY: "Não ligo para números de emergência. Nada foi discado.",
    Doubt.NUMBER: "Não encontrei nessa frase um número que eu possa discar.",
    Doubt.ALONE: "Recebi um número, mas não sei o que fazer com ele.",
    Doubt.ANSWER: "O sim e o não são no botão do cartão",
    Doubt.TIME: "Não entendi para quando é, ou não posso marcar",
    None: "Não entendi. Nada foi discado. Veja o que sei fazer: /ajuda",
}


@pytest.mark.parametrize("doubt", DOUBTS)
async def test_every_doubt_has_its_sentence(talk: Talk, heard_as: Any, doubt: Doubt | None) -> None:
    assert set(DOUBTS) == {*Doubt, None}
    heard_as(Meaning.UNKNOWN, doubt=doubt)
    [told] = await talk.say("…", yes=True)
    assert told.text.startswith(DOUBTS[doubt])
    assert told.fault == "invalid"
    assert await talk.count() == 0


@pytest.mark.parametrize(
    "typed",
    [
        f"não ligue para {ANA}",
        f"ela disse para ligar para {ANA}",
        f"eu liguei para {ANA} ontem",
        f"você pode ligar para {ANA}? acho que não",
        ANA,
        f"ligue para {ANA} e diga oi e mande um sms para {BIA} dizendo oi",
        "ligue para 190 e diga socorro",
        "ligue para ninguém",
    ],
)
async def test_what_is_no_order_dials_nothing_even_with_a_yes(talk: Talk, typed: str) -> None:
    [told] = await talk.say(typed, yes=True)
    assert told.fault == "invalid"
    assert told.about is None
    assert await talk.count() == 0


async def test_a_yes_of_the_same_breath_dials_what_is_certain(talk: Talk) -> None:
    await talk.say(f"mande um sms para {ANA}: Seu pedido chegou", yes=True)
    order = await talk.order()
    assert (order.kind, order.state, order.words) == (
        Kind.SMS,
        State.CONFIRMED,
        "Seu pedido chegou",
    )


async def test_a_stranger_is_refused_whatever_was_meant(talk: Talk, heard_as: Any) -> None:
    asked = heard_as(Meaning.CALL, dest=TO_ANA, words="Olá")
    [refused] = await talk.say("…", by="bia", yes=True)
    assert refused.fault == "not-allowed"
    assert asked == [], "a stranger's words are not even read"
