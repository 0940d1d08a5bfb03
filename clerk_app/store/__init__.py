"""The only room that knows SQLite: rows in, values out, one transaction a deed.

A store is a folder with one owner: opened in one way (opening, connection), written in one way (database.write), every
event linked to the one before (trail), every row checkable (checks), every backup verified (backups, restoring).
"""
