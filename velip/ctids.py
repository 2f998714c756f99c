"""Our own ids of calls and SMS, as long and as varied as the platform lets them be."""

import secrets

_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
LENGTH = 15


def new_ctid() -> str:
    """Return a `ctid` that nobody else has: 15 letters and digits, about 77 bits."""
    return "".join(secrets.choice(_SIGNS) for _ in range(LENGTH))
