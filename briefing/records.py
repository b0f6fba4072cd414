"""``dataclass`` as the standard library has it, but its methods are compiled when the first of them is called.

``dataclasses`` compiles six functions for each class as it is imported, half a millisecond a class; the app knows two
hundred classes before its first picture, and uses the methods of a few. Fields, slots and all that ``replace``,
``fields`` and msgspec look at are there at once. The methods are the standard library's own, made on a twin of the
class: nothing of what they do is written here, but for the refusal of frozen classes to change.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:  # noqa: ANN401  # a class, or what makes one
        """As ``dataclasses.dataclass``. What has other options than ``_KNOWN`` is compiled at once."""
        return _made(cls, options) if cls is not None else lambda one: _made(one, options)


__all__ = ["dataclass"]

_KNOWN = frozenset(("eq", "order", "frozen", "slots"))
_OF_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")


def _made(cls: type, options: dict[str, bool]) -> type:
    if not options.keys() <= _KNOWN:
        return dataclasses.dataclass(**options)(cls)
    own = dict(cls.__dict__)
    slots, frozen = options.get("slots", False), options.get("frozen", False)
    # Below a frozen class the standard library insists on refusing changes itself.
    below = frozen and any(map(dataclasses.is_dataclass, cls.__mro__[1:]))
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, frozen=below, slots=slots)(cls)
    params = made.__dataclass_params__
    params.init = params.repr = True
    params.eq, params.order, params.frozen = options.get("eq", True), options.get("order", False), frozen
    late = ["__init__", *(name for name in ("__repr__", *_compared(params)) if name not in own)]
    # Python itself puts None here for a class that says what is equal to it.
    if params.eq and own.get("__hash__") is None and (params.frozen or "__eq__" not in own):
        made.__hash__ = None
        late += ["__hash__"] if params.frozen else []
    for name in late:
        setattr(made, name, _late(made, name, late))
    if frozen and not below:
        _freeze(made, slots=slots)
    return made  # type: ignore[no-any-return]  # the class


def _compared(params: Any) -> Collection[str]:  # noqa: ANN401  # the standard library's, which has no type
    return (*(("__eq__",) if params.eq else ()), *(_OF_ORDER if params.order else ()))


def _late(cls: type, name: str, late: Collection[str]) -> Callable[..., Any]:
    """A method that makes all methods of its class, and then is called as what it has become."""

    def method(self: object, *values: Any, **named: Any) -> Any:  # noqa: ANN401  # of any method
        _compile(cls, late)
        return getattr(cls, name)(self, *values, **named)

    method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
    return method


def _compile(cls: Any, late: Collection[str]) -> None:  # noqa: ANN401  # a class with fields
    """Put the methods of a twin into the class. Two threads may do so at once, to the same end."""
    params, fields = cls.__dataclass_params__, dataclasses.fields(cls)
    namespace: dict[str, Any] = {field.name: field for field in fields}
    namespace["__annotations__"] = {field.name: field.type for field in fields}
    namespace["__module__"], namespace["__qualname__"] = cls.__module__, cls.__qualname__
    if hasattr(cls, "__post_init__"):
        namespace["__post_init__"] = cls.__post_init__
    made = dataclasses.dataclass(eq=params.eq, order=params.order, frozen=params.frozen)
    twin: Any = made(type(cls.__name__, (), namespace))
    for name in late:
        setattr(cls, name, getattr(twin, name))


def _freeze(cls: Any, *, slots: bool) -> None:  # noqa: ANN401  # as above
    """Refuse changes, as frozen classes of the standard library do; carry values into copies and other processes."""
    names = frozenset(field.name for field in dataclasses.fields(cls))

    def __setattr__(self: object, name: str, value: object) -> None:  # noqa: N807  # it becomes that
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: object, name: str) -> None:  # noqa: N807  # as above
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    cls.__setattr__, cls.__delattr__ = __setattr__, __delattr__
    if slots and "__getstate__" not in cls.__dict__:
        cls.__getstate__, cls.__setstate__ = _state, _with_state


def _state(self: Any) -> list[Any]:  # noqa: ANN401  # of any class with fields
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _with_state(self: Any, state: list[Any]) -> None:  # noqa: ANN401  # as above
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
