"""Every channel that Ramal has: a new one is a folder beside these, and a line here."""

from __future__ import annotations

from bot.channels.declaration import ChannelDeclaration
from bot.channels.telegram.declaration import TELEGRAM
from bot.channels.terminal.declaration import TERMINAL
from bot.channels.web.declaration import WEB

# In the order in which an invitation names them.
CHANNELS: tuple[ChannelDeclaration, ...] = (TELEGRAM, WEB, TERMINAL)
