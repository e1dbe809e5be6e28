"""The ledger -> what a web server must be told, since files alone cannot say it: that a record is gone for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from .model.site import Ledger, Site


def nginx(site: Site, ledger: Ledger) -> str:
    """Rules for the `server` block of nginx.

    The address of a withdrawn record answers 410 (RFC 9110, 15.5.11) with its own page, in every language, so that search
    engines forget it; what leads nowhere answers 404 with the site's page for wrong addresses.
    """
    folder = urlsplit(site.base_address or "").path or "/"
    return "".join(f"{line}\n" for line in ("# Written by: ./scripts/centre server. Include it in the `server` block.", f"error_page 404 {folder}404.html;", *_gone(folder, site, ledger.withdrawn)))


def _gone(folder: str, site: Site, withdrawn: Iterable[str]) -> Iterator[str]:
    for address in sorted(withdrawn):
        for language in ("", *(f"{code}/" for code in site.languages)):
            place = f"{folder}{language}{address}/"
            yield f"location = {place} {{ error_page 410 {place}index.html; return 410; }}"
            yield f"location = {place}index.html {{ internal; }}"
