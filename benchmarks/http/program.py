"""The whole program on one SQLite file: `python -m benchmarks.http.program FOLDER PLATFORM`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from pydantic import SecretStr

from bot.assemble import assemble
from bot.clock import SystemClock
from bot.config.settings import Settings
from bot.logs import set_up_logs


def settings(folder: Path, platform: str) -> Settings:
    """An installation without channels but the terminal and the page."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings
        velip_base_url=platform,
        velip_token=SecretStr("sandbox-benchmark"),
        data_dir=folder,
        http_port=0,
        log_level="WARNING",
    )


async def main(folder: str, platform: str) -> None:
    """Run until killed; says when it is ready."""
    set_up_logs("WARNING")
    program = await assemble(settings(Path(folder), platform), SystemClock())
    await program.start(0)
    loops = program.run()
    print("ready", flush=True)
    await loops


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
