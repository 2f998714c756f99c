"""What `ramal doctor` looks at: is this installation able to do what it promises?

It exists so that an operator learns in one minute, and without a call being dialled, what would
otherwise show itself in the first order: each subject has a file of small checks, a check returns
findings in sentences, and `rounds` goes from one to the next. Nothing here changes anything, and
the platform is asked only through `bot.platform.checks`, which can only read.
"""
