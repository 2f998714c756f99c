"""The fast path by which the platform's callbacks are stored: one thread, one transaction for many
bodies.
"""
