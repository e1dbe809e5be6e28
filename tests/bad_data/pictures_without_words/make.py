"""Pictures without words."""

from approving import by_call_sign
from made_pictures import photo, put_picture, saved


def make(project):
    """One that a language does not describe, two whose description is the name of the file, one with a hidden person's name."""
    for id in ("market", "square", "street", "bridge"):
        put_picture(project, saved(photo(), "JPEG"), f"{id}.jpg", id=id)
    for id, alt in (("square", "Square"), ("street", "street.jpg"), ("bridge", "Kropka on a bridge")):
        project.replace("data/stories/2022-example-story/en.yml", f"{id}: {{alt: An empty market in the morning}}", f"{id}: {{alt: {alt}}}")
    project.replace("data/stories/2022-example-story/be.yml", "  market: {alt: Пусты рынак раніцай}\n", "")
    by_call_sign(project)
