"""The background workers: each waits for the bell or the clock, claims work by lease, and hands it
to the handlers.
"""
