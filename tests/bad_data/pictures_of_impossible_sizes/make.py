"""Pictures of impossible sizes."""

from made_pictures import chunk, moving, png_that_says

PICTURES = {
    "dot.png": png_that_says(1, 1),
    "line.png": png_that_says(65_535, 1),
    "nothing.png": png_that_says(0, 0),
    "moving.webp": moving("WEBP"),
    "film.png": png_that_says(300, 300, chunk(b"fcTL", b"\0" * 26) * 100_000),
}


def make(project):
    """A picture for each, beside the story."""
    from made_pictures import put_picture

    for number, (name, content) in enumerate(PICTURES.items()):
        put_picture(project, content, name, id=f"picture-{number}")
