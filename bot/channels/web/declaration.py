"""The web chat as a channel: its accounts are ours, and a login link lets somebody in."""

from __future__ import annotations

from bot.channels.declaration import ChannelDeclaration

WEB = ChannelDeclaration(
    name="web",
    title="Web",
    link="{account}/login/{token}",  # our account is the root of our own address
    link_sentence="invite-web",
    opens_accounts=True,
    secret_paths=("login",),
)
