"""The doors people come through: each turns what was said into an Inbound and sends Messages."""
