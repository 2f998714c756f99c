"""The checks of `ramal doctor`, from which an operator learns in one minute, and without a call,
what the first order would otherwise show.

Each subject has a file of small checks, a check returns findings in sentences, and `rounds` runs
one after the other. No check changes anything; they ask the platform only through
`bot.platform.checks`, which can only read.
"""
