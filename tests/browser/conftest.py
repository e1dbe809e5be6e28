"""The site of the real records, built once, served on the loopback, and a browser to look at it."""

from __future__ import annotations

import dataclasses
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_site import KINDS, Site
from infocentre.articles import Desk, open_desk
from infocentre.build import fill
from infocentre.clock import today
from infocentre.mkdocs_plugin import render_frames
from infocentre.model.kinds import CONTACT, GUIDE, STORY
from infocentre.preparing import Prepared, prepare
from infocentre.schema import Entry
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
BASE = "https://centre.example/some/prefix/"
QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real records as they would be published today, on a host whose address nobody has written down."""
    prepared = prepare(ROOT, today())
    catalogue = prepared.catalogue
    catalogue = dataclasses.replace(catalogue, site=catalogue.site.model_copy(update={"base_address": None}))
    return _build(tmp_path_factory.mktemp("site"), dataclasses.replace(prepared, catalogue=catalogue))


@pytest.fixture(scope="session")
def desk_of_the_site() -> Desk:
    """The desk at which the real records are written today."""
    return open_desk(prepare(ROOT, today()).catalogue, ROOT / "overrides")


@pytest.fixture(scope="session")
def old_address() -> str:
    return "guides/an-old-address"


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory, old_address: str) -> Site:
    """The same for a host that serves it under a prefix, with one guide that has moved and much that is in one language only."""
    prepared = prepare(ROOT, today())
    catalogue = prepared.catalogue
    guide = next(catalogue.of_kind(GUIDE))
    alone = {entry.address: _in_one_language(entry) for kind in (STORY, CONTACT) for entry in catalogue.of_kind(kind)}
    catalogue = dataclasses.replace(
        catalogue,
        site=catalogue.site.model_copy(update={"base_address": BASE}),
        ledger=catalogue.ledger.model_copy(update={"redirects": {old_address: guide.address}}),
        entries={**catalogue.entries, **alone},
    )
    return _build(tmp_path_factory.mktemp("addressed"), dataclasses.replace(prepared, catalogue=catalogue))


def _build(folder: Path, prepared: Prepared) -> Site:
    desk = open_desk(prepared.catalogue, ROOT / "overrides")
    fill(ROOT, folder, prepared, desk, render_frames(ROOT, desk))
    return Site(folder, prepared.catalogue.site.base_address or "")


def _in_one_language(entry: Entry) -> Entry:
    original = entry.facts.original
    return dataclasses.replace(entry, words={original: entry.words[original]})


@pytest.fixture(scope="session", params=["site", "addressed"])
def either(request: pytest.FixtureRequest) -> Site:
    """The site as it is, and then the one that knows its address."""
    return request.getfixturevalue(request.param)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", KINDS)


@pytest.fixture
def samples(site: Site, kind: str) -> list[str]:
    """The pages on which a kind is tried: one in each language that has it."""
    assert site.longest(kind), f"there is no page of the kind {kind}"
    return site.longest(kind)


class Host(SimpleHTTPRequestHandler):
    """Serves a folder under a prefix and nothing outside it; the site's own 404.html answers for wrong addresses."""

    protocol_version = "HTTP/1.1"

    def __init__(self, prefix: str, *args: object, **kwargs: object) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.prefix)
        return super().translate_path("/" + path.removeprefix(self.prefix) if inside else "/there-is-nothing-here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _serving(folder: Path, prefix: str = "/") -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, prefix, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()


@pytest.fixture(scope="session")
def served(site: Site) -> Iterator[str]:
    """The address of the site at the root of a server."""
    with _serving(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def served_under_prefix(addressed: Site) -> Iterator[str]:
    """The address of the site that knows its prefix, on a server that has nothing else."""
    with _serving(addressed.folder, urlsplit(BASE).path) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. These tests fail without it; they are never skipped."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail("chromium is missing: install it (apt-get install chromium) or name one in CHROMIUM", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET.split())
        yield browser
        browser.close()
