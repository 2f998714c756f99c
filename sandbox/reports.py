"""How a finished call is reported: a row of GetCallStatus, and the body of its callback."""

from datetime import datetime

from sandbox.calls import LOCAL, Call

MACHINE, HUMAN, NOT_DETERMINED = "MA", "HM", "ND"
LEAST_HEARD = 2  # seconds in which it can be told who answered; the sandbox's own


def record_row(call: Call, *, grouped: bool = False) -> dict[str, object]:
    """A row of GetCallStatus, key for key as in the manual's example."""
    answered, campaign = call.answered_at is not None, call.order.campaign
    # The example has both spellings of "no campaign"; so have we, by turns.
    none = None if int(call.cd_id[2:]) % 2 else "0"
    row: dict[str, object] = {
        "cd_id": call.cd_id,
        "cd_status": call.status,
        "cp_id": campaign.cp_id if campaign else none,
        "cpid": (campaign and campaign.cpid) or "0",
        "ctid": call.order.ctid,
        "dest": call.order.dest,
        "date": local_date(call.dialled_at),
        "time_dial": _local_time(call.dialled_at),
        "time_start": _local_time(call.answered_at),
        "time_end": _local_time(call.ended_at if answered else None),
        "dur": str(call.seconds),
    }
    row |= {f"resp_{turn}": key for turn, key in enumerate(_answers(call, grouped), start=1)}
    row |= {"route": call.route, "rate": decimal(call.rate), "value": decimal(call.value)}
    return row | _found_out(call)


def docs_row(call: Call, *, grouped: bool) -> dict[str, object]:
    """A row of GetCallStatus as the newest docs show it: numbers as numbers, and two keys more."""
    row = record_row(call, grouped=grouped)
    row |= {"cd_id": int(call.cd_id.removeprefix("c_")), "origin": "api", "dur": call.seconds}
    row["cd_amdasw"] = row.get("cd_amdasw", NOT_DETERMINED)
    if call.order.campaign:
        row["cp_id"] = int(call.order.campaign.cp_id)
    if "cdr_sec" in row:
        row["cdr_sec"] = int(str(row["cdr_sec"]))
    return row


def _answers(call: Call, grouped: bool) -> list[str]:
    """What was pressed, key by key; or the keys of one answer together, as in the docs' example.

    The manual shows one key only, and the docs say of neither what several digits become.
    """
    question, keys = call.order.question, call.keys
    digits = question.digits if question and grouped else 1
    parts = range(0, len(keys), digits)
    return ["".join(keys[part : part + digits]) for part in parts] or [""]


def _found_out(call: Call) -> dict[str, str]:
    """What newer records hold beside the manual's: who answered, and what was recorded.

    The docs name these keys of a record. Of a callback they name none, so that it has none here.
    """
    found = {}
    if call.order.detects_machines:
        found["cd_amdasw"] = _who_answered(call)
    if call.recorded is not None:
        found["cdr_url"] = f"{call.order.site}/recordings/{call.recorded.secret}.wav"
        found["cdr_sec"] = str(round(call.recorded.seconds))
    return found


def _who_answered(call: Call) -> str:
    # inferred: of a call that nobody answered, or that was over at once, nothing can be told
    if call.answered_at is None or call.seconds < LEAST_HEARD:
        return NOT_DETERMINED
    return MACHINE if call.machine else HUMAN


def callback_body(call: Call, *, grouped: bool = False) -> dict[str, str]:
    """The callback of a finished call, under the names seen in public integrations."""
    row = record_row(call)
    body = {
        "cd_id": str(row["cd_id"]),
        "ctid": call.order.ctid,
        "dest": call.order.dest,
        "cd_date": row["date"],
        "cd_time": row["time_dial"],
        "cd_time_start": row["time_start"],
        "cd_time_end": row["time_end"],
        "cd_time_sec": row["dur"],
        "cd_route": row["route"],
        "cd_price": row["rate"],
        "cd_value": row["value"],
        "cd_called_status": call.status,
    }
    if call.order.dest2:
        body["cd_time_sec2"] = str(call.second_seconds)
    if campaign := call.order.campaign:
        body |= {"cp_id": campaign.cp_id, "cpid": campaign.cpid}
        body |= {f"cdc_{name}": value for name, value in campaign.destination.items()}
    body |= {f"cd_resp{turn}": key for turn, key in enumerate(_answers(call, grouped), start=1)}
    return {name: str(value or "") for name, value in body.items()} | {
        "saldo": decimal(call.balance)
    }


def local_date(at: datetime) -> str:
    """The day in São Paulo."""
    return at.astimezone(LOCAL).strftime("%Y-%m-%d")


def decimal(thousandths: int) -> str:
    """Money as the manual writes it: three places and a comma."""
    whole, rest = divmod(abs(thousandths), 1000)
    return f"{'-' if thousandths < 0 else ''}{whole},{rest:03d}"


def _local_time(at: datetime | None) -> str:
    return at.astimezone(LOCAL).strftime("%H:%M:%S") if at else "null"
