"""Channels, by which people reach us: their names, capabilities and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A channel's rate limits: messages a second in all, seconds between two in one chat or group.

    The seconds are at least one, so that no chat counts twice within one.
    """

    per_second: int
    chat_gap: float
    group_gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way by which people reach us; `name` stands in addresses and identities, `title` is read.

    `link` is the address that brings a token to the channel, with `{account}` for what we are
    called there and `{token}`; nothing where no link does. `link_sentence` is the sentence that
    shows an invitation's link. `opens_accounts`: accounts there are made by us, and a link lets
    its reader in as one of them. Without a `pace` messages are sent as fast as they come.
    """

    name: str
    title: str
    link: str = ""
    link_sentence: str = "invite-link"
    opens_accounts: bool = False
    pace: Pace | None = None


@dataclass(frozen=True, slots=True)
class ChannelDirectory:
    """The channels that an installation uses; `accounts` are our account names there, by channel.

    An account may become known only while the program runs: a bot is told its own name.
    """

    channels: tuple[Channel, ...] = ()
    accounts: Mapping[str, str] = field(default_factory=dict)

    def with_account(self, name: str, account: str) -> ChannelDirectory:
        """A copy of the directory with our account name on a channel, once it is known."""
        return replace(self, accounts={**self.accounts, name: account})

    @property
    def linked(self) -> tuple[Channel, ...]:
        """The channels for which a link can be made now."""
        return tuple(one for one in self.channels if one.link and self.accounts.get(one.name))

    def link_to(self, channel: Channel, token: str) -> str:
        """The link that brings this token to a channel of `linked`."""
        return channel.link.format(account=self.accounts[channel.name], token=token)

    @property
    def paces(self) -> dict[str, Pace]:
        """The rate limits of the channels that have any, by name."""
        return {one.name: one.pace for one in self.channels if one.pace is not None}
