"""Whether Ramal runs on this machine, asked by another program there."""

from __future__ import annotations

from dataclasses import dataclass, field

import aiohttp

from bot.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Running:
    """What answers on our port: nothing, another program, or Ramal, what it lacks, what is slow."""

    address: str
    answers: bool = False
    is_ramal: bool = False
    down: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)


def own_address(settings: Settings) -> str:
    """The address of our own HTTP port on this machine."""
    every = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - compared, not bound
    host = settings.http_host
    host = every.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{host}:{settings.http_port}"


async def look_for_ramal(settings: Settings, seconds: float) -> Running:
    """Ask our own port whether Ramal is alive and ready; never raises."""
    address = own_address(settings)
    limit = aiohttp.ClientTimeout(total=seconds)
    answered = False
    try:
        async with aiohttp.ClientSession(timeout=limit) as session:
            async with session.get(f"{address}/healthz", allow_redirects=False) as answer:
                answered = True
                if answer.status != 200 or (await answer.json()).get("status") != "ok":
                    return Running(address, answers=True)
            async with session.get(f"{address}/readyz") as answer:
                said = await answer.json()
                return Running(address, True, True, _named(said, "down"), _named(said, "slow"))
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, AttributeError):
        return Running(address, answers=answered)


def _named(said: dict[str, object], wanted: str) -> list[str]:
    channels = said.get("channels")
    every = {**said, **(channels if isinstance(channels, dict) else {})}
    return sorted(name for name, state in every.items() if state == wanted)
