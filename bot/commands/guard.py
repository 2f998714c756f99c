"""The guard of every command: a failure that an operator can mend is a sentence, not a trace."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

from pydantic import ValidationError
from pydantic_settings import SettingsError

from bot.config.oncall_file import BadFile
from bot.config.settings import explained
from bot.logs import set_up_logs

OK, FAILED, USAGE = 0, 1, 2
P = ParamSpec("P")


class _Logged(Protocol):
    """Settings that name a log level."""

    @property
    def log_level(self) -> str:
        """A level's name as in `logging`."""
        ...


S = TypeVar("S", bound=_Logged)


class CommandFailed(Exception):
    """A command cannot go on: its text goes to the standard error, `status` is the exit status."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def guarded(program: Callable[P, int]) -> Callable[P, int]:
    """Wrap a command: a known failure is printed, and its exit status returned."""

    @wraps(program)
    def run(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return program(*args, **kwargs)
        except KeyboardInterrupt:
            return OK
        except CommandFailed as failure:
            print_error(str(failure))
            return failure.status
        except Exception as error:
            if (known := _known(error)) is None:
                raise
            print_line(str(known))
            return known.status

    return run


def load_settings(kind: Callable[[], S]) -> S:
    """Read settings and set up the log by them; raises ValidationError, SettingsError."""
    settings = kind()
    set_up_logs(settings.log_level)
    return settings


def print_line(words: str) -> None:
    """Print a line of a command's result at once, also into a pipe."""
    print(words, flush=True)  # noqa: T201 - this is what the command line says


def print_error(words: str) -> None:
    """Print a line that is no part of a command's result."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - the same


def _known(error: Exception) -> CommandFailed | None:
    """The failure in words; None for a fault of the program."""
    match error:
        case ValidationError():
            return CommandFailed(USAGE, explained(error))
        case SettingsError():
            said = f"A setting cannot be read: {error}."
            return CommandFailed(USAGE, f'{said} RAMAL_PRICES is JSON, like {{"sms": 0.09}}.')
        case BadFile():
            return CommandFailed(USAGE, f"The on-call file cannot be used: {error}")
        case OSError():
            where = f": {error.filename}" if error.filename else ""
            return CommandFailed(FAILED, f"{error.strerror or type(error).__name__}{where}")
        case _:
            return _known_of_storage(error)


def _known_of_storage(error: Exception) -> CommandFailed | None:
    from sqlalchemy.exc import SQLAlchemyError

    from storage.migrate import LostRows

    match error:
        case LostRows():
            said = f"The database was not upgraded, and nothing was changed: {error}."
            return CommandFailed(FAILED, said)
        case SQLAlchemyError():
            said = f"The database did not answer ({type(error).__name__}); see RAMAL_DATABASE_URL."
            return CommandFailed(FAILED, said)
        case _:
            return None
