"""Every link, anchor, picture and style sheet of every page leads to something that is there."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What tells the code of a standard, key question or prompt from others of its rank and domain.
CODE = re.compile(r"(?<=\.)\d+|\b[a-z]?\d+$|(?<=\.)[a-z]\b")


class Page(HTMLParser):
    """The ids and addresses of one page, and the ranks of its headings."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.headings, self.faults = set(), [], [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        identifier = attributes.get("id")
        if identifier is not None:
            if identifier in self.ids:
                self.faults.append(f"the id '{identifier}' stands twice")
            self.ids.add(identifier)
        for name in ("href", "src"):
            if name in attributes:
                self.links.append(attributes[name])
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        for name in attributes:
            if name.startswith("on") or name == "style":
                self.faults.append(f"the attribute '{name}' on <{tag}>")
        if tag in ("script", "iframe", "object", "embed", "form"):
            self.faults.append(f"the element <{tag}>")


def check(root):
    """Returns what is wrong with the pages below a folder, and how many links were followed."""
    root = root.resolve()
    pages = {path: Page(path) for path in sorted(root.rglob("*.html")) if path.is_file()}
    faults, count = [], 0
    for path, page in pages.items():
        name = path.relative_to(root)
        faults += [f"{name}: {fault}" for fault in page.faults]
        if page.headings[:1] != [1] or page.headings.count(1) != 1:
            faults.append(f"{name}: its headings do not begin with the only one of rank 1")
        for before, rank in zip(page.headings, page.headings[1:]):
            if rank > before + 1:
                faults.append(f"{name}: a heading of rank {rank} follows one of rank {before}")
        for link in page.links:
            count += 1
            parts = urlsplit(link)
            if parts.scheme == "data" and link.startswith("data:image/"):
                continue
            if parts.scheme or parts.netloc:
                faults.append(f"{name}: {link[:80]} leads outside")
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or root not in target.parents:
                faults.append(f"{name}: {link} leads to no file")
            elif parts.fragment and unquote(parts.fragment) not in getattr(
                pages.get(target), "ids", ()
            ):
                faults.append(f"{name}: {link} leads to no anchor")
    return faults, count


def kinds(root):
    """One page of each kind: of the widest unit, of a narrower one, and of the first case."""
    found = {}
    for path in sorted(root.rglob("*.html")):
        if not path.is_file():
            continue
        parts = path.relative_to(root).parts
        kind = CODE.sub("#", path.stem)
        if "cases" in parts:
            kind = "case"
        elif "units" in parts:
            is_unit = parts[-2] == "units"
            # A unit's other pages lie in a folder named as its own page is.
            unit = str(path)[: -len(".html")] if is_unit else path.parent
            is_wide = 'id="narrower"' in Path(f"{unit}.html").read_text(encoding="utf-8")
            kind = f"{'wide' if is_wide else 'narrow'} unit {'' if is_unit else kind}"
        found.setdefault(kind, path)
    return list(found.values())
