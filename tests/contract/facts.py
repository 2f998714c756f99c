"""The facts of the manual, a third copy beside the client's tables and the sandbox's."""

import json
from pathlib import Path
from typing import Any

FACTS: dict[str, Any] = json.loads((Path(__file__).parent / "manual.json").read_text("utf-8"))
ENDPOINTS: dict[str, dict[str, Any]] = FACTS["endpoints"]
COMMON: dict[str, Any] = FACTS["common"]


def refusals(endpoint: str) -> list[dict[str, str]]:
    """Every row of this endpoint's own table but OK."""
    return [row for row in ENDPOINTS[endpoint]["status"] if row["status_code"] != "0"]


def common_refusals() -> list[dict[str, str]]:
    """Every row that any endpoint may answer but OK."""
    return [row for row in COMMON["status"] if row["status_code"] != "0"]


def answer_of(endpoint: str) -> dict[str, Any]:
    """The manual's example answer, or one made of its fields where it prints none."""
    facts = ENDPOINTS[endpoint]
    if "response" in facts["example"]:
        example: dict[str, Any] = facts["example"]["response"]
        return example
    head = {"status": "OK", "status_code": "0"}
    rows = [each for each in facts["response"]["fields"] if "location" in each]
    own = [each["name"].removeprefix("return.") for each in facts["response"]["fields"]]
    if "list_key" in facts:
        return {"return": head, facts["list_key"]: [{each["name"]: "1" for each in rows}]}
    return {"return": {**dict.fromkeys(own, "1"), **head}}
