"""Numbers as tokens made since 2026-09-03 see them: their last three digits and no more."""

import re
from collections.abc import Mapping

ENCODED_NAMES = ("dest", "cd_dest", "conf")  # of deliveries to an address, unless they are JSON
_RUN = re.compile(r"\d{8,}", re.ASCII)


def masked(number: str) -> str:
    """A number as `xxxxx877`; what is empty stays so."""
    return f"xxxxx{number[-3:]}" if number else ""


def masked_row(row: Mapping[str, object]) -> dict[str, object]:
    """A record without the number, and without long runs of digits in what the list said."""
    hidden = dict(row) | {"dest": masked(str(row["dest"]))}
    extras = {name: str(value) for name, value in row.items() if name.startswith("cdc_extra")}
    runs = {name: _RUN.sub(lambda run: masked(run[0]), text) for name, text in extras.items()}
    return hidden | runs


def masked_delivery(body: Mapping[str, str]) -> dict[str, str]:
    """A URL-encoded delivery without the numbers."""
    return {name: masked(value) if name in ENCODED_NAMES else value for name, value in body.items()}
