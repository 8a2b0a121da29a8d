"""MDX is Markdown with imports, exports and comments, which say nothing."""

from docverify import check
from docverify.document.mdx import markdown
from docverify.source import Source

TEXT = """import Tabs from '@theme/Tabs'
export const layout = {
  gpus: 2 + 2 = 5
}

# Plan

{/* once: 2 + 2 = 5 */}

<Tabs>

- Sum: 2 + 2 = 5

</Tabs>

```js
export const x = 1 {/* kept */}
```
"""


def test_only_what_is_told_is_judged() -> None:
    source = Source("plan.mdx", TEXT)
    assert [source.place(finding.span.start).line for finding in check(source).findings] == [12]


def test_every_place_stays() -> None:
    assert len(markdown(TEXT)) == len(TEXT)
    assert "{/* kept */}" in markdown(TEXT)
    assert markdown("{/* not closed") == " " * 14


def test_in_markdown_they_are_text() -> None:
    assert len(check(Source("plan.md", TEXT)).findings) > 1
