"""On call: alerts become pages, pages escalate until a human answers for them; silences, overrides
and the watch over ourselves.
"""
