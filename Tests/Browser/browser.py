"""Pages as a real browser shows them: accessible, silent, within their own files, narrow or wide."""

from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    # It would ask for the style sheet again, which the page's own policy refuses to scripts.
    "preload": False,
}
# The bytes from which the rules take longer than all else; they are run in the first look only.
LARGE = 100_000
FIRST = ("light", 1280)
# What a reader meets first where no style is applied, in this order.
ORDER = """() => {
  for (const sheet of document.styleSheets) sheet.disabled = true;
  const places = ['a.skip', 'header', 'main', 'footer'].map(
    name => document.querySelector(name).getBoundingClientRect().top + window.scrollY);
  return places.every((place, index) => index === 0 || place >= places[index - 1])
    && document.body.innerText.trim().startsWith('Skip to main content');
}"""


def check(pages, root, program, scheme, width):
    """Returns what is wrong with pages in one colour scheme at one width in pixels."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": 900}
        )
        faults = []
        for path in pages:
            name = f"{path.relative_to(root)} ({scheme}, {width} px)"
            has_rules = (scheme, width) == FIRST or path.stat().st_size < LARGE
            faults += [f"{name}: {fault}" for fault in visit(context, path, root, has_rules)]
        browser.close()
    return faults


def visit(context, path, root, has_rules):
    """Returns what is wrong with one page, by the rules for accessible ones, too, if asked for."""
    faults = []
    page = context.new_page()
    page.on("console", lambda message: faults.append(f"the console says {message.text[:200]}"))
    page.on("pageerror", lambda error: faults.append("a script failed"))
    page.on("dialog", lambda dialog: (faults.append("a dialog opened"), dialog.dismiss()))
    page.on("request", lambda request: faults.extend(outside(request.url, root)))
    page.goto(path.as_uri())
    if page.evaluate("getComputedStyle(document.body).marginTop") != "0px":
        faults.append("the style sheet is not applied")
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        faults.append("it scrolls sideways")
    if page.evaluate("[...document.images].some(image => image.naturalWidth === 0)"):
        faults.append("a picture is not shown")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        faults.append("the first tab stop is not the skip link")
    page.evaluate("document.activeElement.blur()")
    for violation in violations(page) if has_rules else ():
        nodes = violation["nodes"]
        faults.append(f"axe: {violation['id']} in {len(nodes)}, first {nodes[0]['target']}")
    if not page.evaluate(ORDER):
        faults.append("without styles its parts stand in another order")
    page.close()
    return faults


def violations(page):
    """The rules for accessible pages that a page breaks."""
    return Axe().run(page, options=RULES).response["violations"]


def outside(address, root):
    """The address, when it is not a file below the folder."""
    parts = urlsplit(address)
    if parts.scheme == "data":
        return []
    if parts.scheme == "file" and unquote(parts.path).startswith(f"{root}/"):
        return []
    return [f"it asks for {address[:80]}"]
