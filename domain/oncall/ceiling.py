"""How many open alerts of one source are kept one by one; the others are one alert together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from domain.oncall.alert import LONGEST_SUMMARY, LONGEST_TITLE, Severity, Signal

# Of one source. Storms of thousands are stored whole; 5,000 of the longest are some 15 MB of disk.
MOST_OPEN = 5_000
SURPLUS = "ramal:surplus"  # the key of the alert that stands for all others of its source


def split_at_ceiling(
    signals: Sequence[Signal], known: Collection[str], room: int
) -> tuple[tuple[Signal, ...], tuple[Signal, ...]]:
    """What is kept one by one, and the firing alerts for which no room is left.

    `known` are the keys of alerts that are kept already; what is over always passes.
    """
    kept: list[Signal] = []
    surplus: list[Signal] = []
    for signal in signals:
        if not signal.fires or signal.key in known:
            kept.append(signal)
        elif room > 0:
            kept.append(signal)
            room -= 1
        else:
            surplus.append(signal)
    return tuple(kept), tuple(surplus)


def surplus_signal(title: str, surplus: Sequence[Signal]) -> Signal:
    """The one alert that stands for these, as severe as the worst of them; none: it is over."""
    ranks = list(Severity)
    worst = min((one.severity for one in surplus), key=ranks.index, default=Severity.CRITICAL)
    return Signal(
        key=SURPLUS,
        title=title[:LONGEST_TITLE],
        fires=bool(surplus),
        severity=worst,
        summary="\n".join(one.title for one in surplus[:10])[:LONGEST_SUMMARY],
        returns=True,
    )
