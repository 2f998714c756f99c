"""What the product remembers: one file per noun, its table beside its queries.

Functions here take the open transaction and return frozen domain values, never rows, so that the
rooms above never see SQL and a test needs no fake: SQLite is the fake.
"""
