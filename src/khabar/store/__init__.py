"""Keeps what was coded. ``Writer`` adds and never overwrites; ``View`` is the only way to read."""
