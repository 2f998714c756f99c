"""docs/telephony.md tells the sandbox's fates, statuses and pauses as the code has them."""

from __future__ import annotations

import re

from domain.orders.order import Purpose
from domain.orders.outcome import Verdict, verdict_of
from sandbox.answers import OWN_CODE, Door
from sandbox.fates import ANSWER_AFTER, LATE, RING_FOR, Fate, reserved_fate
from tests.docs.pages import read, rows, section
from velip.statuses import PAUSES, USUAL_PAUSE

PAGE = read("docs/telephony.md")
SANDBOX = section(PAGE, "## The sandbox")


def documented() -> dict[int, tuple[str, str]]:
    """The fate and the seconds of ringing by the last two digits."""
    found = {}
    for digits, fate, rings, *_ in rows(SANDBOX):
        first, _, last = digits.partition("–")
        for number in range(int(first), int(last or first) + 1):
            found[number] = (fate.strip("`"), rings)
    return found


def rings(fate: Fate) -> str:
    never = fate.no_credit or fate.door in (Door.HTML, Door.DOWN)
    return "–" if never else f"{fate.rings:g}"


def test_every_reserved_fate_is_in_the_table_and_no_other() -> None:
    fates = {n: reserved_fate(f"55119000000{n:02}") for n in range(100)}
    real = {n: (fate.name, rings(fate)) for n, fate in fates.items() if fate}
    assert documented() == real


def test_the_keys_that_are_pressed_are_the_last_digit() -> None:
    for number in range(11, 20):
        fate = reserved_fate(f"55119000000{number}")
        assert fate is not None
        assert fate.keys == str(number - 10)


def test_the_seconds_in_the_prose() -> None:
    assert f"rings there for {RING_FOR:g} seconds" in SANDBOX
    assert f"answers after {ANSWER_AFTER:g} seconds" in SANDBOX
    assert f"{LATE:g} s late" in SANDBOX
    assert f"code {OWN_CODE}" in SANDBOX


def test_every_status_of_a_call_is_named() -> None:
    named = re.findall(r"`([A-Z]{2})` (?!with)", section(PAGE, "## What the answer means"))
    assert {verdict_of(status) for status in named} == set(Verdict) - {
        Verdict.SENT,
        Verdict.VOICEMAIL,  # an answered call, by who answered
        Verdict.NEVER_REPORTED,
        Verdict.OTHER,
    }


def test_the_pauses_after_a_failed_authentication() -> None:
    minutes = {code: pause / 60 for code, pause in PAUSES.items() if pause is not None}
    for_ever = sorted(code for code, pause in PAUSES.items() if pause is None)
    assert minutes == {131: 30, 132: 10}
    assert USUAL_PAUSE == 300
    told = "5 minutes, 30 for code 131, 10 for 132, until restart for 198 and 199"
    assert told in PAGE
    assert for_ever == [198, 199]


def test_the_purposes() -> None:
    table = {row[0]: row[1:3] for row in rows(section(PAGE, "### Why somebody is called"))}
    named = {
        Purpose.REQUESTED: "requested by the person called",
        Purpose.VERIFICATION: "a code to confirm a number",
        Purpose.TRANSACTIONAL: "transactional, the default",
        Purpose.ON_CALL: "on call",
        Purpose.COLLECTION: "collection, telemarketing",
        Purpose.TELEMARKETING: "collection, telemarketing",
    }
    for purpose in Purpose:
        flags = [str(int(purpose.skips_do_not_call)), "2" if purpose.checks_hours else "0"]
        assert table[named[purpose]] == flags
    assert set(table) == set(named.values())
