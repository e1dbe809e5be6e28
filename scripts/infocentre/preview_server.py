"""A preview on 127.0.0.1: MkDocs' reloading server, for which each page is made when a browser asks for it."""

from __future__ import annotations

import logging
import posixpath
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from . import clock
from .frame_memory import remembered
from .mkdocs_plugin import render_frames
from .preview import Preview
from .report import as_text
from .signing import signers_of, verifier

log = logging.getLogger("mkdocs.plugins.infocentre")
_WATCHED = ("data", "docs", "overrides", "mkdocs.yml", ".signers")
_STILL = 0.03
"""Seconds without a change after which an editor's program has written all it had to write."""


def serve(root: Path, port: int) -> None:
    """Shows the project in `root` on 127.0.0.1 until it is interrupted, and reloads what changes."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for name in (log.name, "mkdocs.livereload"):
        logging.getLogger(name).setLevel(logging.INFO)
    preview = Preview(root, lambda desk: remembered(root, desk, lambda: render_frames(root, desk, is_preview=True), "preview"))
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        server = _Server(root, preview, port, Path(folder))
        try:
            server.renew()
            server.serve()
        except KeyboardInterrupt:
            log.info("The preview has ended.")
        finally:
            server.shutdown()


class _Server(LiveReloadServer):
    """Puts a page into the folder that is served in the moment in which it is asked for."""

    def __init__(self, root: Path, preview: Preview, port: int, folder: Path):
        super().__init__(builder=self.renew, host="127.0.0.1", port=port, root=str(folder))
        self._project, self._preview, self._folder = root, preview, folder
        self.build_delay = _STILL
        self.error_handler = lambda code: preview.content("404.html") if code == 404 else None
        self.observer = Observer()
        for name in _WATCHED:
            if (root / name).exists():
                self.watch(str(root / name))

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Renews the preview whenever something below the path is written, comes or goes; reading it is no change."""
        self._watched_paths[path] = 1
        self.observer.schedule(_Handler(self), path, recursive=recursive)

    def changed(self) -> None:
        """Asks for a renewal."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def renew(self) -> None:
        """Reads again what changed, and says what is wrong with it."""
        problems = self._preview.renew(clock.today(), verifier(signers_of(self._project)))
        if problems:
            log.info(as_text(problems).rstrip("\n"))

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/"):
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            is_page = "." not in posixpath.basename(path)
            self._put(posixpath.normpath(f"/{path}/index.html" if is_page else f"/{path}").lstrip("/"))
        return super().serve_request(environ, start_response)

    def _put(self, name: str) -> None:
        file = self._folder / name
        content = self._preview.content(name)
        if content is None:
            file.unlink(missing_ok=True) if file.is_file() else None
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


class _Handler(FileSystemEventHandler):
    def __init__(self, server: _Server):
        self._server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted") and not (event.is_directory and event.event_type == "modified"):
            self._server.changed()
