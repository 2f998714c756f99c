"""Settings that were renamed: the old name is read for one release, with a warning."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource

PREFIX = "RAMAL_"
ENV_FILE = Path(".env")
# Field, and what it was called until 0.1.0: "status callback" is the platform's POST about a call,
# while every other RAMAL_CALLBACK_… is about customers who ask to be called.
RENAMED: Mapping[str, str] = {
    "status_callback_secret": "callback_secret",
    "status_callback_sources": "callback_sources",
}
_NAME = re.compile(r"^[ \t]*(?:export[ \t]+)?(RAMAL_\w+)\s*=", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OldName:
    """A setting written by its old name; `ignored` where the new name is written too."""

    old: str
    new: str
    ignored: bool


class OldNamesSource(PydanticBaseSettingsSource):
    """The settings in the environment and `.env` by old names; put it last, so new names win."""

    def __init__(
        self, settings: type[BaseSettings], sources: Sequence[PydanticBaseSettingsSource]
    ) -> None:
        super().__init__(settings)
        self._written = [each.env_vars for each in sources if isinstance(each, EnvSettingsSource)]

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002 - pydantic's interface
        """The value by the field's old name, or None; the first source wins."""
        key = f"{PREFIX}{RENAMED[field_name]}".lower()
        found = (written[key] for written in self._written if key in written)
        return next(found, None), field_name, False

    def __call__(self) -> dict[str, Any]:
        """Every field that was written by its old name, with its value as text."""
        fields = {name: self.settings_cls.model_fields[name] for name in RENAMED}
        values = {name: self.get_field_value(field, name)[0] for name, field in fields.items()}
        return {name: value for name, value in values.items() if value is not None}


class ReadsOldNames(BaseSettings):
    """Settings that read a field by its old name where the new one is not written."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The usual sources in their order, then the one of old names."""
        old = OldNamesSource(settings_cls, (env_settings, dotenv_settings))
        return init_settings, env_settings, dotenv_settings, file_secret_settings, old


def written_names(environment: Mapping[str, str] = os.environ) -> set[str]:
    """The names written in `.env` and in the environment, in capitals; raises OSError."""
    text = ENV_FILE.read_text(encoding="utf-8", errors="replace") if ENV_FILE.is_file() else ""
    return {name.upper() for name in (*_NAME.findall(text), *environment)}


def old_names(written: Collection[str]) -> Iterator[OldName]:
    """The old names among the written ones."""
    for new, old in RENAMED.items():
        name, now = full_name(old), full_name(new)
        if name in written:
            yield OldName(name, now, ignored=now in written)


def full_name(field: str) -> str:
    """A field's name as it is written in `.env`."""
    return f"{PREFIX}{field}".upper()
