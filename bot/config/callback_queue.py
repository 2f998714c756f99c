"""The settings of the callback queue: opening hours, codes, attempts, colours, entry points."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode

from domain.callback_queue.policy import CallbackPolicy, First, Verify
from domain.opening_hours import ALWAYS, Hours, InvalidHours

Words = Annotated[frozenset[str], NoDecode]
_DOOR = re.compile(r"[a-z][a-z-]{1,29}")


class CallbackSettings(BaseSettings):
    """The callback queue's part of `Settings`; minutes and hours are whole numbers."""

    callback_hours: str = ALWAYS
    callback_country: str = "BR"
    callback_verify: Verify = Verify.NEVER
    callback_first: First = First.AGENT
    callback_attempts: int = Field(default=2, ge=1, le=5)
    callback_gap_minutes: int = Field(default=3, ge=2, le=120)
    callback_expiry_hours: int = Field(default=24, ge=1, le=24 * 7)
    callback_soon_minutes: int = Field(default=5, ge=1, le=24 * 60)
    callback_late_minutes: int = Field(default=15, ge=1, le=24 * 60)
    callback_remind_minutes: int = Field(default=10, ge=1, le=24 * 60)
    callback_names: bool = True
    callback_doors: Words = frozenset()
    callback_sites: Words = frozenset()

    @field_validator("callback_doors", "callback_sites", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return frozenset(word.strip() for word in value.split(",") if word.strip())

    @field_validator("callback_doors")
    @classmethod
    def _door_words(cls, value: frozenset[str]) -> frozenset[str]:
        for door in value:
            if not _DOOR.fullmatch(door):
                raise ValueError(
                    f"a door is a short word of letters, like loja or site, not {door}"
                )
        return value

    @field_validator("callback_sites")
    @classmethod
    def _origins(cls, value: frozenset[str]) -> frozenset[str]:
        for site in value:
            parts = urlsplit(site)
            if parts.scheme not in ("http", "https") or parts.path.strip("/") or not parts.hostname:
                raise ValueError(f"a site is an origin like https://loja.example, not {site}")
            if re.search(r"[\s;,'\"]", site):
                raise ValueError("a site is an origin like https://loja.example")
        return value

    @model_validator(mode="after")
    def _readable_hours(self) -> Self:
        try:
            hours = Hours(self.callback_hours, country=self.callback_country)
        except InvalidHours as error:
            example = "Mo-Fr 08:00-18:00; PH off"
            raise ValueError(
                f"RAMAL_CALLBACK_HOURS is not in OpenStreetMap's form ({example}): {error}"
            ) from None
        if not hours.is_open(hours.open_from(datetime.now(UTC))):
            raise ValueError("RAMAL_CALLBACK_HOURS never opens within a year")
        if self.callback_late_minutes < self.callback_soon_minutes:
            raise ValueError("RAMAL_CALLBACK_LATE_MINUTES is before RAMAL_CALLBACK_SOON_MINUTES")
        return self

    def callback_policy(self, zone: ZoneInfo) -> CallbackPolicy:
        """These settings as a CallbackPolicy of the domain."""
        return CallbackPolicy(
            hours=Hours(self.callback_hours, zone, self.callback_country),
            verify=self.callback_verify,
            first=self.callback_first,
            attempts=self.callback_attempts,
            gap=timedelta(minutes=self.callback_gap_minutes),
            expiry=timedelta(hours=self.callback_expiry_hours),
            soon=timedelta(minutes=self.callback_soon_minutes),
            late=timedelta(minutes=self.callback_late_minutes),
            remind=timedelta(minutes=self.callback_remind_minutes),
            show_names=self.callback_names,
            doors=self.callback_doors,
            sites=tuple(sorted(self.callback_sites)),
        )
