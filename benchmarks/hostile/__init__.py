"""What the hostile load sends, and the processes that it sends it to."""
