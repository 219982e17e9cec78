"""A story taken back: its file becomes a tombstone, and what remains elsewhere is listed."""
