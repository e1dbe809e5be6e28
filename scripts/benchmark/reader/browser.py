"""One page, looked at in Chromium as on a cheap phone in a poor network: twice, the second time with what the first left.

The network is “Slow 3G” of Chromium's DevTools (front_end/core/sdk/NetworkManager.ts): 400 kbit/s each way
(500 kbit/s, of which four fifths arrive) and 2,000 ms of latency (five times 400 ms). The processor is slowed
down four times, DevTools' “mid-tier mobile”. Requests to other hosts never leave the machine, and are counted apart.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .missing import Missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOW_3G = {"offline": False, "latency": 400 * 5, "downloadThroughput": 500 * 1000 / 8 * 0.8, "uploadThroughput": 500 * 1000 / 8 * 0.8}
"""In milliseconds and bytes a second."""
SLOWER = 4
PHONE = {"width": 360, "height": 740}
_QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
_PATIENCE = 180_000


@dataclass(frozen=True)
class View:
    """What one look at a page cost: bytes over the wire with their heads, answered requests, requests to others, seconds to the first paint."""

    bytes: float
    requests: float
    elsewhere: float
    paint: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that reaches nothing but this machine; Missing without Playwright or Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise Missing("Playwright is not installed (pip install --require-hashes -r tests/requirements.txt)") from None
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        raise Missing("chromium is not installed (apt-get install chromium), nor named in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_QUIET.split(), _ALONE])
        yield browser
        browser.close()


def first_and_repeat(browser: Browser, address: str) -> tuple[View, View]:
    """A look with nothing kept, and a second one soon after."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, device_scale_factor=2)
    try:
        return _look(context, address), _look(context, address)
    finally:
        context.close()


def _look(context: Any, address: str) -> View:
    page = context.new_page()
    wire = Wire(address)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for event in ("requestWillBeSent", "requestServedFromCache", "responseReceived", "loadingFinished"):
        session.on(f"Network.{event}", getattr(wire, event))
    page.goto(address, wait_until="networkidle", timeout=_PATIENCE)
    paint = page.evaluate(_PAINT)
    page.close()
    if paint is None:
        raise Missing(f"the browser painted nothing at {address}")
    return View(wire.bytes, len(wire.answered), len(wire.elsewhere), paint / 1000)


class Wire:
    """Listens to what goes over the network; the methods are named as the events of the browser's protocol are."""

    def __init__(self, address: str) -> None:
        self.origin = "/".join(address.split("/")[:3]) + "/"
        self.bytes, self.answered, self.elsewhere, self.kept = 0, set(), set(), set()

    def requestWillBeSent(self, event: dict) -> None:
        """A request to another host is noted; it will not be answered."""
        url = event["request"]["url"]
        if url.startswith("http") and not url.startswith(self.origin):
            self.elsewhere.add(event["requestId"])

    def requestServedFromCache(self, event: dict) -> None:
        """What lies in memory costs nothing."""
        self.kept.add(event["requestId"])

    def responseReceived(self, event: dict) -> None:
        """What lies on the disk costs nothing, and `data:` is no request; all else was asked for."""
        if event["response"].get("fromDiskCache") or not event["response"]["url"].startswith("http"):
            self.kept.add(event["requestId"])

    def loadingFinished(self, event: dict) -> None:
        """The bytes that came, with their heads."""
        if event["requestId"] not in self.kept | self.elsewhere:
            self.answered.add(event["requestId"])
            self.bytes += event["encodedDataLength"]
