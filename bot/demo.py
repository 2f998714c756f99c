"""The demo: a bot with a sandbox of its own and one person without login, on this machine only."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.channels.terminal.declaration import TERMINAL
from bot.channels.web.declaration import WEB
from bot.config.settings import Settings
from bot.speech.engine import PRACTICE
from storage.database import Database
from storage.people import people

PERSON = "demo"
# As in docs/oncall.md; a change while the demo runs is read at once.
_ON_CALL = f"""[people]
{PERSON} = {{ identity = "web:{PERSON}", phone = "11 99206-9730" }}

[policies.demo]
rounds = 2
[[policies.demo.steps]]
calls = 2
redial_minutes = 1
wait_minutes = 3

[teams.demo]
policy = "demo"
[[teams.demo.rotations]]
people = ["{PERSON}"]
since = 2026-01-05T09:00:00

[sources.demo]
kind = "text"
team = "demo"
"""


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo adds to a program: its one person, and the page where phones ring."""

    phones_url: str
    person: str = PERSON
    hearing: str = ""  # the speech model: "published", "practice", or "" for none

    @property
    def identities(self) -> tuple[str, ...]:
        """The identities of the one person, on the web page and in the terminal."""
        return tuple(f"{channel.name}:{self.person}" for channel in (WEB, TERMINAL))


class DemoSettings(BaseSettings):
    """All that a demo takes from the environment and `.env`: whatever else stands there is for
    the real thing, and must neither reach a live host nor break the demo.
    """

    model_config = SettingsConfigDict(env_prefix="RAMAL_", env_file=".env", extra="ignore")

    say_token: SecretStr = SecretStr("")  # `ramal say` reads it too
    http_port: int = Field(default=8080, ge=0, le=65535)
    data_dir: Path = Path("var")
    whisper_model: str = "base"
    whisper_dir: Path = Path("~/.cache/whisper")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = (
        "WARNING"  # so that a newcomer sees only the demo's own lines
    )


def demo_settings(asked: DemoSettings, sandbox_url: str) -> Settings:
    """The settings of a demo that uses only the sandbox at this address.

    The token of `ramal say` stays in the data folder itself, where the command looks for it.
    """
    folder = asked.data_dir / "demo"
    for each in (asked.data_dir, folder):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Settings.model_construct(
        **{
            **Settings.model_construct().model_dump(),
            "velip_base_url": sandbox_url,
            "velip_token": SecretStr("sandbox-demo"),
            "public_url": f"http://127.0.0.1:{asked.http_port}",
            "status_callback_sources": (ip_network("127.0.0.0/8"), ip_network("::1")),
            "database_url": f"sqlite+aiosqlite:///{folder / 'ramal.db'}",
            "data_dir": Path(asked.data_dir),
            "http_host": "127.0.0.1",
            "http_port": asked.http_port,
            "admins": frozenset(Demo("").identities),
            "callback_doors": frozenset({"demo"}),
            "on_call_file": _on_call(folder),
            "log_level": asked.log_level,
            "say_token": asked.say_token,
            "whisper_model": asked.whisper_model,
            "whisper_dir": asked.whisper_dir,
        }
    )


def _on_call(folder: Path) -> Path:
    """The path of the demo's on-call file, written where it is missing, never overwritten."""
    path = folder / "oncall.toml"
    if not path.exists():
        path.write_text(_ON_CALL, encoding="utf-8")
    return path


def with_practice_model(settings: Settings) -> Settings:
    """The settings with the practice model, where no published one is installed.

    It is unpacked when the first note comes; without the extra `voice` no note is transcribed.
    """
    if settings.hears() or find_spec("whisper") is None or find_spec("torch") is None:
        return settings
    path = settings.data_dir / "demo" / PRACTICE
    return settings.model_copy(update={"whisper_model": str(path), "whisper_engine": "openai"})


def hearing_of(settings: Settings) -> str:
    """How voice notes are transcribed, as `Demo.hearing` names it."""
    if not settings.hears():
        return ""
    return "practice" if settings.practises else "published"


async def introduce(database: Database, demo: Demo) -> None:
    """Store the demo's one person with both identities; their first words set the language."""
    async with database.write() as session:
        first, *others = demo.identities
        person = await people.open_person(session, first, name=demo.person, locale="")
        for identity in others:
            await people.link_identity(session, person.id, identity)
