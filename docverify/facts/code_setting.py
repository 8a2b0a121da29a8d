"""A key with a value in code, before it is known what the key means."""

from docverify.classes import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """`path` ends in the key; `start` is the value's place in the flow; `command` counts from one."""

    path: tuple[str, ...]
    value: str
    start: int
    command: int = 0
    line: str = ""  # the command's words

    @property
    def key(self) -> str:
        return self.path[-1]
