"""Our frozen dataclasses are those of the standard library to everybody who looks at one."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import typing
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest

from clerk_app import frozen


class Values:
    """The same classes twice, by the one decorator and by the other."""

    def __init__(self, dataclass: Callable[..., Any]) -> None:
        @dataclass(frozen=True)
        class Pair:
            """Two, and what is never compared or said."""

            left: int
            right: str = "r"
            seen: list[int] = dataclasses.field(default_factory=list, compare=False, repr=False)

            @cached_property
            def both(self) -> str:
                return f"{self.left}{self.right}"

        @dataclass(frozen=True)
        class More(Pair):
            """One field more, kept in bounds, and one that is reckoned."""

            more: frozenset[int] = frozenset()
            size: int = dataclasses.field(init=False, default=0)

            def __post_init__(self) -> None:
                object.__setattr__(self, "size", len(self.more))

        @dataclass(frozen=True, kw_only=True)
        class Named(Pair):
            """By name only."""

            given: int
            other: int = 3

        @dataclass(frozen=True)
        class Own:
            """Says itself what it is, and what it equals."""

            a: object
            b: object = None

            def __eq__(self, other: object) -> bool:
                return isinstance(other, Own) and self.a == other.a

            def __repr__(self) -> str:
                return "own"

        @dataclass(frozen=True)
        class Empty:
            """Nothing."""

        self.Pair, self.More, self.Named, self.Own, self.Empty = Pair, More, Named, Own, Empty


OURS, THEIRS = Values(frozen.dataclass), Values(dataclasses.dataclass)
MAKES: tuple[Callable[[Values], Any], ...] = (
    lambda of: of.Pair(1),
    lambda of: of.Pair(1, "x", [3]),
    lambda of: of.Pair(right="z", left=2),
    lambda of: of.More(1, more=frozenset({1, 2})),
    lambda of: of.Named(1, given=4),
    lambda of: of.Named(1, "b", other=5, given=6),
    lambda of: of.Own(1, 2),
    lambda of: of.Empty(),
    lambda of: dataclasses.replace(of.Pair(1, "x", [3]), right="y"),
    lambda of: copy.deepcopy(of.More(1, more=frozenset({1}))),
)
REFUSED: tuple[Callable[[Values], Any], ...] = (
    lambda of: of.Pair(),
    lambda of: of.Pair(1, "a", [], 4),
    lambda of: of.Pair(1, wrong=2),
    lambda of: of.Named(1, "b", [], 4),
    lambda of: of.Named(1),
    lambda of: setattr(of.Pair(1), "left", 2),
    lambda of: setattr(of.Pair(1), "new", 2),
    lambda of: delattr(of.Pair(1), "left"),
    lambda of: of.Pair(1) < of.Pair(2),
    lambda of: hash(of.Pair([])),
    lambda of: dataclasses.replace(of.Pair(1), wrong=1),
    lambda of: dataclasses.replace(of.More(1), size=1),
)


def refusal(wrong: Callable[[Values], Any], of: Values) -> Exception:
    try:
        wrong(of)
    except (TypeError, ValueError, AttributeError) as error:
        return error
    raise AssertionError("not refused")


@pytest.mark.parametrize("make", MAKES)
def test_a_value_says_holds_and_equals_the_same(make: Callable[[Values], Any]) -> None:
    ours, theirs = make(OURS), make(THEIRS)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs) and vars(ours) == vars(theirs)
    names = [[(one.name, one.init, one.compare) for one in dataclasses.fields(of)] for of in (ours, theirs)]
    assert names[0] == names[1] and ours.__match_args__ == theirs.__match_args__
    for other in MAKES:
        assert (ours == other(OURS)) is (theirs == other(THEIRS))
    assert ours != theirs


@pytest.mark.parametrize("make", [make for make in MAKES if type(make(THEIRS)).__hash__ is not None])
def test_equal_values_are_one_in_a_set(make: Callable[[Values], Any]) -> None:
    first = make(OURS)
    assert len({first, make(OURS)}) == 1 == len({make(THEIRS), make(THEIRS)})
    assert hash(first) == hash(make(OURS))


@pytest.mark.parametrize("wrong", REFUSED)
def test_the_same_is_refused(wrong: Callable[[Values], Any]) -> None:
    ours, theirs = refusal(wrong, OURS), refusal(wrong, THEIRS)
    assert (type(ours), str(ours)) == (type(theirs), str(theirs))


def test_the_signature_and_its_types_are_those_of_the_fields() -> None:
    for name in ("Pair", "More", "Named"):
        ours, theirs = (vars(of)[name] for of in (OURS, THEIRS))
        said = [
            [(one.name, one.kind, one.annotation, one.default is one.empty) for one in found.parameters.values()]
            for found in map(inspect.signature, (ours, theirs))
        ]
        assert said[0] == said[1]
        assert typing.get_type_hints(ours.__init__) == typing.get_type_hints(theirs.__init__)


def test_a_value_of_each_own_list_and_what_is_kept_with_it() -> None:
    one, other = OURS.Pair(1), OURS.Pair(1)
    one.seen.append(1)
    assert (one.seen, other.seen) == ([1], []) and one == other
    assert one.both == "1r" and one == other, "what is kept beside the fields is not compared"


def test_a_value_that_holds_itself_can_be_said() -> None:
    held: list[object] = []
    one = OURS.Own([]), OURS.Pair(held, "")
    held.append(one[1])
    assert repr(one[1]).count("Pair(") == 1


def test_a_class_that_says_how_it_is_changed_is_refused_by_both() -> None:
    for dataclass in (frozen.dataclass, dataclasses.dataclass):
        with pytest.raises(TypeError):

            @dataclass(frozen=True)
            class Changed:
                a: int

                def __setattr__(self, name: str, value: object) -> None: ...


def test_other_options_are_left_to_the_standard_library() -> None:
    @frozen.dataclass
    class Loose:
        a: int

    @frozen.dataclass(frozen=True, order=True)
    class Ordered:
        a: int

    @frozen.dataclass(frozen=True, slots=True)
    class Narrow:
        a: int

    loose = Loose(1)
    loose.a = 2
    assert loose.a == 2 and Ordered(1) < Ordered(2) and not hasattr(Narrow(1), "__dict__")
