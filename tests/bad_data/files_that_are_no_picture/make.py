"""Files that are no picture."""

import gzip

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PICTURES = {
    "telephone.jpg": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "drawing.png": SVG,
    "packed.png": gzip.compress(SVG, mtime=0),
    "paper.jpg": b"%PDF-1.7\n",
    "print.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "layers.jpg": b"8BPS\0\1",
    "sky.jpg": b"SIMPLE  =                    T",
    "moving.png": b"GIF89a\1\0\1\0",
    "film.jpg": b"\0\0\0\x18ftypisom\0\0\0\0",
    "voice.jpg": b"OggS\0\2",
}


def make(project):
    """A picture for each, beside the story."""
    from made_pictures import put_picture

    for number, (name, content) in enumerate(PICTURES.items()):
        put_picture(project, content, name, id=f"picture-{number}")
    put_picture(project, SVG, "drawing.svg", "guides/example-guide")
