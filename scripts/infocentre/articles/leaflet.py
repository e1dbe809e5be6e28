"""What a printed guide bears so that it can be found again: the address, in letters and as a code for a camera."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from .desk import Desk

QUIET_ZONE = 4
"""Empty modules around the code, as ISO/IEC 18004 asks."""


def leaflet(desk: Desk, address: str, language: str) -> dict[str, Any]:
    """The address to print, with its code; a site that does not know its own address prints name and path only."""
    site = desk.site
    if not site.base_address:
        return {"address": f"{site.name[language]}, /{address}", "code": Markup("")}
    return {"address": site.base_address + address, "code": qr(site.base_address + address)}


def qr(text: str) -> Markup:
    """A text as a QR code in SVG, readable with up to 15 % of it soiled; it fills the box it is put into."""
    import segno  # few builds make a guide, and it takes a while to load

    code = segno.make(text, micro=False, error="m", boost_error=False)
    return Markup(code.svg_inline(border=QUIET_ZONE, omitsize=True, lineclass=None, svgclass=None, light="#fff"))
