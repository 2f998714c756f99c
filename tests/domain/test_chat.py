"""Who speaks, and what of it can be stored."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from domain.chat import (
    Address,
    ChatKind,
    Content,
    Inbound,
    Press,
    SharedContact,
    Text,
    Unread,
    storable,
)

SAID = Inbound(
    channel="telegram",
    account="7",
    key="1",
    sender="123",
    chat=Address("telegram", "123"),
    content=Text("/ajuda"),
)


def test_a_person_is_named_by_channel_and_name_and_a_chat_is_private_by_default() -> None:
    assert SAID.identity == "telegram:123"
    assert SAID.chat.kind is ChatKind.PRIVATE
    assert not SAID.yes


odd_texts = st.text().map(lambda text: f"\x00{text}\ud800")


contents = st.one_of(
    st.builds(Text, odd_texts),
    st.builds(Press, odd_texts, odd_texts),
    st.builds(SharedContact, odd_texts, odd_texts),
)


@given(odd_texts, contents)
def test_whatever_is_said_can_be_stored_by_every_database(odd: str, content: Content) -> None:
    said = storable(replace(SAID, sender_name=odd, raw=odd, content=content))
    unread = storable(Unread(channel="telegram", account="7", key="1", raw=odd))
    for shape in (said, said.content, unread):
        texts = [getattr(shape, field.name) for field in fields(shape)]
        for text in filter(lambda value: isinstance(value, str), texts):
            assert "\x00" not in text
            assert text.encode("utf-8").decode("utf-8") == text


def test_what_can_be_stored_is_left_as_it_is() -> None:
    assert storable(SAID) == SAID
    pressed = replace(SAID, content=Press("yes:abc", "p1"))
    assert storable(pressed) == pressed
    shared = replace(SAID, content=SharedContact("Rui", "+5511987654321"))
    assert storable(shared) == shared
