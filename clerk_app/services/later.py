"""What is read when it is first asked for: letters and forms are many files, and few starts need them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

T = TypeVar("T")


class Later(Mapping[str, T]):
    """A mapping that ``read`` gives, read once; what ``read`` raises comes with the first question."""

    def __init__(self, read: Callable[[], Mapping[str, T]]) -> None:
        self._read = read

    @cached_property
    def _found(self) -> Mapping[str, T]:
        return self._read()

    def __getitem__(self, key: str) -> T:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class LaterRow(Sequence[T]):
    """The same for a sequence."""

    def __init__(self, read: Callable[[], Sequence[T]]) -> None:
        self._read = read

    @cached_property
    def _found(self) -> Sequence[T]:
        return self._read()

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self._found[place]

    def __len__(self) -> int:
        return len(self._found)
