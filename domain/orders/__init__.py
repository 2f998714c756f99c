"""Orders: calls, bridges and SMS, their states and moves, their outcomes, and what is meant by a
chat about them.
"""
