"""A parsed resolution as plain data for JSON, and back, with nothing lost.

`from_plain(json.loads(json.dumps(to_plain(parsed)))) == parsed` holds for every parsed
resolution. Reading back is strict, since what is read may come from a process that a
hostile file has upset: every field has to be there, of its type, and no other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from .types import ParsedResolution

Plain = dict[str, Any]
_Reader = Callable[[Any], Any]


def to_plain(parsed: ParsedResolution) -> Plain:
    """Return dictionaries, lists, texts, numbers and None; dates are ISO 8601."""
    return cast(Plain, _plain(parsed))


def from_plain(plain: Plain) -> ParsedResolution:
    """Return the parsed resolution that `to_plain` was given.

    Raises ValueError for anything that `to_plain` does not write.
    """
    return cast(ParsedResolution, _reader(ParsedResolution)(plain))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


@cache
def _reader(wanted: Any) -> _Reader:
    """Return a function that reads a value of the type of a field."""
    origin, arguments = get_origin(wanted), get_args(wanted)
    if is_dataclass(wanted):
        return _record_reader(cast(type, wanted))
    if origin is tuple:
        return _list_reader(_reader(arguments[0]))
    if origin in (Union, UnionType):
        (other,) = (each for each in arguments if each is not NoneType)
        return _optional_reader(_reader(other))
    if origin is Literal:
        return _choice_reader(arguments)
    if wanted is date:
        return _read_date
    return _scalar_reader(wanted)


def _record_reader(wanted: type) -> _Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(wanted).items()}

    def read(value: Any) -> Any:
        if not isinstance(value, dict) or value.keys() != readers.keys():
            raise ValueError(f"A {wanted.__name__} does not have its fields.")
        return wanted(**{name: readers[name](value[name]) for name in readers})

    return read


def _list_reader(read_each: _Reader) -> _Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise ValueError(f"A list is wanted, not {type(value).__name__}.")
        return tuple(read_each(each) for each in value)

    return read


def _optional_reader(read_other: _Reader) -> _Reader:
    return lambda value: None if value is None else read_other(value)


def _choice_reader(choices: tuple[Any, ...]) -> _Reader:
    def read(value: Any) -> Any:
        if value not in choices:
            raise ValueError(f"One of {', '.join(choices)} is wanted.")
        return value

    return read


def _scalar_reader(wanted: type) -> _Reader:
    def read(value: Any) -> Any:
        # bool is a kind of int in Python, and is none here.
        if type(value) is not wanted:
            raise ValueError(
                f"A value of type {wanted.__name__} is wanted, "
                f"not {type(value).__name__}."
            )
        return value

    return read


def _read_date(value: Any) -> date:
    if not isinstance(value, str):
        raise ValueError("A date is wanted.")
    return date.fromisoformat(value)
