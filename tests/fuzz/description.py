"""The descriptions of public addresses, which lie beside their routes, as one OpenAPI document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from aiohttp import web

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "bot").rglob("openapi.yaml"))


def whole_description() -> dict[str, Any]:
    """All of them together, as OpenAPI 3.1."""
    paths: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    for file in FILES:
        found = yaml.safe_load(file.read_text("utf-8"))
        assert not paths.keys() & found["paths"].keys(), f"{file} describes an address again"
        paths |= found["paths"]
        for name, some in found.get("components", {}).items():
            parts.setdefault(name, {}).update(some)
    info = {"title": "Ramal", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": parts}


def described() -> set[tuple[str, str]]:
    """Every described method and path."""
    paths = whole_description()["paths"]
    return {(method.upper(), path) for path, methods in paths.items() for method in methods}


def served(*apps: web.Application) -> set[tuple[str, str]]:
    """Every method and path that they have a route for; any method counts as GET and POST."""
    found = set()
    for route in (route for app in apps for route in app.router.routes()):
        assert route.resource is not None
        methods = ("GET", "POST") if route.method == "*" else (route.method,)
        found |= {(method, route.resource.canonical) for method in methods if method != "HEAD"}
    return found
