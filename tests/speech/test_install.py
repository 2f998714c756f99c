"""`ramal voice install` over a real socket: fetched whole or not at all, and proven to load."""

from __future__ import annotations

import base64
import gzip
import hashlib
import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import whisper

from bot.speech.install import DONE, FAILED, USAGE, install_model


@pytest.fixture
def published(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A server that gives out a model, under a name that is not the model's."""
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    shop = tmp_path / "shop"
    (shop / digest).mkdir(parents=True)
    (shop / digest / "large-v3-turbo.pt").write_bytes(model.read_bytes())

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(shop)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/{digest}/large-v3-turbo.pt"
    monkeypatch.setitem(whisper._MODELS, "turbo", url)
    heads = base64.b85encode(gzip.compress(b"\x01"))  # of its one layer with one head
    monkeypatch.setitem(whisper._ALIGNMENT_HEADS, "turbo", heads)
    monkeypatch.setitem(whisper._MODELS, "gone", url.replace("turbo", "none"))
    yield tmp_path / "models"
    server.shutdown()
    server.server_close()


def test_a_model_is_fetched_and_ready_under_its_own_name(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = published / "turbo.pt"
    assert install_model("turbo", path) == DONE
    assert capsys.readouterr().out.startswith("The model turbo is ready (")
    assert [file.name for file in published.iterdir()] == ["turbo.pt"]
    assert install_model("turbo", path) == DONE, "what is there already is only loaded"


def test_what_cannot_be_fetched_leaves_nothing_behind(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert install_model("gone", published / "gone.pt") == FAILED
    said = capsys.readouterr().err
    assert "The model could not be fetched (" in said
    assert f"copy gone.pt to {published / 'gone.pt'}" in said
    assert list(published.iterdir()) == []


def test_a_name_that_is_no_model_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert install_model("huge", tmp_path / "huge.pt") == USAGE
    assert "There is no model huge. Known: tiny" in capsys.readouterr().err


def test_a_file_that_is_no_model_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "base.pt"
    path.write_bytes(b"not a model")
    assert install_model("base", path) == FAILED
    assert f"{path} cannot be loaded" in capsys.readouterr().err
