"""Rule pages: what a page must say, and the one clear error of each that does not."""

import re

import pytest

from docverify import forms
from docverify.judge.facts.names import JOINT, names_in, spelled
from docverify.rulebook.broken import BrokenRule
from docverify.rulebook.load import page, rules
from docverify.rulebook.pages import entries

SETS = {"sets": {"hedge": ["about"], "less": ["less", "lower"]}}
PAGE = """# ABC001 — A page

```toml rule
check = "equation"
severity = "error"
source = "Arithmetic."

[messages]
chain = "{claimed} is printed"
```

Why.

```markdown valid
1 + 1 = 2
```

```markdown invalid
1 + 1 = 3 <!-- ABC001 at "3" -->
```
"""
PHRASE = PAGE.replace(
    'check = "equation"',
    'check = "phrase"\nforms = ["{a} @less than {b}"]\nresults = ["b"]\nreadings = { less = "a < b" }',
)


def test_a_page_is_read() -> None:
    entry = entries([("family/a-page.md", PAGE)], SETS)[0]
    assert (entry["code"], entry["name"], entry["title"]) == ("ABC001", "a-page", "A page")
    assert entry["examples"][1] == ["invalid", '1 + 1 = 3 <!-- ABC001 at "3" -->\n', 19, [["ABC001", "3", 1]]]


def test_forms_are_compiled_with_the_page() -> None:
    entry = entries([("family/a-phrase.md", PHRASE)], SETS)[0]
    text, steps = entry["parameters"]["forms"][0]
    assert text == "{a} @less than {b}"
    assert [kind for kind, *_ in steps] == ["quantity", "words", "words", "quantity"]
    assert forms.names(steps) == ("a", "b")
    assert forms.keywords(steps) == [["lower", "less"], ["than"]]  # longest first
    assert forms.needs(steps) == ""  # a number is a count or a measure


def test_parts_make_as_many_forms_as_they_have_texts() -> None:
    parts = SETS | {"parts": {"than": ["than", "vs &end"], "end": ["the"]}}
    entry = entries([("family/a-phrase.md", PHRASE.replace("less than", "less &than"))], parts)[0]
    assert [form[0] for form in entry["parameters"]["forms"]] == ["{a} @less than {b}", "{a} @less vs the {b}"]
    with pytest.raises(BrokenRule, match="there is no part &than; there are other"):
        entries([("family/a-phrase.md", PHRASE.replace("less than", "less &than"))], SETS | {"parts": {"other": []}})


def test_a_language_adds_to_pages_and_to_sets() -> None:
    german = {"a-phrase": {"forms": ["{a} statt {b}"]}, "other-page": {"forms": ["{c}"]}}
    entry = entries([("family/a-phrase.md", PHRASE)], SETS | {"rules": german})[0]
    assert [form[0] for form in entry["parameters"]["forms"]] == ["{a} @less than {b}", "{a} statt {b}"]
    with pytest.raises(BrokenRule, match="with the words of a language"):
        entries([("family/a-phrase.md", PHRASE)], SETS | {"rules": {"a-phrase": {"forms": ["{c} statt {d}"]}}})


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("# ABC001 — A page", "# ABC01 — A page", 1, "the page begins with a heading"),
        ("# ABC001 — A page", "Text first", 1, "the page begins with a heading"),
        ("```toml rule", "```toml", 0, "one block ```toml rule"),
        ('severity = "error"', 'severity = "fatal"', 3, "error, warning or info, not 'fatal'"),
        ('severity = "error"', "severity = error", 5, "no TOML"),  # the line of the slip, not of the block
        ('source = "Arithmetic."', 'source = " "', 3, "`source` is empty"),
        ('source = "Arithmetic."', "", 3, "`source` is missing"),
        ('source = "Arithmetic."', 'sources = "Arithmetic."', 3, "`source` is missing"),
        ('check = "equation"', 'check = "equations"', 3, "did you mean 'equation'?"),
        ('check = "equation"', 'check = "equation"\nseverty = 1', 3, "unknown key `severty`; did you mean 'severity'?"),
        ('check = "equation"', 'check = "phrase"', 3, "`forms` is missing"),
        ('chain = "{claimed} is printed"', "", 3, "[messages] needs a text"),
        ("```markdown valid", "```markdown vaild", 14, "an example is valid, invalid or fixed, not 'vaild'"),
        ("```markdown valid", "```text", 0, "there is no valid example"),
        ("```markdown invalid", "```text", 0, "there is no invalid example"),
        ('<!-- ABC001 at "3" -->', "", 18, "an invalid example needs marks"),
        ('at "3"', 'at "4"', 19, "'4' is not on its line"),
        ("1 + 1 = 2", '1 + 1 = 2 <!-- ABC001 at "2" -->', 15, "a valid example has no marks"),
        ('<!-- ABC001 at "3" -->', '<!-- ABC002 at "3" -->', 0, "no example is marked <!-- ABC001"),
    ],
)
def test_a_broken_page_is_one_error(old: str, new: str, line: int, why: str) -> None:
    _fails("family/a-page.md", PAGE.replace(old, new), line, why)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("{a} @less than {b}", "{a} @fewer than {b}", "there is no set @fewer"),
        ("{a} @less than {b}", "{a:length} than {b}", "'length' is no class"),
        ("{a} @less than {b}", "{a} <less than {b}", "cannot be read from"),
        ("{a} @less than {b}", "{a} <less|<> than {b}", "cannot be read from"),
        ("{a} @less than {b}", "{a} @less <than|> {b}", "'' is no alternative of a choice"),
        ("{a} @less than {b}", "{a} @less than {b} <,|$>", "'$' is no alternative of a choice"),  # `$` alone is an end
        ("{a} @less than {b}", "{a} @less than {c}", "no reading applies to the form"),
        ("a < b", "a < < b", "is no equation"),
        ("a < b", "a < 2 ° b", "cannot be read"),
        ('results = ["b"]', 'results = ["p"]', "`results` names 'p', which is in no form"),
        ('{ less = "a < b" }', '{ less = "a < b", more = "a > c" }', "needs a, c, which no form has together"),
    ],
)
def test_a_broken_form_or_reading_is_one_error(old: str, new: str, why: str) -> None:
    _fails("family/a-phrase.md", PHRASE.replace(old, new), 3, why)


def test_the_name_is_in_kebab_case() -> None:
    _fails("family/A_Page.md", PAGE, 0, "kebab-case")


def test_codes_and_names_are_taken_once() -> None:
    with pytest.raises(BrokenRule, match=r"b/other\.md:1: the code ABC001 is taken by a/page\.md"):
        entries([("a/page.md", PAGE), ("b/other.md", PAGE)], SETS)
    with pytest.raises(BrokenRule, match=r"the name page is taken by a/page\.md"):
        entries([("a/page.md", PAGE), ("b/page.md", PAGE.replace("ABC001", "ABC002"))], SETS)


def test_shipped_rules_are_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in rules().values()]
    assert codes == sorted(codes)
    assert all(page(rule).startswith(f"# {rule.code} — {rule.title}\n") for rule in rules().values())


def _fails(path: str, text: str, line: int, why: str) -> None:
    with pytest.raises(BrokenRule, match=re.escape(why)) as caught:
        entries([(path, text)], SETS)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(caught.value).startswith(f"{path}:{line}:" if line else f"{path}: ")


def test_names_are_found_without_parsing() -> None:
    for rule in rules().values():
        for text in rule.parameters["readings"].values() if rule.check == "relation" else ():
            assert names_in(text) == {name.replace(JOINT, ".") for name in spelled(text).names}
