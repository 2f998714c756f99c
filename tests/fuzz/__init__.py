"""The public addresses: described, fuzzed from their description, and given hostile bytes."""
