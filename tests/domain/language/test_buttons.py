"""A button means what it was made for, for ever; anything else means nothing."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audio.intents import SettleAudio, SetVoice
from domain.callback_queue.intents import (
    CloseRequest,
    GiveUp,
    HandOver,
    SendCode,
    SettleRequest,
    WriteWords,
)
from domain.intents import DropHalf, PickContact
from domain.language.buttons import UNKNOWN, ButtonIntent, decode, encode, means_yes
from domain.oncall.intents import SettlePage
from domain.orders.intents import Correct, SetPurpose, SettleChoice
from domain.people.intents import (
    EndSession,
    GiveRole,
    Invite,
    Link,
    ManageGroup,
    SetLanguage,
    Unlink,
)

TICKET = "k7m2pxw4hq9rt3a"
# What stands in chats since the first versions: each must be read for ever as it is here.
STANDING = {
    f"yes:{TICKET}": SettleChoice("yes", TICKET),
    f"no:{TICKET}": SettleChoice("no", TICKET),
    f"look:{TICKET}": SettleChoice("look", TICKET),
    f"again:{TICKET}": SettleChoice("again", TICKET),
    f"leave:{TICKET}": SettleChoice("leave", TICKET),
    f"fix:{TICKET}": Correct("", TICKET),
    f"fix-dest:{TICKET}": Correct("dest", TICKET),
    f"fix-words:{TICKET}": Correct("words", TICKET),
    f"why:{TICKET}": SetPurpose("", TICKET),
    f"why-collection:{TICKET}": SetPurpose("collection", TICKET),
    "pick:12:18f3a": PickContact(12, "18f3a"),
    "drop:18f3a": DropHalf("18f3a"),
    f"take:{TICKET}": SettleRequest("take", TICKET),
    f"urgent:{TICKET}": SettleRequest("urgent", TICKET),
    f"ring:{TICKET}": SettleRequest("ring", TICKET),
    f"handover:{TICKET}": SettleRequest("handover", TICKET),
    f"putback:{TICKET}": SettleRequest("putback", TICKET),
    f"close:{TICKET}": SettleRequest("close", TICKET),
    f"hand:{TICKET}:7": HandOver(TICKET, 7),
    f"closed:{TICKET}:other": CloseRequest(TICKET, "other"),
    f"giveup:{TICKET}": GiveUp(TICKET),
    f"code:{TICKET}": SendCode(TICKET),
    f"write:{TICKET}": WriteWords(TICKET),
    f"page-ack:{TICKET}": SettlePage("ack", TICKET),
    f"page-up:{TICKET}": SettlePage("up", TICKET),
    f"page-done:{TICKET}": SettlePage("done", TICKET),
    f"page-hush:{TICKET}": SettlePage("hush", TICKET),
    f"page-again:{TICKET}": SettlePage("again", TICKET),
    "keep-audio:4": SettleAudio("keep", "4"),
    "toss-audio:4": SettleAudio("toss", "4"),
    "play-audio:cdw_81": SettleAudio("play", "cdw_81"),
    "voice:francisca": SetVoice("francisca"),
    "language:pt": SetLanguage("pt"),
    "language:en": SetLanguage("en"),
    "link:k7m2pxw4": Link("k7m2pxw4", sure=True),
    "unlink:3": Unlink(3),
    "logout:0": EndSession(0),
    "group:allowed-1": ManageGroup("allowed-1"),
    "invite:agent": Invite("agent"),
    "role:3:operator:2": GiveRole(3, "operator", 2),
}


@pytest.mark.parametrize("choice", STANDING)
def test_what_stands_in_chats_is_read_and_made_again_to_the_letter(choice: str) -> None:
    assert decode(choice) == STANDING[choice]
    assert encode(STANDING[choice]) == choice  # type: ignore[arg-type]  # a value of the table


def test_every_intent_that_a_button_may_mean_is_in_the_table() -> None:
    assert {type(intent) for intent in STANDING.values()} == set(get_args(ButtonIntent))


@given(st.text(max_size=60))
def test_what_we_never_made_is_the_button_of_no_order(choice: str) -> None:
    assert decode(choice) == UNKNOWN or encode(decode(choice)) == choice  # type: ignore[arg-type]


@given(st.sampled_from(sorted(STANDING)), st.integers(0, 40), st.characters())
def test_a_changed_button_never_means_something_in_a_longer_form(
    choice: str, at: int, sign: str
) -> None:
    changed = choice[:at] + sign + choice[at:]
    assert decode(changed) == UNKNOWN or encode(decode(changed)) == changed  # type: ignore[arg-type]


def test_a_new_order_and_its_yes_in_one_are_these_three() -> None:
    at_once = {choice.partition(":")[0] for choice in STANDING if means_yes(choice)}
    assert at_once == {"again", "ring", "code"}
