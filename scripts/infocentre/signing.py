"""OpenSSH's ssh-keygen: makes signatures and tells whose they are."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .approvals import NAMESPACE, Verifier, nobody

SIGNERS = ".signers/allowed_signers"
"""Who may approve, in OpenSSH's format: a line `role key-type key`, for each role of each person."""
_GOOD = re.compile(r"Good \"[^\"]*\" signature for \S+ with \S+ key (SHA256:\S+)")


class CannotSign(Exception):
    """ssh-keygen is missing or refused the key."""


def sign(statement: bytes, key: Path) -> str:
    """The signature of a statement with a private key; CannotSign with ssh-keygen's words otherwise."""
    done = _run(["-Y", "sign", "-q", "-n", NAMESPACE, "-f", str(key)], statement)
    if done.returncode:
        raise CannotSign(done.stderr.decode(errors="replace").strip() or "ssh-keygen could not sign")
    return done.stdout.decode()


def verifier(signers: str) -> Verifier:
    """A verifier that trusts the signers in the text of an allowed_signers file, and nobody else."""
    if not signers.strip():
        return nobody

    def verify(statement: bytes, role: str, signature: str) -> str | None:
        with tempfile.TemporaryDirectory() as folder:
            allowed, signed = Path(folder) / "signers", Path(folder) / "signature"
            allowed.write_text(signers, encoding="utf-8")
            signed.write_text(signature, encoding="utf-8")
            done = _run(["-Y", "verify", "-n", NAMESPACE, "-f", str(allowed), "-I", role, "-s", str(signed)], statement)
        match = _GOOD.search(done.stdout.decode(errors="replace"))
        return match[1] if match and done.returncode == 0 else None

    return verify


def signers_of(root: Path) -> str:
    """The text of the signers' list in a checkout; empty where there is none."""
    file = root / SIGNERS
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _run(arguments: list[str], text: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise CannotSign("ssh-keygen is not installed; it is part of OpenSSH")
    return subprocess.run([program, *arguments], input=text, capture_output=True, timeout=30, check=False)
