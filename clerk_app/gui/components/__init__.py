"""Small widgets every page is built from. Words come in ready; nothing here knows a case."""
