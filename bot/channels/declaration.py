"""A channel's declaration, so that no other file needs to know the channel by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.config.channels import ChannelSettings
from bot.doctor.finding import Finding
from domain.channel import Channel


def _always(_settings: ChannelSettings) -> bool:
    return True


def _nothing(_settings: ChannelSettings) -> Iterable[Finding]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelDeclaration(Channel):
    """A channel as the program knows it: settings, check and logs, beside what handlers read.

    `setting` is the one that turns it on, as written in `.env`; "" where it is always on. `check`
    is what `ramal doctor` finds in its settings. For the log, `secret_words` are patterns of its
    secrets anywhere, and `secret_paths` the parts of addresses before a secret; `silenced` are
    libraries whose own log lines hold texts or secrets.
    """

    setting: str = ""
    is_used: Callable[[ChannelSettings], bool] = _always
    check: Callable[[ChannelSettings], Iterable[Finding]] = _nothing
    secret_words: tuple[str, ...] = ()
    secret_paths: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()
