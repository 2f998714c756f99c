"""The web chat's declaration: its accounts are ours, and a login link lets somebody in."""

from __future__ import annotations

from bot.channels.declaration import ChannelDeclaration

WEB = ChannelDeclaration(
    name="web",
    title="Web",
    link="{account}/login/{token}",  # our account is the root address of the web chat
    link_sentence="invite-web",
    opens_accounts=True,
    secret_paths=("login",),
)
