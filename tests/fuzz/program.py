"""The whole program in a process of its own, with every door open; its platform is the sandbox.

`python -m tests.fuzz.program FOLDER` prints what one needs to come in, as a line of JSON, and runs
until it is ended.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.assemble import assemble
from bot.clock import SystemClock
from bot.config.settings import Settings
from bot.program import Program
from domain.people.roles import Role
from sandbox.clock import SandboxClock
from sandbox.server import start_sandbox
from sandbox.sound import Speaker
from storage.people import logins, people
from tests.emulated.telegram import emulated_telegram
from tests.stories.on_call import write_file

SAY_TOKEN = "say-token-of-the-fuzz"


def open_settings(folder: Path, **changes: Any) -> Settings:
    """Settings with every door open."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings
        **{
            "velip_token": SecretStr("sandbox-fuzz"),
            "status_callback_sources": "127.0.0.0/8",
            "database_url": f"sqlite+aiosqlite:///{folder}/ramal.db",
            "data_dir": folder,
            "whisper_dir": folder,
            "say_token": SecretStr(SAY_TOKEN),
            "admins": "terminal:ana",
            "on_call_file": write_file(folder),
            "callback_doors": "loja",
            "public_url": "https://ramal.example",
            "telegram_webhook": True,
            **changes,
        },
    )


@dataclass(frozen=True, slots=True)
class Served:
    """A program that runs: where, what one needs to come in, and its process."""

    root: str
    secrets: dict[str, str]
    process: int

    def megabytes(self) -> float:
        """What its process holds now."""
        held = Path(f"/proc/{self.process}/statm").read_text("utf-8").split()[1]
        return int(held) * 4096 / 1e6


@contextmanager
def served_program(folder: Path) -> Iterator[Served]:
    """A program that runs in a process of its own."""
    command = [sys.executable, "-m", "tests.fuzz.program", str(folder)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)  # noqa: S603
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            while line and not line.startswith("{"):
                line = process.stdout.readline()
            assert line, (folder / "log").read_text("utf-8")
            found = json.loads(line)
            yield Served(found["root"], found["secrets"], process.pid)
            assert process.poll() is None, (folder / "log").read_text("utf-8")
        finally:
            process.stdout.close()
            process.kill()
            process.wait()


async def _serve(folder: Path) -> None:
    sandbox = await start_sandbox(clock=SandboxClock())
    sandbox.platform.speaker = Speaker(silent=True)
    async with emulated_telegram() as telegram:
        settings = open_settings(
            folder,
            velip_base_url=sandbox.base_url,
            telegram_token=telegram.token,
            telegram_api_url=telegram.url,
        )
        program = await assemble(settings, SystemClock())
        await program.start(0)
        rules = program.runtime.rules
        secrets = {
            "alert": rules.door_secret("alert:prometheus"),
            "text": rules.door_secret("alert:curl"),
            "kuma": rules.door_secret("alert:kuma"),
            "heartbeat": rules.door_secret("heartbeat:backup"),
            "velip": rules.path_secret(),
            "say": SAY_TOKEN,
            "login": await _link(program),
        }
        loops = program.run()
        while not telegram.webhook:  # noqa: ASYNC110 - the emulated Telegram has no event
            await asyncio.sleep(0.01)
        secrets["telegram"] = telegram.webhook["url"].rpartition("/")[2]
        secrets["telegram-header"] = telegram.webhook["secret_token"]
        root = f"http://127.0.0.1:{program.server.port}"
        print(json.dumps({"root": root, "secrets": secrets}), flush=True)  # noqa: T201
        os.dup2(2, 1)  # nobody reads our lines: a full pipe would hold us up
        await asyncio.gather(loops)


async def _link(program: Program) -> str:
    """A login link of somebody who may see everything."""
    async with program.database.write() as session:
        person = await people.open_person(session, "web:eva", name="Eva", locale="pt-BR")
        await people.note_role(session, person.id, Role.ADMIN)
        return await logins.open_link(session, "web:eva", program.database.clock.now())


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))
