"""The campaigns that the manual's examples name, there before anybody asks."""

from datetime import date, time

from sandbox.campaigns import TRANSFER, Campaign
from sandbox.destinations import Destination
from sandbox.script import Script
from sandbox.sound import estimated_seconds
from sandbox.state import Platform
from sandbox.window import Window

# Days long past: none of these ever dials, and whoever clones one gives it days of its own.
WINDOW = Window(date(2021, 2, 23), date(2021, 2, 24), time(9), time(10))
WORDS = "Olá NOME, este é um recado de exemplo."
SCRIPT = Script(WORDS, seconds=estimated_seconds(WORDS))
PEOPLE = tuple(Destination(f"551190000000{digit}", "Exemplo") for digit in (0, 1, 6))
# The manual's example searches for "teste" and finds all three: two of them not by their name.
LISTED = (
    ("210578", "API_json_2_2021_02_26_15_38_30", 3),
    ("210579", "Teste JRA EXTRA1 a 4", 1),
    ("210580", "API_json_2_2021_02_26_15_45_10", 3),
)


def plant_campaigns(platform: Platform) -> None:
    """A model with agents, the campaign of the clone example, and the three of the list example."""
    platform.campaigns.keep(_campaign("210550", "Modelo com atendentes", 0, transfers=True))
    platform.campaigns.keep(_campaign("210551", "Campanha de exemplo", 3))
    for cp_id, name, people in LISTED:
        platform.campaigns.keep(_campaign(cp_id, name, people, detail="Envio de teste"))


def _campaign(
    cp_id: str, name: str, people: int, *, detail: str = "", transfers: bool = False
) -> Campaign:
    return Campaign(
        cp_id=cp_id,
        name=name,
        window=WINDOW,
        script=SCRIPT,
        destinations=PEOPLE[:people],
        detail=detail,
        active=not transfers,
        kind=TRANSFER if transfers else "0",
        pas=5 if transfers else None,
        is_model=transfers,
    )
