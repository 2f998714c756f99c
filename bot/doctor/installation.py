"""The doctor's checks of the settings: they can be read, and secrets exist and are long enough."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError
from pydantic_settings import SettingsError

from bot.channels.all import CHANNELS
from bot.channels.declaration import ChannelDeclaration
from bot.config.channels import ChannelSettings
from bot.config.oncall_file import BadFile
from bot.config.renamed import ENV_FILE, OldName, full_name, old_names, written_names
from bot.config.settings import Settings, explained
from bot.doctor.finding import Finding, error, note, ok, warning

LEAST = 16  # characters of a secret that somebody chose
_OTHERS = 0o077
_OF_TESTS = "RAMAL_TEST_"


def read_settings() -> Settings | list[Finding]:
    """The settings, or the findings that say what is wrong with them."""
    try:
        return Settings()
    except ValidationError as wrong:
        mend = _mend(wrong)
        return [error("settings", f"{line}.", mend) for line in explained(wrong).splitlines()]
    except SettingsError:
        said = "RAMAL_PRICES cannot be read: it is JSON."
        return [error("settings", said, 'Write it like {"mobile": 0.30, "sms": 0.09}.')]
    except UnicodeDecodeError:
        return [error("settings", ".env is not text in UTF-8.", "Save it as UTF-8.")]
    except OSError as fault:
        said = f".env cannot be read ({fault.strerror})."
        return [error("settings", said, "Let this user read it.")]


def _mend(wrong: ValidationError) -> str:
    """Where an error is to be mended: in `.env`, or in the on-call file."""
    if any(isinstance(fault.get("ctx", {}).get("error"), BadFile) for fault in wrong.errors()):
        return "Mend it in that file; docs/oncall.md says what may stand there."
    return "Mend it in .env or in the environment; docs/running.md has the table."


def check_file(environment: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """Check where the settings come from, who can read them, and for unknown names."""
    names = written_names(environment)
    if ENV_FILE.is_file():
        yield ok("settings", "read from .env and the environment.")
        yield from _readable_by_others(ENV_FILE)
    else:
        yield note("settings", "read from the environment only: this folder has no .env.")
    renamed = list(old_names(names))
    yield from map(_renamed, renamed)
    known = {*map(full_name, Settings.model_fields), *(each.old for each in renamed)}
    for name in sorted(names - known):
        if name.startswith("RAMAL_") and not name.startswith(_OF_TESTS):
            yield warning("settings", f"{name} is no setting: it is ignored.", "Mend its name.")


def _renamed(found: OldName) -> Finding:
    if found.ignored:
        return warning("settings", f"{found.old} is ignored: {found.new} is set.", "Remove it.")
    said = f"{found.old} is now {found.new}; the old name is read for one more release."
    return warning("settings", said, f"Rename it to {found.new}, with the same value.")


def check_token(settings: Settings) -> Finding:
    """Check that there is a token, and that it may be shown to this platform."""
    token, name = settings.velip_token.get_secret_value(), "token"
    where = "Put the token alone into RAMAL_VELIP_TOKEN; the panel makes it under API, tokens."
    if not token:
        return error(name, "there is none, so nothing can be dialled.", where)
    if token.lower().startswith("bearer") or not token.isascii() or re.search(r"[\s\"']", token):
        return error(name, "it holds a blank, a quote, an accent or the word Bearer.", where)
    if settings.is_live and token.startswith("sandbox-"):
        said = "it is a sandbox's, but RAMAL_VELIP_BASE_URL may ring real phones."
        return error(name, said, "Set a real token, or name the host in RAMAL_SANDBOX_HOSTS.")
    if settings.is_live and not settings.velip_base_url.lower().startswith("https:"):
        said = "it would travel unencrypted: RAMAL_VELIP_BASE_URL is not https."
        return error(name, said, "Write the address with https://; nothing was asked.")
    if settings.is_live and len(token) < LEAST:
        said = f"it has only {len(token)} characters."
        return warning(name, said, "Was it copied whole?")
    return ok(name, f"set, {len(token)} characters.")


def check_secrets(settings: Settings) -> Iterator[Finding]:
    """Check our own secrets: their origin, their length, and who can read them."""
    data = settings.data_dir
    for name, given, file in (
        ("callback secret", settings.status_callback_secret, data / "callback.secret"),
        ("say token", settings.say_token, data / "say.token"),
    ):
        length = len(given.get_secret_value())
        if length:
            yield _length(name, length, "as set")
        elif not file.is_file():
            yield note(name, f"will be made at the first start ({file}).")
        elif not os.access(file, os.R_OK):
            yield error(name, f"{file} cannot be read.", "Let this user read it.")
        else:
            yield _length(name, len(file.read_text(encoding="utf-8").strip()), f"in {file}")
            yield from _readable_by_others(file)


def check_people(settings: Settings) -> Iterator[Finding]:
    """Check that RAMAL_ADMINS names somebody, who may order whatever a chat says."""
    people = ", ".join(sorted(settings.admins))
    yield (
        ok("administrators", f"{people}.")
        if people
        else warning("administrators", "nobody may order.", "Name somebody in RAMAL_ADMINS.")
    )


def check_channels(
    settings: ChannelSettings, channels: Iterable[ChannelDeclaration] = CHANNELS
) -> Iterator[Finding]:
    """Check the settings of each channel."""
    for channel in channels:
        yield from channel.check(settings)


def _length(name: str, length: int, where: str) -> Finding:
    if length < LEAST:
        said = f"{where}, only {length} characters: it could be guessed."
        return warning(name, said, f"Take {LEAST} or more by chance, or leave it empty.")
    return ok(name, f"{where}, {length} characters.")


def _readable_by_others(file: Path) -> Iterator[Finding]:
    if os.name == "posix" and file.stat().st_mode & _OTHERS:
        said = f"{file} holds secrets, and others on this machine can read it."
        yield warning("permissions of files", said, f"chmod 600 {file}")
