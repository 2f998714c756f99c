"""What is said is remembered once and claimed in order."""

import asyncio
from dataclasses import replace

import pytest

from domain.chat import (
    Address,
    Content,
    Heard,
    Inbound,
    Press,
    SharedContact,
    Text,
    Unread,
    Unsupported,
    VoiceNote,
)
from storage.chat import inbound
from storage.database import Database
from tests.clocks import FrozenClock


def said(key: str, text: str = "/ajuda", chat: str = "ana") -> Inbound:
    return Inbound(
        channel="web",
        account="",
        key=key,
        sender="ana",
        chat=Address("web", chat),
        content=Text(text),
    )


async def test_hearing_it_twice_is_hearing_it_once(database: Database, clock: FrozenClock) -> None:
    async with database.write() as session:
        first = await inbound.remember(session, said("k1"), clock.now())
    async with database.write() as session:
        again = await inbound.remember(session, said("k1", "something else"), clock.now())
        known = await inbound.find_inbound(session, "web", "", "k1")
    assert first is not None
    assert again is None
    assert known is not None
    assert known.said.content == Text("/ajuda")


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        (Text("/sms  Ana:\tOi\u00a0\u00a0Ana\r\n\n\n\ntchau"), Text("/sms Ana: Oi Ana\n\ntchau")),
        (Heard("ligue" + " " * 2_000 + "já", 7), Heard("ligue já", 7)),
        (SharedContact("Ana\t\tLima", "+55\u00a0\u00a011"), SharedContact("Ana Lima", "+55 11")),
        (
            VoiceNote(file="a  b", caption="/audio \t #a"),
            VoiceNote(file="a  b", caption="/audio #a"),
        ),
        (Press("voice:a  b"), Press("voice:a  b")),
    ],
)
async def test_blanks_are_folded_in_whatever_a_person_wrote_and_nowhere_else(
    database: Database, clock: FrozenClock, came: Content, kept: Content
) -> None:
    came_in = replace(said("k  1"), content=came, sender_name="Ana \t Lima", raw="a  b")
    async with database.write() as session:
        stored = await inbound.remember(session, came_in, clock.now())
    async with database.read() as session:
        read = await inbound.find_inbound(session, "web", "", "k  1")
    assert stored is not None
    assert read is not None
    for one in (stored.said, read.said):
        assert (one.content, one.sender_name, one.raw) == (kept, "Ana Lima", "a  b")


async def test_hearing_it_twice_at_the_same_moment_is_hearing_it_once(
    database: Database, clock: FrozenClock
) -> None:
    async def hear(key: str) -> int | None:
        async with database.write() as session:
            stored = await inbound.remember(session, said(key), clock.now())
            return stored.seq if stored else None

    await asyncio.gather(*(database.ping() for _ in range(6)))  # connected, they meet at the row
    heard = await asyncio.gather(*(hear(key) for key in "aaabbb"))
    assert sorted(seq for seq in heard if seq) == [1, 2]


async def test_a_chat_is_numbered_without_gaps_and_claimed_in_order(
    database: Database, clock: FrozenClock
) -> None:
    async with database.write() as session:
        for key in ("a", "b", "c"):
            await inbound.remember(session, said(key, text=key), clock.now())
    heard = []
    for _ in range(3):
        async with database.write() as session:
            claimed = await inbound.claim_next(session)
            assert claimed is not None
            heard.append((claimed.seq, claimed.said.content))
            await inbound.note_handled(session, claimed.id, clock.now())
    assert heard == [(1, Text("a")), (2, Text("b")), (3, Text("c"))]
    async with database.write() as session:
        assert await inbound.claim_next(session) is None


@pytest.mark.parametrize(
    "content",
    [
        Press("yes:abc", "press-1"),
        SharedContact("Zoé “Z”", "+5511987654321"),
        SharedContact("", ""),
        Unsupported("photo"),
    ],
)
async def test_whatever_is_said_comes_back_as_it_was_said(
    database: Database, clock: FrozenClock, content: Content
) -> None:
    heard = Inbound(
        channel="telegram",
        account="7",
        key="u1",
        sender="5",
        chat=Address("telegram", "5"),
        content=content,
    )
    async with database.write() as session:
        await inbound.remember(session, heard, clock.now())
        stored = await inbound.claim_next(session)
    assert stored is not None
    assert stored.said == heard


async def test_an_unreadable_update_is_kept_and_blocks_nobody(
    database: Database, clock: FrozenClock
) -> None:
    update = Unread(channel="telegram", account="7", key="u9", raw='{"odd": 1}')
    async with database.write() as session:
        await inbound.keep_unread(session, update, clock.now())
        await inbound.keep_unread(session, update, clock.now())
        assert await inbound.claim_next(session) is None
        assert await inbound.find_inbound(session, "telegram", "7", "u9") is None
