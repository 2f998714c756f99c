"""The callback queue: a customer asks, waits, is called by an agent and is told; every transition
is written with its messages.
"""
