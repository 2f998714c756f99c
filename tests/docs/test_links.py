"""Every link of a page leads somewhere, and both READMEs say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, prose, read

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_MAKE = re.compile(r"`make(?: [A-Z]+=\S+)* ([a-z-]+)`|^\$ make ([a-z-]+)", re.MULTILINE)


def links(page: Path) -> list[str]:
    return _LINK.findall(prose(page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """What GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", prose(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_something_in_the_repository(page: Path) -> None:
    for link in links(page):
        if link.startswith(("http://", "https://")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link} does not exist"
        assert target.is_relative_to(ROOT), f"{link} leaves the repository"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = {a or b for a, b in _MAKE.findall(page.read_text(encoding="utf-8"))}
    assert named <= targets


def test_both_readmes_have_the_same_parts_commands_and_links() -> None:
    english, portuguese = ROOT / "README.md", ROOT / "README.pt-BR.md"
    shapes = []
    for page in (english, portuguese):
        text = page.read_text(encoding="utf-8")
        to = ["the other" if link.startswith("README") else link for link in links(page)]
        ranks = re.findall(r"^(#+) ", prose(text), re.MULTILINE)
        commands = re.findall(r"^\$ .+$", text, re.MULTILINE)
        shapes.append((to, ranks, commands, text.count("```mermaid"), len(text.splitlines())))
    assert shapes[0][:4] == shapes[1][:4]
    assert abs(shapes[0][4] - shapes[1][4]) <= 5, "one says more than the other"


def test_the_changelog_tells_what_comes_and_this_version() -> None:
    changes = read("CHANGELOG.md")
    version = re.search(r'^version = "(.+)"', read("pyproject.toml"), re.MULTILINE)
    assert version
    assert "## Unreleased" in changes
    assert re.search(rf"^##+ {re.escape(version[1])}\b", changes, re.MULTILINE)
