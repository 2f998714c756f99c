"""A chat's lines, both sides, by their number there."""

from domain.chat import Address, Inbound, Text
from storage.chat import history, inbound, outbox
from storage.database import Database
from tests.storage.samples import ANA, message


async def talk(database: Database, *words: str) -> None:
    """Ana says each word and is answered."""
    now = database.clock.now()
    for word in words:
        said = Inbound(
            channel="terminal", account="", key=word, sender="ana", chat=ANA, content=Text(word)
        )
        async with database.write() as session:
            await inbound.remember(session, said, now)
            await outbox.post(session, message(f"re:{word}"), now)


async def lines(database: Database, after: int, chat: Address = ANA) -> list[tuple[int, str]]:
    async with database.read() as session:
        found = await history.list_lines(session, chat, after)
    told = []
    for line in found:
        assert line.at == database.clock.now()
        assert (line.said is None) != (line.message is None)
        if line.message:
            told.append((line.seq, line.message.event))
        elif line.said and isinstance(line.said.content, Text):
            told.append((line.seq, line.said.content.text))
    return told


async def test_what_was_said_and_answered_stands_in_one_order(database: Database) -> None:
    await talk(database, "a", "b")
    assert await lines(database, 0) == [(1, "a"), (2, "re:a"), (3, "b"), (4, "re:b")]
    assert await lines(database, 3) == [(4, "re:b")]
    assert await lines(database, 4) == []
    assert await lines(database, 0, Address("terminal", "bia")) == []
