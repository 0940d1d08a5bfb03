"""The window: pages, forms and models over the services; the only room that imports PySide6."""
