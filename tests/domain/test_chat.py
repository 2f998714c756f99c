"""Who speaks, by the name that RAMAL_ADMINS uses."""

from domain.chat import Address, ChatKind, Inbound, Text


def test_a_person_is_named_by_channel_and_name_and_a_chat_is_private_by_default() -> None:
    said = Inbound(
        channel="telegram",
        account="7",
        key="1",
        sender="123",
        chat=Address("telegram", "123"),
        content=Text("/ajuda"),
    )
    assert said.identity == "telegram:123"
    assert said.chat.kind is ChatKind.PRIVATE
    assert not said.yes
