"""The only module that imports mkdocs: it asks MkDocs for the frames, and pours when MkDocs itself builds."""

from __future__ import annotations

import datetime
import logging
import os
import tempfile
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import config_options
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from . import clock, frames
from .articles import Desk, open_desk
from .articles.pages import pages as hand_written
from .articles.plates import plates
from .build import NotOurs, fill, refuse_foreign, refuse_links
from .frames import Frame, FrameKey, FrameSet
from .preparing import Prepared, prepare
from .problem import Refused
from .readback import Leak
from .report import as_text
from .signing import signers_of, verifier
from .standing import look
from .weights import TooHeavy

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
log = logging.getLogger("mkdocs.plugins.infocentre")


class InfocentreConfig(Config):
    """Options under `plugins: - infocentre:` in mkdocs.yml."""

    date = config_options.Optional(config_options.Type(str))
    """The day to build for, such as 2026-11-23; the day of SOURCE_DATE_EPOCH or today when it is left out."""


class InfocentrePlugin(BasePlugin[InfocentreConfig]):
    """Adds one page for each frame, catches what MkDocs makes of it, and pours the articles in."""

    def __init__(self) -> None:
        self.desk: Desk | None = None
        self._prepared: Prepared | None = None
        self.only_frames = self.is_preview = False
        self.frames: dict[FrameKey, Frame] = {}
        self.assets: dict[str, bytes] = {}
        self._keys: dict[str, FrameKey] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the records before MkDocs empties the folder it builds into."""
        root = Path(config.config_file_path).parent
        if not self.only_frames:
            self._prepared = self._read(root)
            if not self.is_preview:
                self._refuse_foreign(Path(config.site_dir), root)
        config.theme.static_templates.clear()
        return config

    def _read(self, root: Path) -> Prepared:
        try:
            prepared = prepare(root, self._today(), verifier(signers_of(root)))
        except Refused as refused:
            for problem in refused.problems:
                log.error(str(problem))
            raise Abort("The records have problems; nothing was built.") from None
        for problem in prepared.problems:
            log.info(as_text([problem]).rstrip("\n"))
        return prepared

    @staticmethod
    def _refuse_foreign(site_dir: Path, root: Path) -> None:
        try:
            refuse_foreign(site_dir, root)
            refuse_links(look(site_dir, {}).has_links, site_dir)
        except NotOurs as fault:
            raise Abort(str(fault)) from None

    def _today(self) -> datetime.date:
        # With plain `mkdocs build` this plugin is the entry point, so it may look at the clock.
        try:
            return datetime.date.fromisoformat(self.config.date) if self.config.date else clock.today()
        except ValueError as fault:
            raise Abort(f"The day to build for: {fault}") from None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site."""
        return self.desk.languages if self.desk else self._prepared.catalogue.languages

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leaves the frames' pages and the wanted files of the theme; docs/ is read by the pipeline itself."""
        ours = Path(config.theme.custom_dir) / "assets"
        kept = [file for file in files if _is_wanted(file, ours)]
        self._keys = {key.source: key for key in frames.keys(self.languages)}
        made = [File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV) for source in self._keys]
        return Files([*kept, *made])

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        env.autoescape = True
        if self._prepared:
            self.desk = open_desk(self._prepared.catalogue, Path(config.config_file_path).parent / "overrides")
        env.globals["slot"] = lambda name: jinja2.utils.markupsafe.Markup(frames.marker(name))
        self.assets = {file.dest_uri: file.content_bytes for file in files if not file.is_documentation_page()}
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        key = self._keys[page.file.src_uri]
        page.meta = {"lang": key.language, "section": key.section, "template": "frame.html", "title": key.section}
        return ""

    def on_page_context(self, context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
        """What the shell's templates may see: the words of one language, and its menu."""
        key, desk = self._keys[page.file.src_uri], self.desk
        site = desk.site
        context.update(
            t=desk.tongue(key.language),
            lang_code=key.language,
            section=key.section,
            site_title=site.name[key.language],
            licence=site.licence,
            exit=site.languages[key.language].exit,
            centre_pages=[(entry.id, entry.words.get(key.language)) for entry in hand_written(desk)],
            emergency=plates(desk, [site.emergency], key.language),
            preview=self.is_preview,
        )
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keeps the frame; MkDocs writes no file for an empty page."""
        self.frames[self._keys[page.file.src_uri]] = Frame.split(output)
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if not self.only_frames:
            root = Path(config.config_file_path).parent
            try:
                built = fill(root, Path(config.site_dir), self._prepared, self.desk, FrameSet(self.frames, self.assets))
            except (Leak, TooHeavy) as fault:
                raise Abort("\n".join([*fault.messages, str(fault)])) from None
            log.info(f"{built.pages} pages, {built.languages} languages")

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        root = Path(config.config_file_path).parent
        for name in ("data", "overrides"):
            server.watch(str(root / name), builder)
        return server


def render_frames(root: Path, desk: Desk, is_preview: bool = False) -> FrameSet:
    """The frames of the project in `root`, rendered by MkDocs from what the desk answers; nothing is written into the project."""
    with tempfile.TemporaryDirectory() as folder:
        config = load_config(str(root / "mkdocs.yml"), site_dir=folder)
        plugin = config.plugins["infocentre"]
        plugin.only_frames, plugin.desk, plugin.is_preview = True, desk, is_preview
        mkdocs_build(config)
        return FrameSet(plugin.frames, plugin.assets)


def _is_wanted(file: File, ours: Path) -> bool:
    """Whether a file is one of overrides/assets/; of the theme's own files none is."""
    return not file.is_documentation_page() and Path(file.abs_src_path).is_relative_to(ours)
