"""A folder served by nginx on the loopback, with its files compressed beforehand, as a careful host would."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .missing import Missing

_COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".webmanifest"}
_BROTLI_MODULES = (Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"), Path("/usr/lib64/nginx/modules/ngx_http_brotli_static_module.so"))
_CONFIG = """{load}daemon off;
worker_processes 1;
error_log {place}/error.log;
pid {place}/nginx.pid;
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/css css; text/javascript js; image/svg+xml svg; application/json json; application/xml xml; image/png png; image/webp webp; font/woff2 woff2; }}
  access_log off;
  client_body_temp_path {place}/body; proxy_temp_path {place}/proxy; fastcgi_temp_path {place}/fastcgi; uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder};
    gzip_static on;{brotli}
    add_header Cache-Control "max-age=600";
    location ~ (/|\\.html)$ {{ add_header Cache-Control "no-cache"; }}
  }}
}}
"""


@dataclass(frozen=True)
class Programs:
    """What serves and compresses; without either part of Brotli only gzip is served."""

    nginx: str
    brotli: str | None
    module: Path | None

    @property
    def compression(self) -> str:
        """What a browser gets, in words for the table."""
        return "Brotli or gzip" if self.brotli else "gzip only: Brotli needs the Debian packages `brotli` and `libnginx-mod-http-brotli-static`"


def programs() -> Programs:
    """What is installed; Missing when nginx is not."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx:
        raise Missing("nginx is not installed (apt-get install nginx-light)")
    brotli, module = shutil.which("brotli"), next((file for file in _BROTLI_MODULES if file.is_file()), None)
    return Programs(nginx, brotli, module) if brotli and module else Programs(nginx, None, None)


@contextmanager
def serving(folder: Path, place: Path, tools: Programs) -> Iterator[str]:
    """The address of a server for `folder`, which gets compressed copies beside its files; `place` is for the server's own files."""
    compress(folder, tools.brotli)
    place.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    (place / "nginx.conf").write_text(config(folder, place, port, tools.module), "utf-8")
    server = subprocess.Popen([tools.nginx, "-p", str(place), "-e", str(place / "error.log"), "-c", str(place / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        _wait(server, port, place)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(10)


def config(folder: Path, place: Path, port: int, module: Path | None) -> str:
    """The server's whole configuration; nothing of the machine's own is read."""
    load, brotli = (f"load_module {module};\n", " brotli_static on;") if module else ("", "")
    user = "user root;\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""  # the folder may be closed to others
    return user + _CONFIG.format(load=load, brotli=brotli, place=place, folder=folder, port=port)


def compress(folder: Path, brotli: str | None) -> None:
    """Puts `.gz` and, with the program `brotli`, `.br` beside every file of text."""
    files = [file for file in folder.rglob("*") if file.suffix in _COMPRESSED and file.is_file()]
    for file in files:
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
    for start in range(0, len(files) if brotli else 0, 500):
        subprocess.run([brotli, "-q", "11", "-f", "-k", *map(str, files[start : start + 500])], check=True)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _wait(server: subprocess.Popen, port: int, place: Path) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
        if server.poll() is not None:
            break
    log = place / "error.log"
    raise Missing(f"nginx does not start: {log.read_text('utf-8')[-300:] if log.is_file() else 'it says nothing'}")
