"""The window: pages, forms and models over the services; the only room that imports PySide6."""

# Once PySide6 is there, its import hook reads the source of every further module for a mention of itself (6.11:
# shibokensupport/feature.py). What knows nothing of Qt comes first: a twelfth of all there is to load.
import clerk_app.services.today  # noqa: F401
