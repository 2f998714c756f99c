"""Orders: who is called and what is said, limits, the proposal card, its buttons and cancelling."""
