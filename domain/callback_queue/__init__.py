"""The callback queue: customers who ask to be called, its rules, its states and its statistics."""
