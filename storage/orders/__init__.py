"""Orders, their reports, their lookups and the platform's callbacks."""
