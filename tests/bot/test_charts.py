"""A chart is a picture that a phone shows whole."""

from __future__ import annotations

import io

from matplotlib import image

from bot.charts import Chart, draw


async def test_it_is_a_png_with_each_series_in_its_colour() -> None:
    chart = Chart(
        title="Retornos",
        axis="por dia",
        labels=("25/11", "26/11"),
        series=(("atendidos", "#2e9e6b", (3, 5)), ("perdidos", "#d1495b", (1, 0))),
        notes=("4 min", ""),
    )
    drawn = image.imread(io.BytesIO(await draw(chart)))
    assert drawn.shape[:2] == (540, 960)
    seen = {
        tuple(round(float(part) * 255) for part in dot[:3])
        for dot in drawn[::4, ::4].reshape(-1, 4)
    }
    assert {(0x2E, 0x9E, 0x6B), (0xD1, 0x49, 0x5B)} <= seen


async def test_days_without_anybody_are_drawn_too() -> None:
    empty = Chart(title="", axis="", labels=("a",), series=(("b", "#000000", (0,)),), notes=("",))
    assert (await draw(empty)).startswith(b"\x89PNG")
