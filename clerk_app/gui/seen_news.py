"""Which news of the first page this clerk has put away; they come back only when they say something new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clerk_app.gui.preferences import Preferences
from clerk_app.services.today_news import News

_NAME = "news_seen"
_KEPT = 200
"""News are of two days: more than that are long gone."""


class SeenNews:
    """Kept with the clerk's likings; without them as long as the window lives."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        self._preferences = preferences
        kept = None if preferences is None else preferences.liking(_NAME)
        self._seen: list[str] = [str(one) for one in kept] if isinstance(kept, list) else []

    def unseen(self, news: Iterable[News]) -> tuple[News, ...]:
        """Those that were not put away."""
        return tuple(one for one in news if _key(one) not in self._seen)

    def see(self, news: Sequence[News]) -> None:
        """Put these away."""
        self._seen = list(dict.fromkeys([*self._seen, *map(_key, news)]))[-_KEPT:]
        if self._preferences is not None:
            self._preferences.like(_NAME, self._seen)


def _key(one: News) -> str:
    return " ".join([one.kind.value, *(f"{name}={value}" for name, value in sorted(one.facts.items()))])
