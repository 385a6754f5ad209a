"""Pictures as cameras write them."""

import io

from PIL import Image


def photo(secret: str) -> io.BytesIO:
    """A picture that says more than it shows: its maker, a comment, and where it was taken."""
    exif = Image.Exif()
    exif[0x013B] = exif[0x010E] = exif[0x9C9C] = secret
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 24.0, 12.0), 3: "E", 4: (25.0, 6.0, 18.0)})
    made = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(made, "JPEG", exif=exif, comment=secret.encode())
    made.seek(0)
    return made
