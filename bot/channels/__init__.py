"""The chat channels: each turns what a person sent into an Inbound, and sends Messages."""
