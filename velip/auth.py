"""Who asks: the headers that prove it, and never a parameter of the body."""

import re
from collections.abc import Mapping
from typing import Protocol

_TOKEN = re.compile(r"[\x21-\x7e]+")


class Auth(Protocol):
    """Anything that can prove who asks."""

    def headers(self) -> Mapping[str, str]:
        """Return the headers that every request carries."""
        ...


class BearerAuth:
    """A token, permanent or temporary, sent as `Authorization: Bearer` (manual, Autenticação)."""

    def __init__(self, token: str) -> None:
        if not _TOKEN.fullmatch(token):
            raise ValueError("a token is visible ASCII without spaces, and not empty")
        self._token = token

    def headers(self) -> Mapping[str, str]:
        """Return the Authorization header."""
        return {"Authorization": f"Bearer {self._token}"}

    def __repr__(self) -> str:
        return "BearerAuth(…)"
