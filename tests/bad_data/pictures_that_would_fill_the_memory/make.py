"""Pictures that would fill the memory."""

from made_pictures import jpeg_of_many_scans, photo, png_that_says, saved, segment

PICTURES = {
    "gigapixels.png": png_that_says(65_000, 65_000),
    "megapixels.png": png_that_says(8_000, 8_000),
    "megabytes.jpg": b"\xff\xd8" + segment(0xFE, b"x" * 60_000) * 150 + saved(photo(), "JPEG")[2:],
    "passes.jpg": jpeg_of_many_scans(1_000),
}


def make(project):
    """A picture for each, beside the story."""
    from made_pictures import put_picture

    for number, (name, content) in enumerate(PICTURES.items()):
        put_picture(project, content, name, id=f"picture-{number}")
