"""The guard around every command: known failures become a sentence and a status."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError

from bot.commands.guard import CommandFailed, guarded
from bot.config.oncall_file import BadFile
from storage.migrate import LostRows


def ending(failure: BaseException) -> int:
    @guarded
    def command() -> int:
        raise failure

    return command()


@pytest.mark.parametrize(
    ("failure", "status", "said"),
    [
        (BadFile("no team"), 2, "The on-call file cannot be used: no team\n"),
        (OSError(28, "No space left", "ramal.db"), 1, "No space left: ramal.db\n"),
        (LostRows("2 rows"), 1, "not upgraded, and nothing was changed: 2 rows.\n"),
        (
            OperationalError("SELECT 1", None, OSError("away")),
            1,
            "The database did not answer (OperationalError); see RAMAL_DATABASE_URL.\n",
        ),
        (KeyboardInterrupt(), 0, ""),
    ],
)
def test_what_an_operator_can_mend_is_printed_and_ends_with_its_status(
    failure: BaseException, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ending(failure) == status
    printed = capsys.readouterr()
    assert printed.out.endswith(said)
    assert printed.err == ""


def test_a_commands_own_failure_goes_to_the_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert ending(CommandFailed(6, "It is away.")) == 6
    assert capsys.readouterr() == ("", "It is away.\n")


def test_a_fault_of_the_program_keeps_its_trace() -> None:
    with pytest.raises(ZeroDivisionError):
        ending(ZeroDivisionError())
