"""`python -m bot` is `ramal`."""

from bot.cli import app

app()
