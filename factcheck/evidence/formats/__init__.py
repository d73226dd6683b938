"""Data files as tables: one file a format."""
