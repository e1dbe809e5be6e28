"""Keys, signers and records by consent, for the tests of approvals."""

import subprocess
from pathlib import Path

SIGNERS = ".signers/allowed_signers"
CONTACT = "data/contacts/example-line/contact.yml"
OLD, NEW = "+380 44 000 00 00", "+380 44 000 00 01"
"""The number of that contact, and one that differs by a digit."""
PROFILE = "data/profiles/example-volunteer/profile.yml"
CONSENT = """basis: consent
  consent: {reference: k7q2x9, fields: [name, role, summary, status_line, body, timeline, life, died, places, topics, facts], channels: [site], languages: [en, be, uk, ru, pl], on: 2026-11-01}"""


def new_key(folder: Path, name: str) -> Path:
    """A private key without a passphrase; its public half lies beside it."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)], check=True)
    return folder / name


def trust(project, **keys: Path) -> None:
    """A signers' list that names each key for the role of its name (underscores for hyphens)."""
    lines = [f"{role.replace('_', '-')} {key.with_suffix('.pub').read_text()}" for role, key in keys.items()]
    project.write(SIGNERS, "".join(lines))


def by_consent(project) -> None:
    """Makes the example profile rest on a consent that covers all that it shows."""
    project.replace(PROFILE, "basis: public-record", CONSENT)
    project.replace(PROFILE, "relatives_at_risk: unknown", "relatives_at_risk: none")


def git(project, *arguments: str) -> str:
    """What git answers in the project."""
    command = ["git", "-C", str(project), "-c", "user.name=Example", "-c", "user.email=example@users.noreply.example.org", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "TZ": "UTC", "HOME": str(project)}).stdout


def commit_all(project) -> None:
    """The whole project as the first or next commit of its branch `main`."""
    if not (project / ".git").exists():
        git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-q", "--allow-empty", "-m", "records")


def by_call_sign(project):
    """Shows the example person by a call-sign only, with the dates and places that go with it."""
    project.replace("data/profiles/example-volunteer/profile.yml", "level: 4", "level: 2")
    for language in ("en", "be"):
        file = project / f"data/profiles/example-volunteer/{language}.yml"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join("call_sign: Kropka\n" if line.startswith("name:") else line for line in lines if not line.startswith("call_sign:")), encoding="utf-8")
