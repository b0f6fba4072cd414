"""Records do all that dataclasses do, and compile nothing before somebody asks."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable
from operator import eq, ge, lt, ne
from typing import Any, ClassVar

import msgspec
import pytest

from briefing import records

OPTIONS = [
    {},
    {"slots": True},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "order": True},
    {"slots": True, "eq": False},
    {"frozen": True, "eq": False},
]
OWN: dict[str, dict[str, Any]] = {
    "plain": {},
    "own repr": {"__repr__": lambda self: "mine"},
    "own equality": {"__eq__": lambda self, other: True},
    "own hash": {"__hash__": lambda self: 7},
    "checked": {"__post_init__": lambda self: object.__setattr__(self, "name", self.name.upper())},
}
Maker = Callable[..., Any]


def body(more: dict[str, Any]) -> type:
    """A class with three fields and one that belongs to all, before it is a record."""
    space = {
        "__annotations__": {"name": "str", "size": "int", "parts": "list[int]", "all": "ClassVar[int]"},
        "__module__": __name__,
        "__doc__": "A thing.",
        "size": 3,
        "all": 9,
        "parts": dataclasses.field(default_factory=list, compare=False),
    }
    return type("Thing", (), {**space, **more})


def outcome(work: Callable[[], object]) -> object:
    """What comes of it, or the kind of its failure."""
    try:
        return repr(work())
    except Exception as error:
        return type(error)


def told(make: Maker) -> list[object]:
    """All that can be seen of a record."""
    one, same, other = make("a"), make("a", 3, [1]), make(name="b", size=1)

    def change() -> None:
        one.name = "z"

    def remove() -> None:
        del same.name

    return [
        *(outcome(lambda value=value: value) for value in (one, same, other)),
        *(outcome(lambda left=left, right=right: left == right) for left in (one, other) for right in (same, other, 4)),
        *(outcome(lambda left=left: left < same) for left in (one, other)),
        outcome(lambda: hash(one) == hash(same)),
        outcome(lambda: len({one, same, other})),
        outcome(make),
        outcome(lambda: make("a", size=1, parts=[], more=2)),
        outcome(lambda: dataclasses.replace(other, size=8)),
        outcome(lambda: dataclasses.asdict(other)),
        outcome(lambda: copy.copy(other)),
        outcome(lambda: copy.deepcopy(other)),
        outcome(lambda: msgspec.json.encode(other)),
        outcome(lambda: make.__match_args__),
        outcome(lambda: make.all),
        outcome(lambda: make.__hash__ is None),
        outcome(lambda: hasattr(one, "__dict__")),
        outcome(change),
        outcome(remove),
        # With slots and frozen the standard library stumbles over its own super().
        outcome(lambda: one.__setattr__("strange", 1)) if hasattr(one, "__dict__") else None,
    ]


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_a_record_does_what_a_dataclass_does(options, own):
    record, known = (made(**options)(body(OWN[own])) for made in (records.dataclass, dataclasses.dataclass))
    assert told(record) == told(known)


@pytest.mark.parametrize("first", range(6))
def test_whichever_method_is_called_first(first):
    record, known = (
        made(frozen=True, slots=True, order=True)(body({})) for made in (records.dataclass, dataclasses.dataclass)
    )
    asked = [repr, hash, *(lambda one, how=how: how(one, one) for how in (eq, lt, ge, ne))]
    answers = []
    for kind in (record, known):
        one = object.__new__(kind)  # as msgspec makes one
        for field, value in (("name", "a"), ("size", 2), ("parts", [])):
            object.__setattr__(one, field, value)
        answers.append([asked[first](one), *(ask(one) for ask in asked)])
    assert answers[0] == answers[1]


@records.dataclass(frozen=True, slots=True)
class Sent:
    """A record that other processes get."""

    name: str
    kept: ClassVar[int] = 1
    size: int = 2


@records.dataclass(frozen=True, slots=True)
class Below(Sent):
    """One with more fields."""

    more: int = 5


def test_a_record_comes_back_from_a_pickle_and_from_json():
    assert pickle.loads(pickle.dumps(Sent("a", 4))) == Sent("a", 4)
    assert msgspec.json.decode(b'{"name":"a"}', type=Sent) == Sent("a")


def test_a_record_below_another_has_its_fields():
    assert Below("a", 1, 6).size == 1
    assert [field.name for field in dataclasses.fields(Below)] == ["name", "size", "more"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        Below("a").name = "b"  # type: ignore[misc]


def test_what_is_imported_compiles_no_method():
    code = (
        "import dataclasses\n"
        "compiled = []\n"
        "dataclasses.exec = lambda text, *more: (compiled.append(text), exec(text, *more))\n"
        "from briefing.models import Span\n"
        "assert not [text for text in compiled if '(self,start:' in text]\n"
        "assert Span(1, 2) == Span(1, 2)\n"
        "assert [text for text in compiled if '(self,start:' in text]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
