"""Modules that are loaded when something of them is asked for, in a process of its own."""

import subprocess
import sys

SCRIPT = """
import sys
from docverify.start import later
later.use()
import ipaddress, traceback
assert "ipaddress" in sys.modules and "_BaseV4" not in vars(ipaddress)
assert str(ipaddress.ip_address("10.0.0.1")) == "10.0.0.1"
assert sys.modules["ipaddress"].__file__
from traceback import format_exc
assert "NoneType" in format_exc()
from inspect import signature
assert str(signature(lambda a, b=1: a)) == "(a, b=1)"
import dataclasses
dataclasses.inspect = later.undescribed()
@dataclasses.dataclass
class Plain:
    a: int
assert Plain.__doc__ == "Plain(...)" and Plain(1).a == 1
assert str(dataclasses.inspect.getdoc(Plain)) == "Plain(...)"
"""


def test_they_are_there_when_they_are_needed() -> None:
    found = subprocess.run([sys.executable, "-S", "-c", SCRIPT], check=False, capture_output=True, text=True)
    assert found.stderr == ""
