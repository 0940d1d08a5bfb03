"""Write db/schema.sql from db/migrations.py, so that a reviewer sees the schema and not its history."""

from clerk_app import places
from clerk_app.store.schema import newest_text

if __name__ == "__main__":
    (places.db() / "schema.sql").write_text(newest_text(), "utf-8")
