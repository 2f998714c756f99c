"""The command line. Each command imports its program only when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

app = typer.Typer(
    help="Ramal turns a chat into a telephone.", no_args_is_help=True, add_completion=False
)

voice_app = typer.Typer(help="The speech model that hears voice notes.", no_args_is_help=True)
app.add_typer(voice_app, name="voice")


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"ramal {version('ramal')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Ramal turns a chat into a telephone."""


@app.command()
def demo() -> None:
    """A chat and a ringing phone on this machine, with no account."""
    from bot.commands import demo as command

    raise typer.Exit(command.run())


@app.command()
def run() -> None:
    """The bot, with the settings of the environment and .env."""
    from bot.commands import run as command

    raise typer.Exit(command.run())


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8090,
    profile: Annotated[
        Literal["manual", "docs"],
        typer.Option(help="The manual, or the platform's newest documents with their limits."),
    ] = "manual",
) -> None:
    """The emulated telephony platform, with phones that ring on a page."""
    from bot.commands import sandbox as command

    raise typer.Exit(command.run(command.SandboxRequest(port=port, profile=profile)))


@app.command()
def say(
    text: Annotated[str, typer.Argument(help='What to say, as in a chat: "/ligar 11 … Olá".')] = "",
    voice: Annotated[Path | None, typer.Option(help="Say this sound file instead.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Confirm what this very text asks.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Stay until the order has ended.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    speaker: Annotated[str, typer.Option("--as", help="Who speaks; default: the login.")] = "",
    timeout: Annotated[float, typer.Option(min=1, help="Seconds to wait at most.")] = 300,
) -> None:
    """Say one thing to the running bot and print what it answers."""
    from bot.commands import say as command

    request = command.SayRequest(
        text, voice=voice, yes=yes, wait=wait, as_json=as_json, speaker=speaker, timeout=timeout
    )
    raise typer.Exit(command.run(request))


@app.command()
def chat(
    speaker: Annotated[str, typer.Option("--as", help="Who speaks; default: the login.")] = "",
) -> None:
    """Talk to the running bot, a line at a time."""
    from bot.commands import chat as command

    raise typer.Exit(command.run(command.ChatRequest(speaker=speaker)))


@app.command()
def understand(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a sentence.")] = False,
    now: Annotated[str, typer.Option(help="When it is said, in ISO 8601; default: now.")] = "",
) -> None:
    """Print what sentences mean, read from the standard input, one a line. Nothing is dialled."""
    from bot.commands import understand as command

    raise typer.Exit(command.run(command.UnderstandQuery(now=now, json_lines=as_json)))


@voice_app.command("install")
def install_voice(
    model: Annotated[str, typer.Option(help="tiny, base, small…; default: the settings'.")] = "",
) -> None:
    """Fetch a speech model for voice notes, and prove that it loads."""
    from bot.commands import voice_install as command

    raise typer.Exit(command.run(command.VoiceInstallRequest(model=model)))


@app.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    from bot.commands import migrate as command

    raise typer.Exit(command.run())


@app.command()
def outbox(
    retry: Annotated[list[int] | None, typer.Option(help="Put this message back in line.")] = None,
    retry_all: Annotated[bool, typer.Option("--retry-all", help="Put all of them back.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a message.")] = False,
) -> None:
    """List the messages that could not be delivered, or try them again."""
    from bot.commands import outbox as command

    query = command.OutboxQuery(retry=retry or (), everything=retry_all, json_lines=as_json)
    raise typer.Exit(command.run(query))


@app.command()
def audit(
    since: Annotated[str, typer.Option(help="From when: 2026-11-22, 2h or 3d.")] = "",
    check: Annotated[bool, typer.Option("--check", help="Only say whether it is whole.")] = False,
    head: Annotated[str, typer.Option(help="The end of an earlier export: is it there?")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an entry.")] = False,
) -> None:
    """Print who asked, confirmed, changed and saw what, and check that nothing was removed."""
    from bot.commands import audit as command

    query = command.AuditQuery(since=since, check=check, head=head, json_lines=as_json)
    raise typer.Exit(command.run(query))


@app.command()
def alerts(
    since: Annotated[str, typer.Option(help="From when: 2026-11-22, 2h or 3d.")] = "30d",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an alert.")] = False,
) -> None:
    """Print the alerts that called people and how long that took, as CSV."""
    from bot.commands import alerts as command

    raise typer.Exit(command.run(command.AlertQuery(since=since, json_lines=as_json)))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.")],
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
) -> None:
    """Copy the SQLite database while the bot runs, and verify the copy."""
    from bot.commands import backup as command

    raise typer.Exit(command.run(command.BackupRequest(target=file, force=force)))


@app.command("login-link")
def login_link(
    person: Annotated[str, typer.Argument(help="Who may log in, as in RAMAL_ADMINS: web:ana.")],
) -> None:
    """Print a link that lets one person into the web chat once, within ten minutes."""
    from bot.commands import login_link as command

    raise typer.Exit(command.run(command.LoginLinkRequest(person=person)))


def _agreed(question: str) -> bool:
    """Whether somebody at this terminal says yes; nobody there is a no."""
    try:
        return typer.confirm(question)
    except typer.Abort:
        return False


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds for one question.")] = 10,
    live_call: Annotated[
        str, typer.Option(help="Your own number: rings it, asking before each call.")
    ] = "",
) -> None:
    """Say how this installation stands, and the callback address for the platform's panel."""
    from bot.doctor.live_call import run_live_call
    from bot.doctor.rounds import run_doctor

    if live_call:
        raise typer.Exit(run_live_call(live_call, _agreed, seconds=timeout))
    raise typer.Exit(run_doctor(json_lines=as_json, seconds=timeout))


@app.command()
def resend(
    since: Annotated[str, typer.Option(help="From when: 2026-11-22, 2h or 3d.")],
    until: Annotated[str, typer.Option(help="Until when, written alike; default: now.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Ask without asking you first.")] = False,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds for one question.")] = 30,
) -> None:
    """Ask the platform to post its reports of some days again."""
    from bot.commands import resend as command

    query = command.ResendQuery(since, until, yes=yes, seconds=timeout)
    raise typer.Exit(command.run(query))
