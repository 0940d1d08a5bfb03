"""The pages of the window; how one plugs in stands in clerk_app/gui/main_window.py."""
