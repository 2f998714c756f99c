"""The terminal's endpoints, which `ramal say` and `ramal chat` use."""
