"""Charts as pictures for chats, drawn by Matplotlib away from the event loop."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass
from threading import Lock

_WIDE, _HIGH, _DPI = 8.0, 4.5, 120  # inches, and dots an inch: a phone's screen shows it whole
_lock = Lock()  # Matplotlib is not made for several threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Stacked bars: a label for each bar, and for each series its name, colour and values.

    `notes` are written above the bars, one for each bar; empty ones are left out.
    """

    title: str
    axis: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, str, tuple[int, ...]], ...]
    notes: tuple[str, ...]


async def draw(chart: Chart) -> bytes:
    """Draw the chart as a PNG."""
    return await asyncio.to_thread(_draw, chart)


def _draw(chart: Chart) -> bytes:
    from matplotlib.figure import Figure  # a second to import, and seldom drawn
    from matplotlib.ticker import MaxNLocator

    with _lock:
        figure = Figure(figsize=(_WIDE, _HIGH), dpi=_DPI, layout="constrained")
        axes = figure.subplots()
        bottoms = [0] * len(chart.labels)
        for name, colour, values in chart.series:
            axes.bar(chart.labels, values, bottom=bottoms, label=name, color=colour, width=0.65)
            bottoms = [bottom + value for bottom, value in zip(bottoms, values, strict=True)]
        for at, (height, note) in enumerate(zip(bottoms, chart.notes, strict=True)):
            axes.annotate(note, (at, height), ha="center", va="bottom", fontsize=9, color="#444444")
        axes.set_title(chart.title, loc="left", fontsize=13, fontweight="bold")
        axes.set_ylabel(chart.axis)
        axes.set_ylim(0, max(*bottoms, 4) * 1.15)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(loc="upper left", fontsize=9, frameon=False, ncols=len(chart.series))
        written = io.BytesIO()
        figure.savefig(written, format="png")
        return written.getvalue()
