"""Temporary tokens: got with the permanent one, kept while they are good, renewed early."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from velip.auth import Auth, checked
from velip.errors import BadAnswer, NoTemporaryToken, NotSent, TemporaryTokensRetired
from velip.get_user_id import GetUserID, UserID
from velip.redact import Discreet

GOOD_FOR = timedelta(minutes=60)
EARLY = timedelta(minutes=5)  # before its end, so that no request sets out with a dying token


class AsksWho(Protocol):
    """A client that proves itself with the permanent token."""

    async def get_user_id(self, request: GetUserID) -> UserID:
        """Ask who we are."""


@dataclass(frozen=True, kw_only=True, repr=False)
class TemporaryToken(Discreet):
    """A token for 60 minutes from this address. `value` is secret, and never shown."""

    value: str
    issued_at: datetime
    good_until: datetime


class TokenIssuer:
    """Gets temporary tokens through `client` and keeps the last one for whoever asks.

    `clock` is in seconds since 1970: a token grows old while a machine sleeps. However many ask at
    once, one question is sent.
    """

    def __init__(self, client: AsksWho, *, clock: Callable[[], float] = time.time) -> None:
        self._client = client
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._kept: TemporaryToken | None = None

    async def token(self, *, other_than: str | None = None) -> TemporaryToken:
        """Return a token that is good for five minutes more, and not the one just refused.

        Raises `NoTemporaryToken` where the platform gives none (`TemporaryTokensRetired` where it
        knows of none any more), and `NotSent` where it gives no usable answer: what wanted to be
        proved with the token has not left.
        """
        async with self._one_at_a_time:
            if self._kept is not None and not self._good(self._kept, other_than):
                self._kept = None
            if self._kept is None:
                self._kept = await self._issued()
            return self._kept

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def _good(self, token: TemporaryToken, refused: str | None) -> bool:
        return token.value != refused and self._now() < token.good_until - EARLY

    async def _issued(self) -> TemporaryToken:
        asked = self._now()  # its hour may begin before its answer is here
        try:
            user = await self._client.get_user_id(GetUserID(issue_token=True))
        except BadAnswer as error:
            raise NotSent(error.endpoint, f"no temporary token, {error.why}") from None
        if user.token is None:
            if user.tells_no_tokens:
                raise TemporaryTokensRetired("the platform issues no temporary tokens any more")
            raise NoTemporaryToken("the platform answered no temporary token")
        try:
            value = checked(user.token)
        except ValueError as unusable:
            raise NoTemporaryToken(str(unusable)) from None
        return TemporaryToken(value=value, issued_at=asked, good_until=asked + GOOD_FOR)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)


class TemporaryAuth(Auth):
    """Bearer authentication with a temporary token: renewed early, and once when it is refused."""

    def __init__(self, issuer: TokenIssuer) -> None:
        self._issuer = issuer
        self._token: TemporaryToken | None = None

    def headers(self, endpoint: str) -> Mapping[str, str]:  # noqa: ARG002
        """Return the Authorization header."""
        if self._token is None:
            raise NoTemporaryToken("none was asked for yet: wait for ready()")
        return {"Authorization": f"Bearer {self._token.value}"}

    async def ready(self) -> None:
        """Get a token, or keep the one that is still good."""
        self._token = await self._issuer.token()

    async def renew(self, refused: Mapping[str, str]) -> bool:
        """Get another token than the refused one, unless another call has done so already."""
        value = refused.get("Authorization", "").removeprefix("Bearer ")
        self._token = await self._issuer.token(other_than=value)
        return True
