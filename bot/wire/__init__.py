"""What the HTTP routes of all channels share: bodies, security headers, sums in the log."""
