"""The HTML report in a real browser: nothing is fetched, everybody can use it, no document can do anything in it.

Needs playwright and a chromium of the system (`pip install playwright`, `apt-get install chromium`); the check of
accessibility needs axe-core, whose axe.min.js DOCVERIFY_AXE names. What is missing is skipped.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from docverify.interfaces.dossier import dossier
from docverify.reports.page import page as made
from docverify.source import Source

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
STORY = Path(__file__).parents[2] / "fixtures/report/deployment.md"
HOSTILE = """# <script>document.title = "an attack"</script>

8 × 4 = 36 GPUs <img src=x onerror="document.title='an attack'"> and ![6](https://example.org/spy.png)

</script><script>document.title = "an attack"</script> 9 × 4 = 37 GPUs

| <svg onload="document.title='an attack'"> | [5](javascript:alert(1)) |
|---|---|
| `</code></pre><script>document.title='an attack'</script>` 7 × 3 = 22 | `x` |

```
</code></pre><script>document.title = "an attack"</script> 5 × 5 = 26
```
"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Opens the report on a text from disk; every request and every complaint of the browser fails the test."""
    contexts = []
    wrong: list[str] = []

    def visit(text: str, **options: Any) -> Any:
        file = tmp_path / "report.html"
        file.write_text(made(dossier(Source("deployment.md", text))), "utf-8")
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield visit
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessible_in_both_themes(visit: Callable[..., Any], theme: str) -> None:
    axe = Path(os.environ.get("DOCVERIFY_AXE", "node_modules/axe-core/axe.min.js"))
    if not axe.is_file():
        pytest.skip("axe-core is not here: npm install axe-core, and DOCVERIFY_AXE=…/axe.min.js")
    page = visit(STORY.read_text("utf-8"), color_scheme=theme, bypass_csp=True)
    page.evaluate(axe.read_text("utf-8") + ";0")
    found = page.evaluate("axe.run()")["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_hover_shows_where_a_number_comes_from(visit: Callable[..., Any]) -> None:
    page = visit(STORY.read_text("utf-8"))
    card = page.locator("#card")
    assert not card.is_visible()
    page.locator("button.n", has_text="12.15 GB").first.hover()
    assert "3.25 GB + 6.4 GB + 2.5 GB = 12.15 GB" in card.inner_text()
    assert "2.5 GB line 20" in card.inner_text()
    page.keyboard.press("Escape")
    assert not card.is_visible()


def test_the_keyboard_reaches_everything(visit: Callable[..., Any]) -> None:
    page = visit(STORY.read_text("utf-8"))
    number = page.locator("button.n", has_text="12.15 GB").first
    number.focus()
    assert page.locator("#card").is_visible()
    assert number.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#card') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report.html#f0")  # the address is told after the key
    assert not page.locator("#card").is_visible()


def test_filters(visit: Callable[..., Any]) -> None:
    page = visit(STORY.read_text("utf-8"))
    assert page.locator("#shown").inner_text() == "2 of 2 shown"
    page.get_by_role("checkbox", name="warning").uncheck()
    assert page.locator(".finding:visible").count() == 1
    assert page.locator("#shown").inner_text() == "1 of 2 shown"
    page.get_by_role("checkbox", name="ARI").uncheck()
    assert page.locator(".finding:visible").count() == 0
    assert page.locator(".document .bad").count() == 0


def test_links_lead_to_numbers(visit: Callable[..., Any]) -> None:
    page = visit(STORY.read_text("utf-8"))
    page.locator("#f0 a").first.click()
    assert page.locator(":target").inner_text() == "6.4 GB"


def test_the_theme_can_be_changed(visit: Callable[..., Any]) -> None:
    page = visit(STORY.read_text("utf-8"), color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 28)"


def test_a_hostile_document_is_shown_and_does_nothing(visit: Callable[..., Any]) -> None:
    page = visit(HOSTILE)
    assert page.title() != "an attack"
    assert page.locator(".document script, .document img, .document svg, [onerror], [onload]").count() == 0
    assert page.locator("script").count() == 2
    assert page.locator(".document .bad").count() == 4


def test_without_scripts_the_report_can_be_read(visit: Callable[..., Any]) -> None:
    page = visit(STORY.read_text("utf-8"), java_script_enabled=False)
    assert page.locator(".finding").count() == 2
    assert page.locator("#corrections").inner_text().count("8.95 GB") >= 2
    assert page.locator("svg.drawing").count() == 4


def test_print_leaves_out_what_paper_cannot_do(visit: Callable[..., Any]) -> None:
    page = visit(STORY.read_text("utf-8"))
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not page.locator("#filters").is_visible()
    assert page.locator("#corrections").is_visible()
    assert len(page.pdf()) > 10_000


def test_narrow_screens_do_not_scroll_sideways(visit: Callable[..., Any]) -> None:
    page = visit(STORY.read_text("utf-8"), viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_large_document(visit: Callable[..., Any]) -> None:
    page = visit("\n\n".join(f"Pool {i}: {i} × 8 = {i * 8} GPUs and some words." * 3 for i in range(2, 800)))
    page.locator("button.n").nth(3000).hover()
    assert page.locator("#card").is_visible()
