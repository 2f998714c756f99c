"""The doctor's checks of the status callback address: what to enter, and if it is reachable."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp

from bot.config.settings import Settings
from bot.doctor.finding import Finding, note, ok, warning
from bot.http.status_callbacks import PREFIX

NAME = "callbacks"
_PANEL = "In Velip's panel: API, URLs de resposta."


def panel_address(settings: Settings) -> str:
    """The address for the platform's panel; "" without a public address or an existing key.

    Looking makes nothing, so a key that the first start will make is not made here.
    """
    root = settings.callback_root()
    if not root or not has_key(settings):
        return ""
    return f"{root}{PREFIX}/{settings.rules().path_secret()}"


def has_key(settings: Settings) -> bool:
    """Whether the key from which addresses are derived exists; it is not created here."""
    made = Path(settings.data_dir / "callback.secret")
    given = bool(settings.status_callback_secret.get_secret_value())
    return given or (made.is_file() and bool(made.stat().st_size))


def check_address(settings: Settings) -> Finding:
    """Tell what to enter in the panel, or why there is nothing to enter."""
    if settings.callback_root():
        address = panel_address(settings)
        if not address:
            said = "the address is known once its key was made."
            return note(NAME, said, "Start ramal run once, then ask again.")
        return ok("callback address for the panel", address)
    mend = "For callbacks set RAMAL_PUBLIC_URL to an https address that the internet reaches."
    if settings.public_url:
        said = "RAMAL_PUBLIC_URL is not https, or only this machine reaches it: so polled."
        return warning(NAME, said, mend)
    return note(NAME, "none can reach this installation, so the platform is polled.", mend)


def explain_by_hand(address: str) -> Finding:
    """Tell how a person checks what no program should: the panel, and a first call."""
    curl = f"curl -i -X POST -H 'Content-Type: application/json' -d '{{}}' {address}"
    remedy = f'{_PANEL} From elsewhere on the internet this must answer "ok": {curl}'
    return note(NAME, "whether the platform reaches us is shown by a call of your own.", remedy)


async def check_reachable(root: str, seconds: float) -> AsyncIterator[Finding]:
    """Check name, certificate and proxy by a request that holds no secret."""
    host, limit = root.partition("://")[2], aiohttp.ClientTimeout(total=seconds)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.head(f"{root}{PREFIX}/", allow_redirects=False) as answer,
        ):
            status = answer.status
    except aiohttp.ClientConnectorDNSError:
        yield warning(NAME, f"the name {host} does not resolve.", "Mend it in your DNS.")
    except (aiohttp.ClientSSLError, aiohttp.ClientConnectorCertificateError) as fault:
        said = f"{host} is not reached by TLS ({type(fault).__name__})."
        yield warning(NAME, said, "Its certificate must be valid, with TLS 1.2 or newer.")
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as fault:
        said = f"{host} is not reached from here ({type(fault).__name__})."
        yield warning(NAME, said, "Try it from elsewhere; is the proxy up, the port open?")
    else:
        yield _answered(host, status)


def _answered(host: str, status: int) -> Finding:
    if status >= 500 or 300 <= status < 400:
        said = f"{host} answers under {PREFIX}/ with HTTP {status}, which is not Ramal."
        return warning(NAME, said, f"Let the proxy pass {PREFIX}/ to Ramal without a redirect.")
    return ok(NAME, f"{host} answers, its name and certificate are good.")
