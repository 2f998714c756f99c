"""The platform's field names as in its manual, with which answers are compared."""

from __future__ import annotations

from dataclasses import dataclass

ENVELOPE = frozenset({"status", "status_code"})
HTTP = frozenset({200, 201})  # the manual's examples carry either


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShape:
    """The fields of an endpoint's answer: those of its envelope, or of its rows.

    `numbered` begins keys of which there may be any number; `may_be_null` are the fields whose
    example is a JSON null. Everything else is text. A blank at the end of a key is the manual's. A
    row may also have the fields in `newer`, which the platform's newest documents name.
    """

    fields: frozenset[str] = frozenset()
    rows: str = ""
    row: frozenset[str] = frozenset()
    numbered: str = ""
    may_be_null: frozenset[str] = frozenset()
    newer: frozenset[str] = frozenset()


SHAPES = {
    "GetUserID": AnswerShape(
        fields=frozenset({"cdcs_id", "cdcsu_id", "aut_app", "aut_send", "aut_camp", "tsid"})
    ),
    "GetCampaignsList": AnswerShape(
        rows="campaigns",
        row=frozenset(
            {
                *("cp_id", "cp_name", "cp_ctid", "cp_group ", "cp_active ", "cp_ontime "),
                *("cp_date_start", "cp_date_end", "cp_time_start", "cp_time_end"),
                *("cp_destinations", "cp_lig_min", "cp_pas", "cp_made", "cp_answered"),
                *("cp_transfered", "cp_model"),
            }
        ),
    ),
    "GetAudiosList": AnswerShape(
        rows="audios",
        row=frozenset({"cdw_file", "cdw_name", "cdw_sec", "cdw_date", "cdw_expires", "cdw_type"}),
    ),
    "GetDestinationsList": AnswerShape(
        rows="lists",
        row=frozenset({"cdlc_id", "cdlc_ctid", "cdlc_name", "cdlc_file", "cdlc_date", "cdlc_num"}),
    ),
    "GetCallStatus": AnswerShape(
        rows="calls",
        row=frozenset(
            {
                *("cd_id", "cd_status", "cp_id", "cpid", "ctid", "dest", "date", "time_dial"),
                *("time_start", "time_end", "dur", "resp_1", "route", "rate", "value"),
            }
        ),
        numbered="resp_",
        may_be_null=frozenset({"cp_id"}),
        newer=frozenset({"cd_amdasw", "cdr_url", "cdr_sec", "origin"}),
    ),
}
