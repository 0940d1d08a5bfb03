"""The only room that knows SQLite: rows in, values out, one transaction a deed."""
