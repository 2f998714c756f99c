"""Every setting, read once from the environment and `.env`; `.env.example` lists them all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from decimal import Decimal
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from bot.config.callback_queue import CallbackSettings
from bot.config.channels import ChannelSettings
from bot.config.learnt import KEYS, RECORDINGS, LearntAt, read_learnt
from bot.config.oncall_file import read_on_call
from bot.config.renamed import RENAMED, ReadsOldNames, full_name
from bot.speech.engine import PRACTICE, model_path
from domain.errors import InvalidNumber
from domain.oncall.roster import OnCall
from domain.phone import NumberClass, parse_number
from domain.rules import Rules, VoiceNoteRules

LIVE_DOMAIN = "velip.com.br"
SANDBOX_AUDIO = "tf187515162"  # an audio that every sandbox has, after the manual's example
_DRIVERS = {
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
    "sqlite": "sqlite+aiosqlite",
}
Words = Annotated[frozenset[str], NoDecode]
Networks = Annotated[tuple[IPv4Network | IPv6Network, ...], NoDecode]


class Settings(ChannelSettings, CallbackSettings, ReadsOldNames):
    """The installation's settings; each field is `RAMAL_` and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="RAMAL_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    velip_base_url: str = "https://vox.velip.com.br/api/v2/"
    velip_token: SecretStr = SecretStr("")
    velip_timeout: float = Field(default=30.0, ge=1, le=100)  # must end within an order's lease
    velip_list_reads_hour: int = Field(default=200, ge=0)
    velip_lookups_day: int = Field(default=500, ge=0)
    velip_machine_audio: str = Field(default="", pattern=r"^([a-z]{2})?[0-9]{0,12}$")
    public_url: str = ""
    status_callback_secret: SecretStr = SecretStr("")
    status_callback_sources: Networks = tuple(
        ip_network(source) for source in ("35.232.103.91", "35.184.30.236")
    )
    trusted_proxies: Networks = ()
    database_url: str = ""
    data_dir: Path = Path("var")
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    admins: Words = frozenset()
    own_numbers: Words = frozenset()
    opt_out_key: str = Field(default="", pattern=r"^[0-9]?$")
    voices: dict[str, str] = Field(default_factory=dict)
    whisper_model: str = "base"
    whisper_dir: Path = Path("~/.cache/whisper")
    whisper_threads: int = Field(default=0, ge=0, le=256)
    whisper_short: bool = False
    whisper_int8: bool = False
    whisper_engine: Literal["openai", "faster"] = "openai"
    voice_seconds: int = Field(default=120, ge=1, le=600)
    voice_deadline: float = Field(default=60.0, ge=1, le=120)  # within a voice note job's lease
    on_call_file: Path | None = None
    interactive_type: int | None = Field(default=None, ge=0, le=99)
    deadman_url: str = ""
    sandbox_hosts: Words = frozenset()
    say_token: SecretStr = SecretStr("")
    time_zone: str = "America/Sao_Paulo"
    prices: dict[str, Decimal] = Field(default_factory=dict)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("admins", "own_numbers", "sandbox_hosts", mode="before")
    @classmethod
    def _words(cls, value: object) -> object:
        return frozenset(_split(value)) if isinstance(value, str) else value

    @field_validator("status_callback_sources", "trusted_proxies", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        return tuple(ip_network(w) for w in _split(value)) if isinstance(value, str) else value

    @field_validator("admins")
    @classmethod
    def _identities(cls, value: frozenset[str]) -> frozenset[str]:
        for identity in value:
            channel, colon, name = identity.partition(":")
            if not (channel and colon and name):
                raise ValueError(f"write people as channel:name, like telegram:123, not {identity}")
        return value

    @field_validator("own_numbers")
    @classmethod
    def _numbers(cls, value: frozenset[str]) -> frozenset[str]:
        for typed in value:
            try:
                parse_number(typed)
            except InvalidNumber as error:
                raise ValueError(f"one of the numbers cannot be read: {error.fault}") from None
        return value

    @field_validator("velip_base_url", "telegram_api_url", "public_url", "deadman_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in ("http", "https"):
            raise ValueError("an address begins with https:// (or http:// on this machine)")
        return value

    @field_validator("database_url")
    @classmethod
    def _driver(cls, value: str) -> str:
        """Add our driver to a database's address; raises ValueError for other databases."""
        for scheme, driver in _DRIVERS.items():
            if value.startswith(f"{scheme}://"):
                return value.replace(scheme, driver, 1)
        if value and not value.startswith(tuple(f"{driver}://" for driver in _DRIVERS.values())):
            raise ValueError("a database is sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
        return value

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"no such time zone: {value}") from None
        return value

    @field_validator("prices")
    @classmethod
    def _classes(cls, value: dict[str, Decimal]) -> dict[str, Decimal]:
        names = {"sms", *(number_class.value for number_class in NumberClass)}
        if unknown := set(value) - names:
            raise ValueError(f"unknown: {sorted(unknown)}; known: {sorted(names)}")
        return value

    @field_validator("on_call_file", "interactive_type", mode="before")
    @classmethod
    def _unset(cls, value: object) -> object:
        return None if value == "" else value

    @model_validator(mode="after")
    def _on_call(self) -> Self:
        if self.on_call_file is not None:
            read_on_call(self.on_call_file, self.zone)
        return self

    @model_validator(mode="after")
    def _webhook(self) -> Self:
        if self.telegram_webhook and not self.public_url.startswith("https://"):
            raise ValueError("RAMAL_TELEGRAM_WEBHOOK needs an https address in RAMAL_PUBLIC_URL")
        return self

    @property
    def database(self) -> str:
        """The address of the database: SQLite in the data folder unless a URL is set."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'ramal.db'}"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the platform's times are read, and times are told."""
        return ZoneInfo(self.time_zone)

    @property
    def is_live(self) -> bool:
        """Whether calls ring real phones, as far as we can tell; when in doubt, True.

        Only loopback and the hosts of RAMAL_SANDBOX_HOSTS are not live; velip.com.br always is.
        """
        host = urlsplit(self.velip_base_url).hostname or ""  # urlsplit gives it in lower case
        if f".{host.rstrip('.')}".endswith("." + LIVE_DOMAIN):
            return True
        return not (is_loopback(host) or host in {name.lower() for name in self.sandbox_hosts})

    @property
    def machine_audio(self) -> str:
        """The audio with which calls ask who answers; the sandbox has one of its own."""
        return self.velip_machine_audio or ("" if self.is_live else SANDBOX_AUDIO)

    def model_path(self) -> Path:
        """The path of the speech model, whether it is there or not."""
        return model_path(self.whisper_model, self.whisper_dir.expanduser())

    @property
    def practises(self) -> bool:
        """Whether the speech model is the practice one."""
        return self.model_path().name == PRACTICE

    def hears(self) -> bool:
        """Whether voice notes can be transcribed: the engine is installed, its model is there."""
        module = "whisper" if self.whisper_engine == "openai" else "faster_whisper"
        return find_spec(module) is not None and (self.practises or self.model_path().exists())

    def callback_root(self) -> str:
        """The root of status callback addresses; "" where the platform must be polled."""
        parts = urlsplit(self.public_url)
        if not self.public_url:
            return ""
        if self.is_live and (parts.scheme != "https" or is_loopback(parts.hostname or "")):
            return ""
        return self.public_url.rstrip("/")

    def web_root(self) -> str:
        """The root address of the web chat, as far as we know it."""
        host = "127.0.0.1" if self.http_host == "0.0.0.0" else self.http_host  # noqa: S104
        return (self.public_url or f"http://{host}:{self.http_port}").rstrip("/")

    def rules(self) -> Rules:
        """The settings that domain and handlers need, as Rules."""
        learnt = read_learnt(self.learnt_at())
        return Rules(
            admins=self.admins,
            prices={name: int(price * 1000) for name, price in self.prices.items()},
            own_numbers=frozenset(parse_number(typed) for typed in self.own_numbers),
            installation_secret=self.kept_secret(self.status_callback_secret, "callback.secret"),
            zone=self.zone,
            voices=self.voices,
            list_reads_hour=self.velip_list_reads_hour,
            lookups_day=self.velip_lookups_day,
            callbacks=self.callback_policy(self.zone),
            on_call=read_on_call(self.on_call_file, self.zone) if self.on_call_file else OnCall(),
            told_back=bool(self.callback_root()),
            hears_keys=self.interactive_type is not None
            or not self.is_live
            or learnt.get(KEYS, False),
            records_answers=learnt.get(RECORDINGS, True),
            opt_out_key=self.opt_out_key,
            web_root=self.web_root(),
            hearing=VoiceNoteRules(
                ready=self.hears(), practice=self.practises, longest=self.voice_seconds
            ),
        )

    def learnt_at(self) -> LearntAt:
        """Where what calls showed of this platform is written down."""
        return LearntAt(self.data_dir, urlsplit(self.velip_base_url).hostname or "")

    def kept_secret(self, given: SecretStr, file: str) -> str:
        """A secret that was set, else one made once and kept in the data folder (mode 0600)."""
        if given.get_secret_value():
            return given.get_secret_value()
        path = self.data_dir / file
        if not path.exists() or not path.stat().st_size:
            _make_secret(path)
        return path.read_text(encoding="utf-8").strip()


def explained(error: ValidationError) -> str:
    """What is wrong with the settings, one line each, without their values."""
    lines = []
    for fault in error.errors():
        why = fault["msg"].removeprefix("Value error, ")
        lines.append(f"{_called(str(fault['loc'][0]))}: {why}" if fault["loc"] else why)
    return "\n".join(lines)


def _called(field: str) -> str:
    """The name of a setting, or its old name where that was written instead."""
    was = f" (formerly {full_name(RENAMED[field])})" if field in RENAMED else ""
    return full_name(field) + was


def _make_secret(path: Path) -> None:
    """Write a secret whole or not at all: programs that start at once all use the first one's."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        path.unlink()  # an empty file holds no secret, and must not be used as one
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(32), encoding="utf-8")
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def is_loopback(host: str) -> bool:
    """Whether this name or address can only mean this very machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _split(value: object) -> list[str]:
    return [word.strip() for word in str(value).split(",") if word.strip()]
