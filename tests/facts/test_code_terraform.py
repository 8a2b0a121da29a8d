"""Settings of Terraform: defaults of variables, and keys that are set to one."""

import pytest

from docverify.facts.code_data import data_settings
from docverify.facts.code_terraform import terraform_settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('variable "n" {\n  default = 6\n}\n', [("n", "6")]),
        ('variable "n" {\n  type = number\n  validation {\n    x = 1\n  }\n  default = "6"\n}\n', [("n", "6")]),
        ('variable "n" {\n  type = number\n}\n', []),
        ('variable "n" {\n  default = 6\n}\nsize = var.n\n', [("n", "6"), ("size", "6")]),
        ("locals {\n  n = 6\n}\nsize = local.n\n", [("size", "6")]),
        ("n = 6\nn = 8\nsize = local.n\n", []),  # which of them?
        ("size = var.unknown\n", []),
        ("n = 6\nsize = local.n * 2\n", []),
    ],
)
def test_variables(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(terraform_settings(text, {}))
    assert [(each.key, each.value) for each in found] == expected
    assert all(text.startswith(each.value, each.start) for each in found)


def test_labels_hold_what_stands_in_their_block() -> None:
    text = 'resource "aws_instance" "gpu" {\n  count = 4\n}\n'
    assert [each.path for each in data_settings(text, "hcl")] == [("resource", "aws_instance", "gpu", "count")]
