"""The shape of the project: who imports whom, where the clock is read, how long a file is, what lies at the top."""

import ast
import fnmatch
import os
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scripts" / "infocentre"
FILES = sorted(PACKAGE.rglob("*.py"))

# The journey of a record. A module imports only what stands above it in this list; a package counts as one.
ORDER = (
    "problem",
    "limits",
    "decode",
    "ordinary_files",
    "yaml_faults",
    "yaml_plain",
    "yaml_places",
    "yaml_lines",
    "stamps",
    "standing",
    "cache",
    "recipe",
    "record_index",
    "shared",
    "meanwhile",
    "site_folder",
    "last_build",
    "model",
    "load",
    "model_faults",
    "salvage",
    "schema",
    "approvals",
    "tokens",
    "lookalikes",
    "details",
    "name_forms",
    "checks",
    "brief",
    "traces",
    "extract",
    "holdings",
    "memory",
    "darkroom",
    "pictures",
    "withdrawal",
    "catalogue",
    "words",
    "markup",
    "ornament",
    "articles",
    "frames",
    "editions",
    "strays",
    "answers",
    "frame_memory",
    "readback",
    "weights",
    "page_memory",
    "staging",
    "workers",
    "preparing",
    "build",
    "signing",
    "trusted",
    "commits",
    "report",
    "server_rules",
    "starting",
    "translation_block",
    "field_guide",
    "clock",
    "mkdocs_plugin",
    "preview",
    "preview_server",
    "cli",
    "__main__",
)
# Who starts everything may ask what day it is; everybody else is told.
MAY_LOOK_AROUND = ("clock", "mkdocs_plugin", "preview_server", "cli")
# The modules that are a door to another process: ssh-keygen, git, and our own one in which hostile pictures are decoded.
MAY_START_PROGRAMS = ("signing", "trusted", "darkroom.child")
AT_THE_TOP = {
    ".ci", ".git", ".github", ".signers", ".gitattributes", ".gitignore", ".schema", ".vscode", "ARCHITECTURE.md", "CONTRIBUTING.md", "LICENSE", "README.md",
    "data", "docs", "mkdocs.yml", "overrides", "pyproject.toml", "scripts", "tests",
}  # fmt: skip


def name_of(file):
    """The module's name in the package, with dots; a package has the name of its folder."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file):
    """Every module that a file imports, by its full name; inside a function counts, and so does a type."""
    package = ["infocentre", *file.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])]) if node.level else node.module
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield whole if whole.removeprefix("infocentre.") in MODULES and base.startswith("infocentre") else base


MODULES = {name_of(file) for file in FILES}


def imports_of_our_own(file):
    return {name.removeprefix("infocentre").lstrip(".") for name in imports(file) if name.split(".")[0] == "infocentre"} - {name_of(file)}


def ids(file):
    return file.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("file", FILES, ids=ids)
def test_only_the_plugin_and_the_server_of_the_preview_import_mkdocs(file):
    found = {name for name in imports(file) if name.split(".")[0] in ("mkdocs", "material")}
    assert not found or name_of(file) in ("mkdocs_plugin", "preview_server")


@pytest.mark.parametrize("file", [file for file in FILES if name_of(file)], ids=ids)
def test_imports_go_only_downwards(file):
    own = name_of(file).split(".")[0]
    others = {name.split(".")[0] for name in imports_of_our_own(file)} - {own}
    assert {other for other in others if ORDER.index(other) >= ORDER.index(own)} == set()


@pytest.mark.parametrize("file", [file for file in FILES if name_of(file).startswith("articles.") and name_of(file) != "articles.desk"], ids=ids)
def test_an_article_asks_its_desk_and_nothing_past_it(file):
    """What the desk does not note, no page rests on: an edit of it would leave the page as it was."""
    used = {node.attr for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Attribute)}
    assert not used & {"catalogue", "tongues", "shelves"}


def test_no_two_modules_import_each_other_even_by_a_detour():
    list(TopologicalSorter({name_of(file): imports_of_our_own(file) for file in FILES}).static_order())


def test_the_order_names_every_module_and_no_other():
    assert {name.split(".")[0] for name in MODULES} - {""} == set(ORDER)


@pytest.mark.parametrize("file", FILES, ids=ids)
def test_a_module_says_what_it_is_for(file):
    assert ast.get_docstring(ast.parse(file.read_bytes()))


@pytest.mark.parametrize("file", FILES + sorted(Path(__file__).parent.rglob("*.py")), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_file_has_300_lines_at_the_most(file):
    assert len(file.read_bytes().splitlines()) <= 300


@pytest.mark.parametrize("file", [file for file in FILES if name_of(file).split(".")[0] not in MAY_LOOK_AROUND], ids=ids)
def test_below_the_commands_nothing_looks_at_the_clock_the_environment_or_the_network(file):
    tree = ast.parse(file.read_bytes())
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    named = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert {name for name in called if re.search(r"\b(now|utcnow|today|localtime|gmtime|time\.time)\Z", name)} == set()
    assert {name for name in named | called if re.fullmatch(r"os\.(environ\w*|getenv\w*|popen|system|exec\w+|spawn\w+)", name)} == set()
    assert {name for name in imports(file) if re.match(r"(socket|ssl|http|urllib\.request|requests|asyncio|random|secrets|locale)\b", name)} == set()
    assert "subprocess" not in imports(file) or name_of(file) in MAY_START_PROGRAMS


def test_nothing_lies_at_the_top_that_the_layout_does_not_name():
    patterns = [line.strip().rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines() if line.strip()]
    found = {name for name in os.listdir(ROOT) if not any(fnmatch.fnmatch(name, pattern) for pattern in patterns)}
    assert found - AT_THE_TOP == set()


LISTS = [ROOT / "scripts" / "requirements.txt", ROOT / "tests" / "requirements.txt"]


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.parent.name)
def test_a_list_of_packages_names_no_registry(file):
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links|--trusted-host|^-[if] ", file.read_text(encoding="utf-8"), re.MULTILINE) == []


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.parent.name)
def test_every_package_is_pinned_and_hashed(file):
    packages = file.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    packages = [line for line in packages if line.strip() and not line.startswith("#")]
    assert [line for line in packages if not re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_what_the_tests_install_agrees_with_what_the_project_installs():
    run, test = ({*re.findall(r"^([a-z0-9.-]+==\S+)", file.read_text(encoding="utf-8"), re.MULTILINE)} for file in LISTS)
    assert run <= test


@pytest.mark.parametrize("file", sorted((ROOT / "overrides").rglob("*.html")), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_template_holds_no_script_no_style_and_no_unquoted_value(file):
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon[a-z]+=|\|\s*safe\b|javascript:", text) == []
    assert re.findall(r"=\s*\{\{", re.sub(r'"[^"]*"', '""', text)) == []
