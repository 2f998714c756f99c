"""What the HTTP routes of all channels share: how bodies are read."""
