"""What is there before anybody asks: the audios and the base that the manual's examples name."""

from datetime import date

from sandbox.audios import Track
from sandbox.destinations import read_destinations
from sandbox.seed_campaigns import plant_campaigns
from sandbox.sound import estimated_seconds
from sandbox.state import Platform

MODEL, GREETING, BASE = "tf185409063", "tf187515162", "229186"
FOREVER = date(2999, 12, 31)  # a clock turned by years does not take the examples away
WORDS = {
    MODEL: ("modelo com nome", "Olá NOME, este é um recado de teste. Obrigado por ouvir."),
    GREETING: ("recado de exemplo", "Este é um áudio de exemplo da sandbox."),
}
# Reserved fates, so that nobody real is ever among them: answered, answered with a key, no answer.
PEOPLE = """[
    {"number": "11 90000-0000", "name": "Ana Exemplo", "codcli": "1001", "extra1": "R$30,00"},
    {"number": "11 90000-0011", "name": "Bento Exemplo", "codcli": "1002", "extra1": "R$45,00"},
    {"number": "11 90000-0001", "name": "Clara Exemplo", "codcli": "1003", "extra1": "R$76,00"}
]"""


def plant(platform: Platform) -> None:
    """Make what the examples name; the audios are spoken when somebody listens to them."""
    for file, (name, words) in WORDS.items():
        track = Track("tts", estimated_seconds(words), words=words)
        platform.audios.create(track, name=name, expires=FOREVER, file=file)
    people = read_destinations(PEOPLE)
    platform.bases.create(
        name="Base de exemplo", ctid="", file="", destinations=people, cdlc_id=BASE
    )
    plant_campaigns(platform)
