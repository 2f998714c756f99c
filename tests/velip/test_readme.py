"""The client's README: its example runs as it stands, and it names nothing that is not there."""

import asyncio
import re
import sys
import tomllib
from pathlib import Path

import pytest

import velip
from tests.velip.platform import Platform, document, envelope
from velip.errors import BLOCK_REASONS, VelipError

ROOM = Path(velip.__file__).parent
README = (ROOM / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


async def run(example: str, platform: Platform) -> tuple[int | None, str, str]:
    """Run the text as a program of its own, outside of this house."""
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-c", example),
        env={"VELIP_URL": platform.url, "VELIP_TOKEN": "t0k3n", "PYTHONPATH": str(ROOM.parent)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await program.communicate()
    return program.returncode, out.decode(), err.decode()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"cd_id": "c_88700", "ctid": "pedido42", "cd_status": "NA"}], "so far: NA"),
        ([], "so far: nothing is known yet"),
    ],
)
async def test_the_example_runs_as_it_stands(
    platform: Platform, rows: list[dict[str, str]], said: str
):
    known = document({"return": {"status": "OK", "status_code": "0"}, "calls": rows})
    platform.says(envelope(cd_id="c_88700"), known)

    assert await run(EXAMPLES[0], platform) == (0, f"dialled: c_88700\n{said}\n", "")

    order, question = platform.heard
    assert order.headers["Authorization"] == "Bearer t0k3n"
    assert order.params == {
        "dest": "5511938421234",
        "type": "0",
        "text": "Seu pedido chegou.",
        "ctid": "pedido42",
    }
    assert question.params == {"ctid": "pedido42", "maxreg": "1000"}


def test_the_example_has_the_length_that_its_heading_says():
    body = EXAMPLES[0].partition("async def main")[2].partition("asyncio.run")[0]

    assert len(body.strip().splitlines()) <= 10


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_name_in_an_example_is_there(example: str):
    assert [name for name in re.findall(r"velip\.(\w+)", example) if not hasattr(velip, name)] == []
    methods = re.findall(r"client\.(\w+)", example)
    assert [name for name in methods if not hasattr(velip.Client, name)] == []


def test_every_error_is_told_and_every_name_told_is_there():
    told = set(re.findall(r"`([A-Z][A-Za-z]+)\b", README))
    errors = {
        name
        for name in velip.__all__
        if isinstance(found := getattr(velip, name), type) and issubclass(found, VelipError)
    }

    assert errors <= told
    assert [
        name for name in told if name not in velip.__all__ and name not in {"Authorization", "None"}
    ] == []
    assert "text" in BLOCK_REASONS


def test_the_package_says_that_it_is_typed_and_is_packed_whole():
    project = tomllib.loads((ROOM.parent / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert (ROOM / "py.typed").is_file()
    assert "velip" in wheel["packages"]
    assert not {"exclude", "include", "only-include"} & set(wheel)
