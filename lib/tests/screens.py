"""Screens on which pages are looked at, and what a browser says of them."""

from axe_playwright_python.sync_playwright import Axe
from checkouts import ROOT
from playwright.sync_api import Page

SCREENSHOTS = ROOT / "target" / "browser"
# The width of a desktop and of a phone, in the colours of day and night.
SCREENS = [(1200, "light"), (1200, "dark"), (390, "light"), (390, "dark")]


def findings(page: Page) -> list[str]:
    """What axe-core calls serious or critical."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{found['id']}: {found['nodes'][0]['html'][:200]}"
        for found in violations
        if found["impact"] in ("serious", "critical")
    ]
