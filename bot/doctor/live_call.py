"""`ramal doctor --live-call NUMBER`: calls to one's own phone, each asked for before it rings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from bot.clock import SystemClock
from bot.config.learnt import FILE, note_learnt
from bot.config.settings import Settings
from bot.doctor.finding import WORST, Finding, as_text, error, exit_status, note, ok, warning
from bot.doctor.installation import read_settings
from bot.logs import set_up_logs
from bot.platform.checks import WrongAddress
from bot.platform.trials import Trial, TrialCalls, TrialEnd, TrialResult, open_trials
from domain.errors import InvalidNumber
from domain.phone import PhoneNumber, parse_number
from domain.ports import Clock

Ask = Callable[[str], bool]
_ABOUT = {
    Trial.KEYS: "whether keys pressed in a call reach us. Answer, and press 1 when you are told to",
    Trial.RECORDINGS: "whether answers are recorded. Answer, and say a sentence after the tone",
}
_WORKS = {
    Trial.KEYS: "keys pressed in calls of type 0 reach us: questions by key can be asked.",
    Trial.RECORDINGS: "spoken answers are recorded and can be fetched.",
}
_DOES_NOT = {
    Trial.KEYS: (
        "the call was answered, and no key came with its record.",
        "Ask the platform for a call type that reports keys: RAMAL_INTERACTIVE_TYPE.",
    ),
    Trial.RECORDINGS: (
        "the call was answered, and no recording could be fetched.",
        "Ask the platform to enable calls of type 22 for this account.",
    ),
}


def run_live_call(typed: str, ask: Ask, *, seconds: float) -> int:
    """Print what the calls showed; returns the exit status by the worst finding."""
    try:
        return asyncio.run(_visit(typed, ask, seconds))
    except KeyboardInterrupt:
        return WORST


async def try_live_calls(
    settings: Settings, clock: Clock, number: PhoneNumber, ask: Ask, seconds: float
) -> AsyncGenerator[Finding, None]:
    """Yield what each call showed; one that is not agreed to is not placed."""
    async with open_trials(settings, clock, seconds) as calls:
        for trial in Trial:
            yield await _one(trial, calls, settings, number, ask)


async def _one(
    trial: Trial, calls: TrialCalls, settings: Settings, number: PhoneNumber, ask: Ask
) -> Finding:
    question = f"Ring {number.grouped} now? It costs a call and shows {_ABOUT[trial]}."
    if not await asyncio.to_thread(ask, question):
        return note(trial, "not tried: nothing was dialled.")
    end = await calls.try_out(trial, number.digits)
    doubtful = end.result is TrialResult.DOES_NOT and trial is Trial.KEYS
    # A call in which nobody pressed a key settles nothing.
    if doubtful and not await asyncio.to_thread(ask, "No key came back. Did you press 1?"):
        return note(trial, "no key was pressed: still unknown.")
    if end.result in (TrialResult.WORKS, TrialResult.DOES_NOT):
        works = end.result is TrialResult.WORKS
        note_learnt(settings.learnt_at(), trial, calls.clock.now(), works=works)
    return _finding(trial, end)


def _finding(trial: Trial, end: TrialEnd) -> Finding:
    match end.result:
        case TrialResult.WORKS:
            return ok(trial, f"{_WORKS[trial]} Written to {FILE}; a restart reads it.")
        case TrialResult.DOES_NOT:
            return warning(trial, *_DOES_NOT[trial])
        case TrialResult.NOT_ANSWERED:
            return note(trial, f"the call was not answered ({end.why}): still unknown.")
        case TrialResult.NO_RECORD:
            said = "the platform told no end of the call, which may have rung."
            return warning(trial, said, "Look at its panel before you try again.")
        case TrialResult.UNFETCHED:
            said = f"the recording could not be fetched now ({end.why}): still unknown."
            return note(trial, said)
        case TrialResult.REFUSED:
            return error(trial, f"the call was not placed: {end.why}.", "See ramal doctor.")


async def _visit(typed: str, ask: Ask, seconds: float) -> int:
    settings, found = read_settings(), list[Finding]()
    if not isinstance(settings, Settings):
        return _say(settings)
    set_up_logs(settings.log_level)
    try:
        number = parse_number(typed)
        calls = try_live_calls(settings, SystemClock(), number, ask, seconds)
        async with aclosing(calls) as findings:
            async for finding in findings:
                found.append(finding)
                print(as_text(finding), flush=True)  # noqa: T201 - this is what the command says
    except InvalidNumber:
        said = "this is no number that can be dialled; nothing was."
        return _say([error("number", said, "Write it as +55 11 99206-9730.")])
    except WrongAddress as why:
        return _say([error("platform", f"{why}.", "Mend RAMAL_VELIP_BASE_URL.")])
    return exit_status(found)


def _say(found: list[Finding]) -> int:
    for finding in found:
        print(as_text(finding))  # noqa: T201 - this is what the command says
    return exit_status(found)
