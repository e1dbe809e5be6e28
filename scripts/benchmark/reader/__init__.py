"""What a reader on a slow network waits for: a built site behind a real server, looked at with a real browser."""

from .missing import Missing
from .views import Reading, Sight, read

__all__ = ["Missing", "Reading", "Sight", "read"]
