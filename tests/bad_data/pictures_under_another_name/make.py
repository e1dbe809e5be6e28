"""Pictures under another name."""

from made_pictures import photo, saved

PICTURES = {
    "png.jpg": saved(photo(), "PNG"),
    "webp.png": saved(photo(), "WEBP"),
    "jpeg.webp": saved(photo(), "JPEG"),
    "tiff.jpg": saved(photo(), "TIFF"),
    "page.jpg": b"<!doctype html><script>alert(1)</script>",
}


def make(project):
    """A picture for each, beside the story."""
    from made_pictures import put_picture

    for number, (name, content) in enumerate(PICTURES.items()):
        put_picture(project, content, name, id=f"picture-{number}")
