"""Broken and doubled pictures."""

from made_pictures import photo, png_that_says, saved

JPEG, PNG, WEBP = (saved(photo(), format) for format in ("JPEG", "PNG", "WEBP"))
PICTURES = {
    "half.jpg": JPEG[: len(JPEG) // 2],
    "half.png": PNG[: len(PNG) // 2],
    "half.webp": WEBP[: len(WEBP) // 2],
    "checksum.png": PNG.replace(b"IDAT", b"IDAT\0", 1)[: len(PNG)],
    "rows.png": png_that_says(300, 300),
    "archive.jpg": JPEG + b"PK\3\4" + b"\0" * 96,
    "page.png": PNG + b"<!doctype html><script>alert(1)</script>",
    "script.webp": WEBP + b"alert(1)",
    "double.jpg": JPEG + JPEG,
    "double.png": PNG[:33] + PNG[8:],
}


def make(project):
    """A picture for each, beside the story."""
    from made_pictures import put_picture

    for number, (name, content) in enumerate(PICTURES.items()):
        put_picture(project, content, name, id=f"picture-{number}")
