"""Voice notes that come in and recordings that go out."""
