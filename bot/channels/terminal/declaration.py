"""The terminal's declaration: no link leads there, and nothing limits it."""

from __future__ import annotations

from bot.channels.declaration import ChannelDeclaration

TERMINAL = ChannelDeclaration(name="terminal", title="Terminal")
