"""What is set up with Telegram before the first update: our name, our menu, how updates come."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import structlog
from telegram import Bot, User
from telegram.error import BadRequest

from bot.channels.telegram.webhook import WebhookRoutes

log = structlog.get_logger()
# Other kinds of updates would be stored only to be ignored.
UPDATES = ("message", "callback_query")
UPDATES_JSON = json.dumps(UPDATES)
Menu = Mapping[str, Sequence[tuple[str, str]]]


async def begin(bot: Bot, menu: Menu, webhook: WebhookRoutes | None) -> User:
    """Set up the bot and return it; may be repeated. Raises what the library raises."""
    # Not `bot.initialize()`: its error for a refused token contains the token.
    me = await bot.get_me()
    await _show_menu(bot, menu)
    if webhook is None:
        await bot.delete_webhook()
    else:
        await bot.set_webhook(
            webhook.url, secret_token=webhook.token, allowed_updates=list(UPDATES)
        )
    log.info("telegram.begun", username=me.username, webhook=webhook is not None)
    return me


async def _show_menu(bot: Bot, menu: Menu) -> None:
    """Set the menu in each language, the first one as the default; a refusal is only logged."""
    try:
        for number, (language, commands) in enumerate(menu.items()):
            if number == 0:
                await bot.set_my_commands(commands)
            await bot.set_my_commands(commands, language_code=language.partition("-")[0])
    except BadRequest:
        log.warning("telegram.menu_refused")
