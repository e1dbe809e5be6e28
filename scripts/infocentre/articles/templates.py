"""The templates of overrides/records/, compiled so that what they do most is done in the shortest way.

A page asks for some five hundred values. Jinja is ready for anything that a template may ask of
anything; ours ask for entries of dictionaries, for words and for links, and print them escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.runtime import missing
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped  # as escape() does it, without the object around it: that takes three times as long, and nobody would look at it

from ..cache import Cache
from ..recipe import recipe

TEMPLATE_CACHE = Path(".cache", "templates")
_OF_EVERY_DICTIONARY = frozenset(dir(dict))


def shown(value: Any) -> str:
    """A value as it stands in a page: escaped, unless it is HTML already."""
    if type(value) is str:
        return escaped(value)
    return value if type(value) is Markup else escape(value)


def part(environment: jinja2.Environment, whole: Any, name: str) -> Any:
    """A part of a value; of a dictionary its entry, which Jinja would look for after an attribute that is not there."""
    if type(whole) is dict and name in whole:
        return whole[name]
    return environment.getattr(whole, name)


def joined(values: Iterable[Any], between: str) -> Markup:
    """Values with a sign between them, each escaped."""
    return Markup(shown(between).join(map(shown, values)))


def called(macro: Callable[..., str], *names: str) -> Callable[..., Markup]:
    """A macro as templates call it; `names` are those of its arguments, of which the last ones may be left out."""

    def call(*given: Any, **named: Any) -> Markup:
        if len(given) < len(names):
            given += tuple(named.pop(name, missing) for name in names[len(given) :])
        if named:
            raise TypeError(f"a macro takes {', '.join(names)}, and each of them once")
        return Markup(macro(*given))

    return call


class _Compiler(CodeGenerator):
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import {called.__name__}, {part.__name__}, {shown.__name__}")
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        self.write(f"{called.__name__}(macro, {', '.join(repr(argument.name) for argument in macro_ref.node.args)})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(f"{shown.__name__}(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame, **how: Any) -> None:
        if node.attr in _OF_EVERY_DICTIONARY:
            self.write("environment.getattr(")
        elif (whole := self._known(node.node, frame)):
            self.write(f"({whole}[{node.attr!r}] if type({whole}) is dict and {node.attr!r} in {whole} else environment.getattr({whole}, {node.attr!r}))")
            return
        else:
            self.write(f"{part.__name__}(environment, ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def _known(self, node: nodes.Node, frame: Frame) -> str:
        """What an argument or a variable of a loop is called in the compiled template; of anything else nothing."""
        if not isinstance(node, nodes.Name):
            return ""
        ref = frame.symbols.ref(node.name)
        load = frame.symbols.find_load(ref)
        return ref if load and load[0] == VAR_LOAD_PARAMETER and not self.parameter_is_undeclared(ref) else ""

    def visit_Call(self, node: nodes.Call, frame: Frame, **how: Any) -> None:
        """Nothing that our templates call wants to know of Jinja's context, so they call it themselves."""
        if how or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, **how)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, kept from build to build: one file each. Jinja looks itself whether the source is still the same."""

    def __init__(self, folder: Path):
        self._cache, self._sign = Cache(folder), recipe()[:16]
        self._cache.drop_others({name for name in self._cache.names() if name.startswith(self._sign)})

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self._cache.get(f"{self._sign}-{bucket.key}"):
            bucket.bytecode_from_string(bytes(found))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cache.put(f"{self._sign}-{bucket.key}", bucket.bytecode_to_string())


class _Environment(jinja2.Environment):
    code_generator_class = _Compiler


def environment(templates: Path) -> jinja2.Environment:
    """Templates that escape every value, whatever the file is called, and stop at a missing one.

    What they are compiled into is kept in `.cache/` beside their folder.
    """
    whole = _Environment(
        loader=jinja2.FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Compiled(templates.parent / TEMPLATE_CACHE),
        cache_size=-1,  # all of them stay
    )
    whole.filters["join"] = joined
    return whole


def fault_of(fault: jinja2.TemplateError) -> str:
    """Why a template could not be filled, in one line that says where, as far as that is known."""
    if isinstance(fault, jinja2.TemplateNotFound):
        return f"overrides/{fault.name}: the template is missing; bring it back, or correct the name where it is called"
    if isinstance(fault, jinja2.TemplateSyntaxError):
        return f"overrides/{fault.name}:{fault.lineno}: {fault.message}"
    return f"{_place(fault)}: {fault.message}"


def _place(fault: jinja2.TemplateError) -> str:
    """The innermost template, and its line, in which a value was missing; another process tells only that it was in one."""
    place, trace = "overrides", fault.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if template := trace.tb_frame.f_globals.get("__jinja_template__"):
            place = f"overrides/{template.name}:{template.get_corresponding_lineno(trace.tb_lineno)}"
        elif file.endswith(".html"):  # Jinja has written the trace anew
            place = f"overrides/{file.rpartition('overrides/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
