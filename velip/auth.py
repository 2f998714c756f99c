"""Who asks: a header by default, and the other forms that the manual allows (Autenticação)."""

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"[\x21-\x7e]+")
_NOTHING: Mapping[str, str] = {}


class Auth:
    """What every form has in common: headers, parameters of the body, and a token's renewal."""

    def headers(self, endpoint: str) -> Mapping[str, str]:  # noqa: ARG002
        """Return the headers that prove who asks `endpoint`."""
        return _NOTHING

    def params(self, endpoint: str) -> Mapping[str, str]:  # noqa: ARG002
        """Return the parameters that prove it."""
        return _NOTHING

    async def ready(self) -> None:
        """Get what the next request proves itself with; a form that holds it already does not."""

    async def renew(self, refused: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Say whether there is something new after the platform called `refused` expired.

        `refused` are the headers that were sent: another call may have renewed them meanwhile.
        """
        return False

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class TokenAuth(Auth):
    """A token, permanent or temporary; how it travels is for the form to say."""

    def __init__(self, token: str) -> None:
        self._token = checked(token)
        self._bearer = {"Authorization": f"Bearer {self._token}"}


class BearerAuth(TokenAuth):
    """`Authorization: Bearer <token>`, what the manual recommends."""

    def headers(self, endpoint: str) -> Mapping[str, str]:  # noqa: ARG002
        """Return the Authorization header."""
        return self._bearer


class RawHeaderAuth(TokenAuth):
    """`Authorization: <token>`."""

    def headers(self, endpoint: str) -> Mapping[str, str]:  # noqa: ARG002
        """Return the Authorization header without a scheme."""
        return {"Authorization": self._token}


class BodyAuth(TokenAuth):
    """`"tsid": "<token>"` in the body, where bodies are not logged.

    GetUserID takes the bearer header all the same: there `tsid` asks for a token. So does
    PlayAudioFile, whose parameters stand in the address, and a recording, which is only an address.
    """

    _BY_HEADER = frozenset({"GetUserID", "PlayAudioFile", "recording"})

    def headers(self, endpoint: str) -> Mapping[str, str]:
        """Return the bearer header where the body cannot hold the token."""
        return self._bearer if endpoint in self._BY_HEADER else {}

    def params(self, endpoint: str) -> Mapping[str, str]:
        """Return the token as the body's parameter."""
        return {} if endpoint in self._BY_HEADER else {"tsid": self._token}


class IPAuth(Auth):
    """The caller's address, authorised in the panel, and one of the account's users."""

    def __init__(self, *, user: str) -> None:
        if not user.strip():
            raise ValueError("authentication by address needs one of the account's users")
        self._user = {"user": user}

    def params(self, endpoint: str) -> Mapping[str, str]:  # noqa: ARG002
        """Return the user."""
        return self._user


def checked(token: str) -> str:
    """Return a token that can stand in a header, or raise ValueError without showing it."""
    if not _TOKEN.fullmatch(token):
        raise ValueError("a token is visible ASCII without spaces, and not empty")
    return token
