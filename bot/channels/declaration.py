"""What a channel declares of itself, so that no other file need know it by name."""

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
    """A channel as the program knows it: beside what handlers read, its settings, check and logs.

    `setting` is the one that turns it on, as it is written in `.env`; nothing where it is always
    there. `check` is what `ramal doctor` finds in its settings. In log lines `secret_words` are
    patterns of its secrets wherever they stand, and `secret_paths` those parts of addresses after
    which a secret stands; `silenced` are libraries whose own log lines hold texts or secrets.
    """

    setting: str = ""
    is_used: Callable[[ChannelSettings], bool] = _always
    check: Callable[[ChannelSettings], Iterable[Finding]] = _nothing
    secret_words: tuple[str, ...] = ()
    secret_paths: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()
