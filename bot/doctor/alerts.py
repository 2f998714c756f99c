"""The doctor's checks of alerts: the sources' addresses, who is on call, acknowledging by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from bot.channels.all import CHANNELS
from bot.channels.declaration import ChannelDeclaration
from bot.config.oncall_file import read_on_call
from bot.config.settings import Settings
from bot.doctor.finding import Finding, note, ok, warning
from bot.doctor.public import has_key
from domain.oncall.roster import OnCall
from domain.oncall.rotation import on_call_at

_NAME = "alerts"


def check_alerts(
    settings: Settings, now: datetime, channels: Iterable[ChannelDeclaration] = CHANNELS
) -> Iterator[Finding]:
    """Check the on-call file; only one note where none is set. Raises BadFile."""
    if settings.on_call_file is None:
        yield note(_NAME, "nobody is on call: RAMAL_ON_CALL_FILE is not set.", "docs/oncall.md")
        return
    known = read_on_call(settings.on_call_file, settings.zone)
    for team in known.teams.values():
        name = on_call_at(team.rotations, (), now)
        if name:
            yield ok(_NAME, f"{team.name}: {name} is on call by rotation.")
        else:
            fix = "Add a rotation without hours to the team."
            yield warning(_NAME, f"{team.name}: nobody is on call by rotation now.", fix)
    off = {channel.name: channel for channel in channels if not channel.is_used(settings)}
    yield from _people(known, off)
    yield from _addresses(settings, known)
    yield from _unwatched(settings, known)
    if settings.is_live and settings.interactive_type is None:
        yield warning(
            _NAME,
            "a key pressed in a call acknowledges nothing: the manual names no call type in which "
            "the platform tells of it. People acknowledge in the chat.",
            "Ask the platform for its type, and set RAMAL_INTERACTIVE_TYPE.",
        )


def _people(known: OnCall, off: Mapping[str, ChannelDeclaration]) -> Iterator[Finding]:
    """The people of the on-call file whose channel is turned off, or who have no phone in it."""
    for responder in known.responders.values():
        if channel := off.get(responder.identity.partition(":")[0]):
            fix = f"Set {channel.setting}, or name another identity."
            yield warning(
                _NAME, f"{responder.name} reads nothing: {channel.title} is not used.", fix
            )
        if responder.line is None:
            fix = "Write their phone into the on-call file, or let them use /meunumero."
            yield note(_NAME, f"{responder.name} has no phone in the on-call file.", fix)


def _unwatched(settings: Settings, known: OnCall) -> Iterator[Finding]:
    """The failures that nobody would be told of."""
    if not settings.deadman_url:
        yield warning(
            _NAME,
            "if Ramal itself stops, nobody is told: RAMAL_DEADMAN_URL is not set.",
            "Name the address of a service that misses our call, and tells you another way.",
        )
    if not known.watch.team:
        yield note(
            _NAME,
            "of a refusing platform, lost callbacks and a low balance nobody is called; "
            "administrators read of them in their chats.",
            "Name a team in [watch] of the on-call file.",
        )


def _addresses(settings: Settings, known: OnCall) -> Iterator[Finding]:
    """The address to which each source posts; each holds its own secret."""
    if not has_key(settings):
        yield note(_NAME, "the addresses of sources are known once Ramal has started.", "ramal run")
        return
    root, rules = settings.web_root(), settings.rules()
    for kind, names in (("alert", known.sources), ("heartbeat", known.heartbeats)):
        for name in names:
            secret = rules.door_secret(f"{kind}:{name}")
            yield ok(_NAME, f"{name}: {root}/{kind}/{name}/{secret}")
