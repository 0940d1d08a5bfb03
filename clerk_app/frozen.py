"""``@dataclass(frozen=True)`` as in the standard library, made in a quarter of the time.

Before Python 3.13 the standard one compiles six methods for every class, and there are hundreds of classes: a third of
what a start spends on the program's own modules. Here only ``__init__`` is compiled; the others are closures over the
fields. Fields, ``replace``, ``asdict``, ``match`` and type checkers see a dataclass; one with other options is the
standard library's.
"""

from __future__ import annotations

import dataclasses
import sys
from functools import partial
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # what a type checker is to see
else:

    def dataclass(cls=None, /, **options):
        """Make the class a dataclass."""
        if cls is not None or not options.get("frozen") or not options.keys() <= {"frozen", "kw_only"}:
            return dataclasses.dataclass(cls, **options)
        return partial(_frozen, kw_only=options.get("kw_only", False))


def _frozen(cls: type[Any], *, kw_only: bool = False) -> type[Any]:
    own = set(vars(cls))
    has_own_hash = vars(cls).get("__hash__") is not None
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    if not own.isdisjoint({"__setattr__", "__delattr__"}):
        raise TypeError(f"{cls.__name__} cannot be frozen: it says itself how it is changed")
    fields = dataclasses.fields(made)
    if "__init__" not in own:
        made.__init__ = _init_of(made, fields)
    if "__repr__" not in own:
        made.__repr__ = _repr_of(tuple(one.name for one in fields if one.repr))
    if "__eq__" not in own:
        made.__eq__ = _eq_of(_key_of(tuple(one.name for one in fields if one.compare)))
    if not has_own_hash:
        hashed = (one.name for one in fields if (one.compare if one.hash is None else one.hash))
        made.__hash__ = _hash_of(_key_of(tuple(hashed)))
    made.__setattr__, made.__delattr__ = _kept(made, frozenset(one.name for one in fields))
    return cls


def _init_of(cls: Any, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """The only method that is compiled: its parameters are the fields."""
    missing = dataclasses.MISSING
    given: dict[str, object] = {"_set": object.__setattr__, "_none": object()}
    head, named, body = ["self"], ["*"], []
    for one in fields:
        value = one.name
        if one.default_factory is not missing:
            given[f"_of_{one.name}"] = one.default_factory
            value = f"_of_{one.name}() if {one.name} is _none else {one.name}" if one.init else f"_of_{one.name}()"
            default = "=_none"
        elif one.default is not missing:
            given[f"_of_{one.name}"] = one.default
            default = f"=_of_{one.name}"
        else:
            default = ""
        if one.init:
            (named if one.kw_only else head).append(one.name + default)
        elif one.default_factory is missing:
            continue
        body.append(f"  _set(self, {one.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("  self.__post_init__()")
    said = ", ".join(head + named if len(named) > 1 else head)
    lines = [f"def make({', '.join(given)}):", f" def __init__({said}):", *(body or ["  pass"]), " return __init__"]
    made: dict[str, Any] = {}
    module = sys.modules.get(cls.__module__)
    exec("\n".join(lines), {} if module is None else vars(module), made)  # names the fields and no more
    init = made["make"](**given)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**{one.name: one.type for one in fields if one.init}, "return": None}
    return init


def _key_of(names: tuple[str, ...]) -> Any:
    """The values that are compared, of an object."""
    if not names:
        return _nothing
    return attrgetter(*names)


def _nothing(_: object) -> tuple[()]:
    return ()


def _repr_of(names: tuple[str, ...]) -> Any:
    def __repr__(self: object) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({said})"

    return recursive_repr()(__repr__)


def _eq_of(key: Any) -> Any:
    def __eq__(self: object, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash_of(key: Any) -> Any:
    def __hash__(self: object) -> int:
        return hash(key(self))

    return __hash__


def _kept(cls: Any, names: frozenset[str]) -> tuple[Any, Any]:
    def __setattr__(self: object, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: object, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__
