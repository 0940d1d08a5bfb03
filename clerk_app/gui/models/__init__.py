"""Prepared rows for views: declared columns, no look-ups."""
