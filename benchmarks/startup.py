"""How long `ramal --help` takes, beside a program that is typer and nothing else."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.measured import Measured, interleaved

RUNS = 15
LIMIT = 1.5
BARE = '''
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "you") -> None:
    """Say hello."""
    typer.echo(name)


app()
'''


def measure() -> Measured:
    """Both are started by this very interpreter, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        ours = [str(Path(sys.executable).parent / "ramal"), "--help"]
        times = interleaved(ours, [sys.executable, str(bare), "--help"], RUNS)
    return Measured(
        name="ramal --help / bare typer", ours=times[0], reference=times[1], limit=LIMIT
    )
