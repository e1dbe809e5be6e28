"""The child process: one picture comes in on standard input, clean copies go out on standard output.

Whatever a hostile picture does to a decoder happens here, within limits that are set before
its first byte is read. A line of JSON comes in, then the file; a line of JSON goes out, then
the copies one after the other. `child` is the other end.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["memory"] * 1024 * 1024, request["seconds"])
    answer, copies = _answer(sys.stdin.buffer.read(), request)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + b"".join(copies))


def _limit(memory: int, seconds: int) -> None:
    """Bounds this process. Windows has no such limits; there only the parent's clock ends it."""
    try:
        import resource
    except ImportError:
        return
    wanted = {resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: seconds + 1, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}
    for which, value in wanted.items():
        _, most = resource.getrlimit(which)
        value = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(which, (value, value))


def _answer(content: bytes, request: dict) -> tuple[dict, list[bytes]]:
    try:
        from .copies import Outside, develop  # Pillow is loaded within the limits, too

        return develop(content, request)
    except Outside as outside:
        return {"fault": "mask", "number": outside.number, "size": outside.size}, []
    except MemoryError:
        return {"fault": "memory"}, []
    except Exception:  # Pillow raises many kinds for broken files, and no text out of a file may reach a log
        return {"fault": "damaged"}, []


if __name__ == "__main__":
    main()
