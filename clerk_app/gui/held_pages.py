"""The window's pages by name: each is made when it is first shown or asked for, on the desk of that moment."""

from __future__ import annotations

from collections.abc import Callable, ValuesView

from clerk_app.gui.pages.page import Page
from clerk_app.services.desk import Desk

Make = Callable[[Desk], Page]


class HeldPages:
    """Twenty pages take longer to make than the first one to be wanted. ``plug`` connects a page that was made."""

    def __init__(self, plug: Callable[[str, Page], None]) -> None:
        self._plug = plug
        self._makes: dict[str, Make] = {}
        self._made: dict[str, Page] = {}
        self._desk: Desk | None = None

    def add(self, name: str, make: Make) -> None:
        """A page to be made later."""
        self._makes[name] = make

    def take_desk(self, desk: Desk) -> None:
        """Pages made so far and later ones work on this desk."""
        self._desk = desk
        for page in self._made.values():
            page.take_desk(desk)

    def is_unfinished(self) -> bool:
        """Whether something typed on one that was made is not recorded yet."""
        return any(page.is_unfinished() for page in self.values())

    def values(self) -> ValuesView[Page]:
        """The pages made so far."""
        return self._made.values()

    def get(self, name: str) -> Page | None:
        """The page of that name, made now if it was not; None where there is none."""
        return self[name] if name in self._makes else None

    def __contains__(self, name: object) -> bool:
        return name in self._makes

    def __getitem__(self, name: str) -> Page:
        made = self._made.get(name)
        if made is None:
            if self._desk is None:
                raise RuntimeError("the window has no desk yet")
            made = self._made[name] = self._makes[name](self._desk)
            self._plug(name, made)
        return made
