"""Forms: each a pure half that can be filled without a widget, and a view."""
