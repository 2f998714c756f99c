"""`/contato`: numbers kept by name, for oneself or for the team."""

from __future__ import annotations

import pytest

from domain.chat import Address, Inbound, SharedContact, Text
from domain.errors import ContactFault, InvalidContact
from domain.people.intents import ManageContacts
from domain.phone import parse_number
from domain.rules import Rules
from handlers.people.contacts import manage_contacts
from handlers.replies.scene import Scene
from storage.chat import inbound
from storage.people import contacts, people
from storage.work import Work
from tests.handlers.talk import ANA, Talk

BIA = "21 99765-4321"
KEPT = "Guardei Maria: +55 11 99206-9730."


async def heard(talk: Talk, text: str, **more: str) -> str:
    [reply] = await talk.say(text, **more)
    assert await talk.count() == 0, "a contact dials nothing"
    return reply.text


@pytest.mark.parametrize(
    "typed",
    [
        f"/contato Maria {ANA}",
        f"/contact maria: {ANA}".replace("maria", "Maria"),
        "/contato Maria, (11) 99206-9730",
        "/contato Maria - 011 99206-9730",
        "/CONTATO Maria:+55 11 99206‑9730",
        f"/contato {ANA} Maria",
        f"/contato {ANA}: Maria",
        "/contato Maria 11 992069730",
        "/contato Maria +55 11 99206-9730",
    ],
)
async def test_a_contact_is_saved_however_it_is_written(talk: Talk, typed: str) -> None:
    assert await heard(talk, typed) == KEPT


async def test_a_name_may_hold_digits_and_words_of_ours_before_a_colon(talk: Talk) -> None:
    assert (await heard(talk, "/contato Loja 12: 11 3123-4567")).startswith("Guardei Loja 12: +55")
    assert (await heard(talk, f"/contato Equipe Norte: {ANA}")).startswith("Guardei Equipe Norte: ")
    assert (await heard(talk, f"/contato Rui 2 {BIA}")).startswith("Guardei Rui 2: +55 21 99765")


async def test_a_foreign_number_keeps_its_country(talk: Talk) -> None:
    assert await heard(talk, "/contato John +1 212 555 2368") == "Guardei John: +1 212-555-2368."


async def test_the_same_line_is_renamed_and_the_same_name_renumbered(talk: Talk) -> None:
    await talk.say(f"/contato Maria {ANA}")
    assert await heard(talk, f"/contato Maria {ANA}") == (
        "Maria já estava guardado com este número: +55 11 99206-9730."
    )
    assert await heard(talk, f"/contato Mariana {ANA}") == (
        "Este número já estava guardado como Maria. "
        "O contato agora se chama Mariana: +55 11 99206-9730."
    )
    assert await heard(talk, f"/contato Mariana {BIA}") == (
        "Troquei o número de Mariana. Era +55 11 99206-9730; agora é +55 21 99765-4321."
    )


async def test_who_takes_anothers_name_is_told_what_left_the_book(talk: Talk) -> None:
    await talk.say(f"/contato Maria {ANA}")
    await talk.say(f"/contato Rui {BIA}")
    assert await heard(talk, f"/contato maria {BIA}") == (
        "Este número já estava guardado como Rui. O contato agora se chama maria: "
        "+55 21 99765-4321.\n"
        "O número que estava guardado como Maria, +55 11 99206-9730, saiu dos seus contatos."
    )
    assert await heard(talk, "/contato") == (
        "Os seus contatos e os da equipe:\nmaria · +55 21 99765-4321"
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (f"/contato {ANA}", "Faltou o nome. Não mudei nada. Exemplo: /contato Maria 11 99206-9730"),
        (f"/contato : {ANA}", "Faltou o nome."),
        (f"/contato 11 98765-4321: {ANA}", "Um número não serve de nome."),
        (f"/contato 190: {ANA}", "Um número não serve de nome."),
        (f"/contato eu {ANA}", "Este nome eu uso como comando ou para falar de você"),
        (f"/contato ME: {ANA}", "Este nome eu uso como comando"),
        (f"/contato Ligar {ANA}", "Este nome eu uso como comando"),
        (f"/contato remover: {ANA}", "Este nome eu uso como comando"),
        (f"/contato amanhã {ANA}", "Este nome eu uso como comando"),
        (f"/contato {'N' * 61} {ANA}", "O nome de um contato leva até 60 caracteres."),
        (f"/contato {'1 ' * 500}{ANA}", "O nome de um contato leva até 60 caracteres."),
        (f"/contato Maria {ANA} obrigado", "Não tenho certeza do que é nome e do que é número."),
        (f"/contato Maria {ANA} {BIA}", "Não tenho certeza do que é nome"),
        (f"/contato Maria: {ANA} e Rui", "Não tenho certeza do que é nome"),
        ("/contato Loja 1 19 3123-4567", "Não tenho certeza do que é nome"),
        ("/contato Maria:", "Faltou o número. Exemplo: /contato Maria 11 99206-9730"),
        ("/contato Maria: amanhã", "Faltou o número."),
        ("/contato Maria 99206-9730", "Faltou o DDD neste número."),
        ("/contato Polícia 190", "Não ligo para números de emergência."),
        ("/contato 2026 Polícia 190", "Não ligo para números de emergência."),
        ("/contato Rádio 20 3123-4567", "Este número não existe no plano de numeração."),
    ],
)
async def test_what_cannot_be_kept_is_refused_with_the_reason(
    talk: Talk, typed: str, told: str
) -> None:
    [reply] = await talk.say(typed)
    assert reply.text.startswith(told)
    assert reply.fault == "invalid"
    assert (await heard(talk, "/contato")).startswith("Você ainda não guardou nenhum contato.")


async def test_the_list_shows_fifty_and_how_to_search(talk: Talk) -> None:
    for at in range(53):
        await talk.say(f"/contato Pessoa {at:02}: 11 3123-45{at:02}")
    await talk.say(f"/contato Márcia {ANA}")
    first, *lines, last = (await heard(talk, "/contato")).split("\n")
    assert first == "Os seus contatos e os da equipe:"
    assert len(lines) == 50
    assert lines[:2] == ["Márcia · +55 11 99206-9730", "Pessoa 00 · +55 11 3123-4500"]
    assert last == "… e mais 4. Para procurar, escreva parte do nome: /contato mar"
    found = "\nMárcia · +55 11 99206-9730"
    assert await heard(talk, "/contato mar") == f"Contatos com “mar”:{found}"
    assert await heard(talk, "/contato 99206") == f"Contatos com “99206”:{found}"
    assert "Pessoa 07" in await heard(talk, "/contato pessoa 07")


async def test_who_is_not_in_the_book_is_not_found_and_near_ones_are_shown(talk: Talk) -> None:
    await talk.say(f"/contato Thiago Souza: {ANA}")
    for typed in ("/contato Tiago", "/contato remover Tiago", "/contato equipe Tiago"):
        assert await heard(talk, typed) == (
            "Não encontrei nenhum contato chamado “Tiago”. Não mudei nada. Parecidos:\n"
            "Thiago Souza · +55 11 99206-9730"
        )
    for typed in ("/contato Zoé", "/contato apagar Zoé"):
        assert await heard(talk, typed) == (
            "Não encontrei nenhum contato chamado “Zoé”. Para guardar: /contato Maria 11 99206-9730"
        )
    assert (await heard(talk, "/contato remover")).startswith("Faltou o nome. Não mudei nada.")


@pytest.mark.parametrize("typed", ["remover MARIA", "remove maria", f"apagar {ANA}"])
async def test_a_contact_is_removed_by_name_or_number(talk: Talk, typed: str) -> None:
    await talk.say(f"/contato Maria {ANA}")
    assert await heard(talk, f"/contato {typed}") == (
        "Removi Maria (+55 11 99206-9730) dos contatos."
    )
    assert (await heard(talk, "/contato")).startswith("Você ainda não guardou")


async def test_a_shared_contact_is_the_teams_until_it_is_taken_back(talk: Talk) -> None:
    talk.admit("ana", "bia")
    await talk.say(f"/contato Maria {ANA}")
    assert (await heard(talk, "/contato", by="bia")).startswith("Você ainda não guardou")
    assert await heard(talk, "/contato equipe Maria") == (
        "Agora toda a equipe pode usar o contato Maria (+55 11 99206-9730)."
    )
    shown = "Os seus contatos e os da equipe:\nMaria · +55 11 99206-9730 · equipe"
    assert await heard(talk, "/contato", by="bia") == shown
    assert await heard(talk, f"/contato Mariana {ANA}") == (
        "Este número já estava guardado como Maria. "
        "O contato agora se chama Mariana: +55 11 99206-9730.\n"
        "Este contato é da equipe: a mudança vale para todos."
    )
    assert await heard(talk, "/contact private Mariana", by="bia") == (
        "O contato Mariana (+55 11 99206-9730) voltou a ser só de quem o guardou."
    )
    assert (await heard(talk, "/contato", by="bia")).startswith("Você ainda não guardou")
    assert "Mariana" in await heard(talk, "/contato")


async def test_of_two_of_one_name_ones_own_is_meant(talk: Talk) -> None:
    talk.admit("ana", "bia")
    for name, number in (("ana", ANA), ("bia", BIA)):
        await talk.say(f"/contato Maria {number}", by=name)
        await talk.say("/contato equipe Maria", by=name)
    assert await heard(talk, "/contato remover Maria") == (
        "Removi Maria (+55 11 99206-9730) dos contatos."
    )
    [left] = (await heard(talk, "/contato")).split("\n")[1:]
    assert left == "Maria · +55 21 99765-4321 · equipe"


async def test_several_shared_ones_of_one_name_are_told_apart_by_their_number(
    talk: Talk,
) -> None:
    for name, number in (("rui", ANA), ("zoe", BIA)):
        async with talk.database.write() as session:
            owner = (await people.open_person(session, f"web:{name}", locale="pt-BR")).id
            kept = await contacts.add_contact(
                session, owner, "Maria", parse_number(number), talk.clock.now()
            )
            await contacts.note_shared(session, kept.contact.id, shared=True)
    assert await heard(talk, "/contato remover Maria") == (
        "Há mais de um contato chamado “Maria”. Não mudei nada. Diga qual pelo número:\n"
        "Maria · +55 11 99206-9730 · equipe\n"
        "Maria · +55 21 99765-4321 · equipe"
    )
    assert await heard(talk, f"/contato remover {BIA}") == (
        "Removi Maria (+55 21 99765-4321) dos contatos."
    )


@pytest.mark.parametrize("verb", ["remover", "equipe", "privado"])
async def test_a_shared_contact_of_others_is_changed_by_administrators_alone(
    talk: Talk, verb: str
) -> None:
    await talk.say(f"/contato Maria {ANA}")
    await talk.say("/contato equipe Maria")
    async with talk.database.open_write() as session:
        bia = await people.open_person(session, "terminal:bia", locale="pt-BR")
        said = Inbound(
            channel="terminal",
            account="",
            key="k",
            sender="bia",
            chat=Address("terminal", "bia"),
            content=Text(""),
        )
        stored = await inbound.remember(session, said, talk.clock.now())
        assert stored is not None
        scene = Scene(Work(session, talk.clock.now(), Rules(), stored), stored, bia)
        with pytest.raises(InvalidContact) as refused:
            await manage_contacts(ManageContacts(f"{verb} Maria"), scene)
        await session.rollback()
    assert refused.value.fault is ContactFault.FOREIGN
    assert (await heard(talk, "/contato")).endswith("Maria · +55 11 99206-9730 · equipe")


async def test_whoever_may_not_use_ramal_keeps_no_contacts(talk: Talk) -> None:
    for content in ("/contato", f"/contato Maria {ANA}"):
        [reply] = await talk.say(content, by="bia")
        assert reply.fault == "not-allowed"
    [reply] = await talk.hear(SharedContact("Maria", ANA), by="bia")
    assert reply.fault == "not-allowed"


async def test_a_contact_card_is_kept_at_once_and_answered(talk: Talk) -> None:
    [reply] = await talk.hear(SharedContact("Maria", "5511992069730"))
    assert reply.text == KEPT
    [reply] = await talk.hear(SharedContact("Maria", "+5521997654321"))
    assert reply.text.startswith("Troquei o número de Maria. Era +55 11 99206-9730;")
    assert await talk.count() == 0


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (SharedContact("Rui", "x"), "Não consegui ler este número. Nada foi discado. Exemplo: /c"),
        (SharedContact("Rui", "193"), "Não ligo para números de emergência."),
        (SharedContact("", ANA), "Faltou o nome."),
        (SharedContact("Eu", ANA), "Este nome eu uso como comando"),
        (SharedContact(ANA, ANA), "Um número não serve de nome."),
    ],
)
async def test_a_card_that_cannot_be_kept_says_why(
    talk: Talk, card: SharedContact, told: str
) -> None:
    [reply] = await talk.hear(card)
    assert reply.text.startswith(told)
    assert reply.fault == "invalid"


async def test_it_speaks_english_too(talk: Talk) -> None:
    await talk.say("/idioma en")
    assert await heard(talk, f"/contact Maria {ANA}") == "I saved Maria: +55 11 99206-9730."
    assert await heard(talk, "/contact team Maria") == (
        "Now the whole team can use the contact Maria (+55 11 99206-9730)."
    )
    assert await heard(talk, "/contact remove Maria") == (
        "I removed Maria (+55 11 99206-9730) from the contacts."
    )
