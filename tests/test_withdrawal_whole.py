"""The real records: a person named in two stories is withdrawn, and no output of any edition holds a form of the name any more."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import re
import shutil
import types
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from made_files import TODAY, Files, files_in
from made_project import CHECKOUT, Project

from infocentre import editions
from infocentre.build import build
from infocentre.editions import Output
from infocentre.frames import SLOTS, Frame, FrameSet, keys, marker
from infocentre.mkdocs_plugin import render_frames
from infocentre.readback import Leak
from infocentre.tokens import tokens, without

ADDRESS = "profiles/khrenau-illia-litvin"
STORIES = ("2014-tactical-group-belarus", "2022-defence-of-kyiv")
# Written out by hand, so that they owe nothing to the code that looks for them: the cases in each language, then other spellings.
FORMS = """
    Хрэнаў Хрэнава Хрэнаву Хрэнавым Хрэнаве Хрэнавы Хрэнавых   Хренов Хренова Хренову Хреновым Хренове Хреновы Хреновых Хреновим Хренові
    Khrenau Khrenaŭ Khrenov Hrenov Chrenau Chrenaŭ Chrenow Chrenaua Chrenauowi Chrenauem Chrenowa Chrenowem
    Літвін Літвіна Літвіну Літвінам Літвіне   Литвин Литвина Литвину Литвином Литвине Литвині Литвинові
    Litvin Lytvyn Litwin Litwina Litwinowi Litwinem Litwinie Lićvin
""".split()
WORD = {"be": "чалавек", "uk": "людина", "ru": "человек", "en": "somebody", "pl": "człowiek"}
_FOUND = re.compile("|".join(sorted({re.escape(text) for form in FORMS for text in (form.lower(), quote(form).lower(), json.dumps(form.lower())[1:-1])}, key=len, reverse=True)))
_PLACE = re.compile(r"^(\S+?):([0-9]+):([0-9]+): mention", re.MULTILINE)
_PARTS = re.compile(r'(?:, )?url: "[^"]*"|\[\[[^\]]*\]\]|[\w’\'-]+')


def held_in(outputs: dict[str, bytes]) -> dict[str, str]:
    """The outputs in which a form of the name stands, in whatever size of letters, and those forms; archives are opened."""
    return {path: match[0] for path, content in opened(outputs) if (match := _FOUND.search(content.decode(errors="replace").lower()))}


def opened(outputs: dict[str, bytes]):
    for path, content in outputs.items():
        yield path, content
        if path.endswith(".zip"):
            archive = zipfile.ZipFile(io.BytesIO(content))
            yield from opened({f"{path}/{name}": archive.read(name) for name in archive.namelist()})
        if path.endswith(".gz"):
            yield from opened({f"{path}/{Path(path).stem}": gzip.decompress(content)})


class Editor:
    """Does by hand what `withdraw` asks for: takes each mention out where it is said to stand."""

    def __init__(self, project: Project):
        self.project = project
        self.keys: dict[str, str] = {}

    def answers(self, output: str) -> None:
        places: dict[str, set[tuple[int, int]]] = {}
        for path, line, column in _PLACE.findall(output):
            places.setdefault(path, set()).add((int(line), int(column)))
        for path, found in places.items():
            lines = (self.project / path).read_text(encoding="utf-8").split("\n")
            for line, column in sorted(found, reverse=True):
                self.mend(lines, line - 1, column - 1, Path(path).stem if Path(path).stem in WORD else "en")
            self.project.write(path, "\n".join(lines))

    def mend(self, lines: list[str], line: int, column: int, language: str) -> None:
        if lines[line][column : column + 1] == ">":  # a folded text: only its beginning is told
            end = next(number for number in range(line + 1, len(lines) + 1) if number == len(lines) or lines[number][:1].strip())
            lines[line + 1 : end] = [_PARTS.sub(lambda part: self.instead(part[0], language) if _FOUND.search(part[0].lower()) else part[0], text) for text in lines[line + 1 : end]]
            return
        for part in _PARTS.finditer(lines[line]):
            if part.start() <= column < part.end():
                lines[line] = lines[line][: part.start()] + self.instead(part[0], language) + lines[line][part.end() :]
        lines[line] = re.sub(r"\[, |, (?=[\]}])|(?<=\{), ", lambda match: "[" if match[0][0] == "[" else "", lines[line])

    def instead(self, part: str, language: str) -> str:
        if 'url: "' in part or part == ADDRESS.partition("/")[2]:
            return ""
        if re.fullmatch(r"[a-z0-9-]*-[a-z0-9-]*", part):  # a key or an id: the same one everywhere
            return self.keys.setdefault(part, f"item-{len(self.keys) + 1}")
        return WORD[language]


def checkout(folder: Path) -> Project:
    """A copy of the checkout's records and templates."""
    for name in ("data", "docs", "overrides"):
        shutil.copytree(CHECKOUT / name, folder / name)
    shutil.copy(CHECKOUT / "mkdocs.yml", folder)
    return Project(folder)


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory) -> Project:
    """The records from which the person was withdrawn, with all that had to be done before."""
    project = checkout(tmp_path_factory.mktemp("real"))
    assert all(ADDRESS.partition("/")[2] in (project / f"data/stories/{story}/story.yml").read_text(encoding="utf-8") for story in STORIES)
    editor = Editor(project)
    for _ in range(4):
        answer = project.run("withdraw", ADDRESS, "--reason", "safety", "--date", str(TODAY))
        if answer.exit_code == 0:
            return project
        editor.answers(answer.output)
    pytest.fail(answer.output)


def bare(catalogue) -> FrameSet:
    """Frames that hold nothing of the theme."""
    return FrameSet(dict.fromkeys(keys(catalogue.languages), Frame.split("<!doctype html><html><head>{}</head><body>{}<main>{}</main></body></html>".format(*map(marker, SLOTS)))))


def built(project: Project, folder: Path, render=bare) -> Files:
    """The whole site of a project."""
    build(project, folder, TODAY, render)
    return files_in(folder)


def everything(desk, frames):
    """An edition that knows no rule: whatever it can reach, as text, packed, and packed once more.

    Without the signs for sources, which would pass for handles, and the digests of translations, which would pass for numbers.
    """
    entries = desk.catalogue.entries.items()
    words = {address: {language: words.model_dump_json(exclude={"translation"}) for language, words in entry.words.items()} for address, entry in entries}
    text = json.dumps({address: [repr(entry.facts), words[address]] for address, entry in entries}, ensure_ascii=False)
    text = without(tokens(text), text)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("all.json", text)
    yield Output("made-up/all.json", lambda: text.encode())
    yield Output("made-up/all.json.gz", lambda: gzip.compress(text.encode(), mtime=0))
    yield Output("made-up/all.zip", packed.getvalue)
    yield Output("made-up/all.zip.gz", lambda: gzip.compress(packed.getvalue(), mtime=0))


@contextlib.contextmanager
def made_up(write):
    """Registers an edition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editions, "EDITIONS", (*editions.EDITIONS, types.SimpleNamespace(outputs=write)))
        yield


@pytest.fixture(scope="module")
def site(withdrawn, tmp_path_factory) -> Files:
    """The next build, with an edition that was added later and knows nothing of withdrawals."""
    with made_up(everything):
        return built(withdrawn, tmp_path_factory.mktemp("after") / "site", lambda catalogue: render_frames(withdrawn, catalogue))


def test_the_name_stands_in_many_outputs_before(tmp_path):
    """So that nothing found afterwards means something: it is in pages of every language, and in each archive."""
    with made_up(everything):
        found = held_in(built(checkout(tmp_path / "project"), tmp_path / "site"))
    assert {path.split("/")[0] for path in found} == {"be", "uk", "en", "ru", "pl", "made-up", "manifest.json", "profiles"}
    assert {path for path in found if path.startswith("made-up/")} == {"made-up/all.json", "made-up/all.json.gz/all.json", "made-up/all.zip/all.json", "made-up/all.zip.gz/all.zip/all.json"}
    print(f"\n{len(found)} outputs hold a form of the name")


def test_no_output_of_any_edition_holds_a_form_of_the_name(site):
    """Pages, lists, manifest, archives; only the tombstones themselves lie at the old address."""
    assert held_in(site) == {}
    assert {path for path in site if _FOUND.search(path.lower())} == {f"{folder}{ADDRESS}/index.html" for folder in ("", "be/", "uk/", "en/", "ru/", "pl/")}
    print(f"\n{len(site)} outputs, {len(FORMS)} forms: 0 found")


@pytest.mark.parametrize("language", ["be", "uk", "en", "ru", "pl"])
def test_the_old_address_says_that_it_was_withdrawn_and_when(site, language):
    """And nothing more: a heading, a line with the day, a way home."""
    said = [text.strip() for text in site.tree(f"{language}/{ADDRESS}/").find("body").itertext() if text.strip()]
    assert len(said) == 3 and "23" in said[1] and "2026" in said[1]
    page = site.html(f"{language}/{ADDRESS}/")
    assert 'content="noindex, nofollow, noarchive"' in page and "safety" not in page


def test_an_edition_that_names_the_withdrawn_address_stops_the_build(withdrawn, tmp_path):
    """Even one that reads the ledger itself, and hides what it writes in an archive."""
    with made_up(lambda desk, frames: [Output("made-up/old.txt.gz", lambda: gzip.compress("\n".join(desk.catalogue.ledger.withdrawn).encode(), mtime=0))]), pytest.raises(Leak) as leak:
        built(withdrawn, tmp_path / "site")
    assert leak.value.messages == ("made-up/old.txt: holds the address of a withdrawn record",)
    assert not (tmp_path / "site").exists()


def test_the_manifest_does_not_tell_where_a_withdrawn_path_stood(site):
    """In the order of what is written in it, not of the paths behind the hashes."""
    files = list(json.loads(site["manifest.json"])["files"])
    assert any(path.startswith("sha256:") for path in files)
    assert files == sorted(files)
