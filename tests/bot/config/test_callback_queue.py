"""The settings of requests to be called: what cannot be meant is said at the start."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from bot.config.settings import Settings, explained


def settings(**values: Any) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[call-arg]  # pydantic-settings


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"callback_hours": "seg-sex 8-18"}, "RAMAL_CALLBACK_HOURS is not in OpenStreetMap's form"),
        ({"callback_country": "XX"}, "RAMAL_CALLBACK_HOURS"),
        ({"callback_doors": "loja,Não"}, "a door is a short word of letters"),
        ({"callback_sites": "loja.example"}, "a site is an origin like"),
        ({"callback_sites": "https://a.example; script-src *"}, "a site is an origin like"),
        ({"callback_soon_minutes": 20}, "is before"),
        ({"callback_gap_minutes": 0}, "RAMAL_CALLBACK_GAP_MINUTES"),
    ],
)
def test_what_cannot_be_meant(values: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        settings(**values)
    assert why in explained(refused.value)


def test_they_become_the_policy() -> None:
    made = settings(
        callback_hours="Mo-Fr 08:00-18:00",
        callback_doors="loja, site",
        callback_sites="https://loja.example",
        callback_first="customer",
        callback_verify="sms",
        callback_expiry_hours=2,
    )
    policy = made.callback_policy(made.zone)
    assert policy.doors == {"loja", "site"}
    assert policy.sites == ("https://loja.example",)
    assert (policy.first, policy.verify) == ("customer", "sms")
    assert policy.expiry == timedelta(hours=2)
