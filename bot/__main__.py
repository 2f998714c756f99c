"""Run `python -m bot` as `ramal`."""

from bot.cli import app

app()
