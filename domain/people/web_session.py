"""A browser in which a person is logged in, and roughly which one it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

# In this order: most browsers also name those whose pages they imitate.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSession:
    """One login of one browser; `browser` is empty where it did not say which it is."""

    id: int
    browser: str
    begun_at: datetime
    last_used_at: datetime


def browser_name(user_agent: str) -> str:
    """Which browser on which system, as "Firefox, Windows", as far as a User-Agent tells."""
    found = [
        next((name for sign, name in signs if sign in user_agent), "")
        for signs in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, found))
