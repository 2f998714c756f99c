"""When an order is meant for, as people write it at the beginning of a text."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.language.time_phrases import Said, find_time
from domain.orders.order import FARTHEST

SAO_PAULO = ZoneInfo("America/Sao_Paulo")
MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=SAO_PAULO)

TODAY, TOMORROW = "23/11", "24/11"
MOMENTS = {
    "às 16:00": f"{TODAY} 16:00",
    "as 16h": f"{TODAY} 16:00",
    "ÀS 16H": f"{TODAY} 16:00",
    "às 16h30": f"{TODAY} 16:30",
    "às 16h30min": f"{TODAY} 16:30",
    "às 16.30": f"{TODAY} 16:30",
    "às 16 horas": f"{TODAY} 16:00",
    "às 16": f"{TODAY} 16:00",
    "às 9h": f"{TOMORROW} 09:00",
    "às 12:00": f"{TOMORROW} 12:00",
    "às 12:01": f"{TODAY} 12:01",
    "à 1h": f"{TOMORROW} 01:00",
    "ao meio-dia": f"{TOMORROW} 12:00",
    "hoje às 16h": f"{TODAY} 16:00",
    "hoje 16:30": f"{TODAY} 16:30",
    "amanhã 9h": f"{TOMORROW} 09:00",
    "AMANHA 9H": f"{TOMORROW} 09:00",
    "amanha\u0303 a\u0300s 9h": f"{TOMORROW} 09:00",
    "amanhã às 9:00": f"{TOMORROW} 09:00",
    "amanhã, às 9": f"{TOMORROW} 09:00",
    "amanhã ao meio dia": f"{TOMORROW} 12:00",
    "amanhã às 0h": f"{TOMORROW} 00:00",
    "depois de amanhã às 10h": "25/11 10:00",
    "segunda às 9h": "30/11 09:00",
    "segunda-feira às 13h": "30/11 13:00",
    "terça 9h": "24/11 09:00",
    "na sexta-feira às 9h": "27/11 09:00",
    "no sábado às 9h": "28/11 09:00",
    "domingo às 23:59": "29/11 23:59",
    "dia 5 às 10h": "05/12 10:00",
    "no dia 23 às 13h": "23/11 13:00",
    "dia 31 às 10h": "31/12 10:00",
    "05/12 às 10h": "05/12 10:00",
    "5/12 10:00": "05/12 10:00",
    "dia 05/12 às 10h": "05/12 10:00",
    "05/12/2026 10:00": "05/12 10:00",
    "05/12/26, 10h": "05/12 10:00",
    "10/01 às 10h": "10/01 10:00",
    "em 10 minutos": f"{TODAY} 12:10",
    "em 1 min": f"{TODAY} 12:01",
    "daqui a 2 horas": f"{TODAY} 14:00",
    "daqui a 1 hora e meia": f"{TODAY} 13:30",
    "em uma hora": f"{TODAY} 13:00",
    "em 1h30": f"{TODAY} 13:30",
    "em meia hora": f"{TODAY} 12:30",
    "dentro de 90 minutos": f"{TODAY} 13:30",
    "at 16:00": f"{TODAY} 16:00",
    "at 4pm": f"{TODAY} 16:00",
    "at 4:30 pm": f"{TODAY} 16:30",
    "at 4 p.m.": f"{TODAY} 16:00",
    "at 12pm": f"{TOMORROW} 12:00",
    "at 12am": f"{TOMORROW} 00:00",
    "today at 16:00": f"{TODAY} 16:00",
    "tomorrow 9am": f"{TOMORROW} 09:00",
    "tomorrow at 9": f"{TOMORROW} 09:00",
    "the day after tomorrow at 9": "25/11 09:00",
    "on Monday at 9": "30/11 09:00",
    "sunday 9:15": "29/11 09:15",
    "in 10 minutes": f"{TODAY} 12:10",
    "in an hour": f"{TODAY} 13:00",
    "in half an hour": f"{TODAY} 12:30",
    "at noon": f"{TOMORROW} 12:00",
    "at midday": f"{TOMORROW} 12:00",
    "\uff15/12 às 10h": "05/12 10:00",
}


def said(text: str) -> Said:
    found = find_time(text)
    assert found is not None, text
    assert found.end == len(text), text
    return found


@pytest.mark.parametrize("text", MOMENTS)
def test_a_phrase_names_one_moment(text: str) -> None:
    at = said(text).resolve(MONDAY_NOON, SAO_PAULO).at
    assert at.utcoffset() == timedelta(0)
    assert f"{at.astimezone(SAO_PAULO):%d/%m %H:%M}" == MOMENTS[text]
    assert MONDAY_NOON < at <= MONDAY_NOON + FARTHEST


NO_TIMES = [
    "",
    "Seu pedido chegou",
    "16:30",
    "9h",
    "16",
    "amanhã",
    "amanhã 11",
    "segunda via do boleto",
    "a 2 horas daqui",
    "asas 16h",
    "as caixas",
    "às 16:000",
    "às 160",
    "às 11-99206-9730",
    "às 11.99206.9730",
    "às 9:3 caixas",
    "em 1h300",
    "em dezembro",
    "in 2026 we",
    "at home",
    "dia 5",
    "05/12",
    "05/12/20266 10h",
    "11/99206-9730",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_not_wholly_a_time_is_none(text: str) -> None:
    assert find_time(text) is None
