"""What somebody with bad intentions sends: the same every time, drawn from a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from domain.orders.order import TICKET_SIGNS

VERBS = ("yes", "no", "look", "again", "leave", "fix", "fix-dest", "fix-words", "why")
PURPOSES = ("transactional", "collection", "telemarketing", "on_call", "requested")
PEOPLE = ("mallory", "gil", "otto")  # a stranger, a guest, an agent
# Letters that look like those of `ana`, and signs that turn or hide the rest.
NAMES = ("аna", "anа", "ana\u200b", "\u202eana", "ANA", "ana.", "terminal:ana", "ana\nadmin", "")
TEXTS = (
    "/quem mallory admin",
    "/quem p1 revogar",
    "/quem terminal:mallory admin",
    "/convidar admin Mallory",
    "/convidar cancelar",
    "/limite pessoa-hora 0",
    "/limite silencio 0:00 23:59",
    "/grupo permitir",
    "/bloquear liberar 11 99206-9730",
    "/bloquear +*",
    "/vincular",
    "/ligar@ramal_bot",
    "/start; DROP TABLE people",
    "sim",
    "confirmo o pedido",
    "/cancelar",
    "/ligar \u202e0379-60299 11 Olá",
    "/ligar 190 socorro",
    "/ligar 11 9 9206 Olá",
    "/ponte 11 99206-9730 11 99206-9730",
    "/sms 0900 000 0000 oi",
    "/contato remover Maria",
)


@dataclass
class Secrets:
    """What leaked, or can be guessed: tickets of others above all."""

    tickets: list[str]
    people: list[int] = field(default_factory=lambda: list(range(8)))


def ticket(dice: random.Random, known: Secrets) -> str:
    """One that was leaked, one that was invented, or what only looks like one."""
    kind = dice.randrange(4)
    if kind < 2:
        return dice.choice(known.tickets)
    if kind == 2:
        return "".join(dice.choice(TICKET_SIGNS) for _ in range(15))
    return dice.choice(known.tickets)[: dice.randrange(15)] + dice.choice(["", "'", "%", "_", "\0"])


def press(dice: random.Random, known: Secrets) -> str:
    """A button that was never shown to whoever presses it."""
    person, number = dice.choice(known.people), dice.randrange(9)
    return dice.choice(
        [
            f"{dice.choice(VERBS)}:{ticket(dice, known)}",
            f"{dice.choice(VERBS)}:{ticket(dice, known)}",
            f"why-{dice.choice(PURPOSES)}:{ticket(dice, known)}",
            f"role:{person}:admin:{dice.randrange(4)}",
            f"role:{person}:none:{dice.randrange(4)}",
            "invite:admin",
            f"group:{dice.choice(['allowed-1', 'shared-1', 'call-0', 'topic-1'])}",
            f"unlink:{number}",
            f"pick:{number}:{dice.randrange(16**6):x}",
            f"drop:{dice.randrange(16**6):x}",
            f"keep-audio:{number}",
            f"{'y' * dice.randrange(60)}es:{ticket(dice, known)}"[:64],
            "yes:" + "á" * 30,
        ]
    )


def typed(dice: random.Random, known: Secrets) -> str:
    """Words that should be nobody's order."""
    return dice.choice(
        [
            dice.choice(TEXTS),
            f"/status {ticket(dice, known)}",
            f"/cancelar {ticket(dice, known)}",
            f"/start {''.join(dice.choices(TICKET_SIGNS, k=22))}",
            f"/vincular {''.join(dice.choices(TICKET_SIGNS, k=8))}",
            "/" + "ligar" * dice.randrange(1, 400),
            "/ligar " + "9" * dice.randrange(20, 4000),
            "\u202e" * 50 + "olá" * dice.randrange(200),
            "\0\ud800 /ligar",
        ]
    )


def spoken(count: int, known: Secrets, seed: int) -> Iterator[dict[str, Any]]:
    """So many requests to the terminal's door, by people who may not do what they ask for."""
    dice = random.Random(seed)  # noqa: S311 - the same every time, not a secret
    for number in range(count):
        by = dice.choice(PEOPLE) if dice.randrange(10) else dice.choice(NAMES)
        asked: dict[str, Any] = {
            "as": by,
            "key": f"hostile-{number % (count * 9 // 10)}",
        }  # some replayed
        match dice.randrange(12):
            case 0:
                asked["text"] = "a" * dice.choice([8_000, 8_001, 200_000])
            case 1:
                asked |= {"text": typed(dice, known), "locale": "x" * dice.randrange(100)}
            case 2:
                asked[dice.choice(["text", "choice"])] = dice.choice([None, 7, [], {}, True, ""])
            case 3 | 4 | 5:
                asked["text"] = typed(dice, known)
            case _:
                asked["choice"] = press(dice, known)
        if by != "otto":  # an agent's own yes is no attack
            asked["yes"] = dice.choice([True, "yes", 1])
        yield asked


def addresses(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """So many requests to addresses that hold a secret, by somebody who has none."""
    dice = random.Random(seed)  # noqa: S311 - the same every time, not a secret
    for _ in range(count):
        guess = "".join(dice.choices(TICKET_SIGNS + "-_%2e/", k=dice.randrange(1, 60)))
        body = dice.choice([b"", b"{}", b"\xff\xfe", b"[" * 5_000, b'{"cd_status":"OK"}'])
        path = dice.choice(
            ["/login/", "/velip/", "/velip/a/", "/telegram/", "/chat/sound/", "/chat/static/", "/"]
        )
        yield dice.choice(["GET", "POST", "HEAD", "PUT"]), path + guess, body
