"""File names that tell too much."""

from made_pictures import photo, saved

PICTURES = {
    name: saved(photo(), "JPEG")
    for name in ("IMG_20220301_1432.jpg", "Example_Person_Lviv.jpg", "dsc01234.jpg", "2022-03-01-14-32.jpg", "49-8397-24-0297.jpg", "380-44-123-45-67.jpg")
}


def make(project):
    """A picture for each, beside the story."""
    from made_pictures import put_picture

    for number, (name, content) in enumerate(PICTURES.items()):
        put_picture(project, content, name, id=f"picture-{number}")
