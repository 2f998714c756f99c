"""Somebody stands in, from now or later; who asks sees until when."""

from __future__ import annotations

import pytest

from tests.handlers.oncall.test_alerts import fires, watch
from tests.handlers.oncall.test_alerts_again import rung
from tests.handlers.talk import Talk

__all__ = ["watch"]


async def test_a_swap_of_the_future_is_shown_and_counts_from_then_on(watch: Talk) -> None:
    [said] = await watch.say("/plantao trocar infra eva de amanhã às 9h até quarta às 9h")
    assert said.text == (
        "🔁 Eva fica de plantão em infra de terça-feira, 24 de novembro, às 09:00 "
        "até quarta-feira, 25 de novembro, às 09:00."
    )
    [shown] = await watch.say("/plantao")
    assert "infra: Bia, até segunda-feira, 30 de novembro, às 09:00" in shown.text
    assert "   🔁 Eva fica de plantão em infra de terça-feira" in shown.text
    watch.clock.turn(minutes=24 * 60)
    [shown] = await watch.say("/plantao")
    assert "infra: Eva, até quarta-feira, 25 de novembro, às 09:00" in shown.text
    await fires(watch)
    assert await rung(watch) == ["Eva"]
    watch.clock.turn(minutes=24 * 60)
    [shown] = await watch.say("/plantao")
    assert "infra: Bia" in shown.text
    assert "Eva" not in shown.text


async def test_from_now_on_needs_no_beginning(watch: Talk) -> None:
    [said] = await watch.say("/oncall swap eva until tomorrow at 9:00")
    assert said.text.startswith("🔁 Eva fica de plantão em infra até terça-feira")
    [said] = await watch.say("/plantao trocar bia por 2 h")
    assert said.text.startswith("🔁 Bia fica de plantão em infra até segunda-feira")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "infra",
        "infra eva",
        "infra lia até amanhã às 9h",
        "lua eva até amanhã às 9h",
        "infra eva de depois até amanhã às 9h",
        "infra eva de quarta às 9h até amanhã às 9h",
        "eva amanhã",
    ],
)
async def test_what_is_no_swap_changes_nothing(watch: Talk, typed: str) -> None:
    said = await watch.say(f"/plantao trocar {typed}")
    assert said[-1].text.startswith("Não entendi a troca. Nada mudou.")
    [shown] = await watch.say("/plantao")
    assert "Bia" in shown.text
    assert "🔁" not in shown.text


async def test_so_long_from_a_beginning_counts_from_there(watch: Talk) -> None:
    [said] = await watch.say("/plantao trocar infra eva de sexta às 18h por 2 dias")
    assert "de sexta-feira, 27 de novembro, às 18:00 até domingo, 29 de novembro" in said.text
