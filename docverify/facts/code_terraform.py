"""Terraform text -> settings: defaults of variables, and keys that are set to a variable, where its value stands."""

import re
from collections.abc import Iterator, Mapping

from docverify.facts.code_setting import Setting

LANGUAGES = frozenset({"hcl", "terraform", "tf", "tfvars"})
_NUMBER = r"\d[\d_]*(?:\.\d+)?"
_VARIABLE = re.compile(
    rf"^[ \t]*variable[ \t]+\"(\w+)\"[ \t]*\{{(?:[^{{}}]|\{{[^{{}}]*\}})*?\bdefault[ \t]*=[ \t]*\"?({_NUMBER})",
    re.MULTILINE,
)
_PLAIN = re.compile(rf"^[ \t]*(\w+)[ \t]*=[ \t]*\"?({_NUMBER})\"?[ \t]*$", re.MULTILINE)
_ASKED = re.compile(r"(?<![\w.])(\w+)[ \t]*=[ \t]*(?:var|local)\.(\w+)[ \t]*$", re.MULTILINE)


def terraform_settings(text: str, holders: Mapping[int, tuple[str, ...]]) -> Iterator[Setting]:
    """`holders` are the keys that hold each line, by the line's place. A name that is set twice is not known."""
    if "variable" not in text and "var." not in text and "local." not in text:
        return
    for match in _VARIABLE.finditer(text):
        yield Setting((match[1],), match[2], match.start(2))
    values: dict[str, list[re.Match[str]]] = {}
    for pattern in (_VARIABLE, _PLAIN):
        for match in pattern.finditer(text):
            values.setdefault(match[1], []).append(match)
    for asked in _ASKED.finditer(text):
        found = values.get(asked[2], ())
        if len(found) == 1:
            line = text.rfind("\n", 0, asked.start(1)) + 1
            yield Setting((*holders.get(line, ()), asked[1]), found[0][2], found[0].start(2))
