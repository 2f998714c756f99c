"""Who may do what, asked once before every intent is performed."""
