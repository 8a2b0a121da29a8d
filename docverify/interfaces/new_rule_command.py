"""`docverify new-rule`: a page for a rule of one's own that passes its own test."""

import re
from pathlib import Path

import click

from docverify.rulebook.load import rules
from docverify.shipped import OWN_RULES, own

_NAME = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FOLDER = "my-rules"
_PAGE = """\
# {code} — No more than 256 requests are served at once

```toml rule
check = "relation"
severity = "warning"
source = "Our operations handbook, section 4."
results = ["concurrency"]

[readings]
"house limit" = "concurrency <= 256"

[messages]
relation = "{{claimed}} concurrent requests are stated, but the house limit is 256"
```

Say here what the rule checks and why. `docverify facts FILE.md` shows the names that a document's values have;
`[readings]` are equations (`=`, `<=`, `>=`) over them, of which one must hold. `docverify rule NAME` prints the pages
that come with docverify.

## Examples

```markdown valid
- **Concurrent requests**: 200
```

```markdown valid
| Setting | Value |
|---|---|
| Concurrency | 256 |
```

```markdown invalid
- **Concurrent requests**: 512 <!-- {code} at "512" -->
```

```markdown invalid
The service runs at a concurrency of 1,024. <!-- {code} at "1,024" -->
```
"""


@click.command(name="new-rule")
@click.argument("name", metavar="FAMILY/NAME")
@click.option("--rules", "folder", type=click.Path(path_type=Path), help="Default: the configuration's first folder.")
def new_rule(name: str, folder: Path | None) -> None:
    """Write the page of a rule of your own, as FOLDER/FAMILY/NAME.md, with examples that hold.

    Exits with 2 if the name is taken.
    """
    if not _NAME.fullmatch(name):
        raise click.UsageError(f"a rule is called family/name in kebab-case, such as house/request-limit, not {name!r}")
    configured = [place for place in own(OWN_RULES) if place.is_dir() or not place.suffix]
    folder = folder or (configured[0] if configured else Path(_FOLDER))
    path = folder / f"{name}.md"
    short = name.partition("/")[2]
    if path.exists() or short in rules():
        raise click.UsageError(f"there is a rule {short!r} already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_PAGE.format(code=_code(name)), "utf-8")
    click.echo(f"{path}: change its equation, words and examples, then run `docverify test {folder}`")
    if folder.resolve() not in [place.resolve() for place in own(OWN_RULES)]:
        click.echo(f'`rules = ["{folder}/"]` in docverify.toml or under [tool.docverify] in pyproject.toml uses it')


def _code(name: str) -> str:
    """Three letters of the family and the next free number."""
    letters = (re.sub(r"[^a-z]", "", name.partition("/")[0]).upper() + "XXX")[:3]
    taken = {rule.code for rule in rules().values()}
    return next(code for n in range(1, 1000) if (code := f"{letters}{n:03}") not in taken)
