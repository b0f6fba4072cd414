"""Nothing but parameters reaches SQL: every order of the archive is written out, wherever it is handed on to.

``wrong_in`` follows the names by which orders are handed on within a module: whatever is bound to one must be written
out there, or be composed of written pieces (``psycopg.sql``).
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import briefing.archive

MODULES = sorted(Path(briefing.archive.__file__).parent.glob("*.py"))
ASKS = frozenset(("execute", "executemany", "copy", "stream"))
"""Methods whose first argument is an order."""
NEVER = frozenset(("Literal", "mogrify", "as_string", "exec_", "exec_params", "send_query", "ClientCursor", "Template"))
"""What would put values into an order, or go around the driver."""
OWN = frozenset(("orders.encode()", "App(connector=SyncPsycopgConnector()).schema_manager.get_schema()"))
"""Orders out of our own files, or the library's."""


def wrong_in(tree: ast.Module) -> list[str]:
    """The expressions that are, or may be, an order put together of text."""
    names = _names_of_orders(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in NEVER:
            found.append(node)
        if isinstance(node, ast.Call):
            found += [one for one in _orders_of(node, tree) if not _is_handed_on(one)]
            if _name_of(node.func) == "SQL":
                found += [one for one in node.args[:1] if not _is_written(one, tree)]
        if isinstance(node, ast.AugAssign) and _names_in(node.target) & names:
            found.append(node)
        for target, value in _bindings(node):
            if _names_in(target) & names and not _is_safe(value, tree):
                found.append(value)
    asked = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found += [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in ASKS
              and id(node) not in asked]  # fmt: skip
    return [ast.unparse(one) for one in found]


@cache
def _names_of_orders(tree: ast.Module) -> frozenset[str]:
    """The names that an order goes by, here or in a function that it is handed to."""
    names: set[str] = set()
    while True:
        more = {one.id for node in ast.walk(tree) if isinstance(node, ast.Call)
                for one in _orders_of(node, tree, names) if isinstance(one, ast.Name)}  # fmt: skip
        more |= {value.id for node in ast.walk(tree) for target, value in _bindings(node)
                 if _names_in(target) & names and isinstance(value, ast.Name)}  # fmt: skip
        if more <= names:
            return frozenset(names)
        names |= more


def _orders_of(call: ast.Call, tree: ast.Module, names: frozenset[str] | set[str] | None = None) -> list[ast.expr]:
    """The arguments of a call that are orders: of the driver's methods, and of functions of this module."""
    names = names if names is not None else _names_of_orders(tree)
    name = _name_of(call.func)
    if name in ASKS:
        return call.args[:1] or [key.value for key in call.keywords if key.arg in ("query", "statement")]
    arguments = list(call.args)
    if name == "partial" and arguments:
        name, arguments = _name_of(arguments[0]), arguments[1:]
    found = [key.value for key in call.keywords if key.arg in names and name in _functions(tree)]
    for function in _functions(tree).get(name, ()):
        own = [one.arg for one in function.args.args if one.arg != "self"]
        found += [value for key, value in zip(own, arguments, strict=False) if key in names]
    return found


@cache
def _functions(tree: ast.Module) -> dict[str, list[ast.FunctionDef]]:
    found: dict[str, list[ast.FunctionDef]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            found.setdefault(node.name, []).append(node)
    return found


def _bindings(node: ast.AST) -> list[tuple[ast.AST, ast.expr]]:
    """What a statement or an expression binds to which name; of loops over what is written out, each of it."""
    if isinstance(node, ast.Assign):
        return [(target, node.value) for target in node.targets]
    if isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
        return [(node.target, node.value)]
    if isinstance(node, (ast.For, ast.comprehension)):
        return [(node.target, node.iter)]
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        last = node.args.args[len(node.args.args) - len(node.args.defaults) :]
        pairs = [
            *zip(last, node.args.defaults, strict=True),
            *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True),
        ]
        return [(ast.Name(one.arg), value) for one, value in pairs if value is not None]
    return []


def _names_in(target: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_handed_on(node: ast.expr) -> bool:
    return isinstance(node, (ast.Constant, ast.Name)) or ast.unparse(node) in OWN


def _is_written(node: ast.expr, tree: ast.Module) -> bool:
    """Whether it stands there word for word, or is each in turn of what does."""
    if isinstance(node, ast.Name):
        bound = [value for one in ast.walk(tree) for target, value in _bindings(one) if node.id in _names_in(target)]
        return bool(bound) and all(isinstance(one, ast.Constant) or _is_row(one) or _is_composed(one) for one in bound)
    return isinstance(node, ast.Constant)


def _is_row(node: ast.expr) -> bool:
    """A tuple of constants, or of tuples whose first is one."""
    return isinstance(node, ast.Tuple) and all(
        isinstance(one, ast.Constant) or (isinstance(one, ast.Tuple) and isinstance(one.elts[0], ast.Constant))
        for one in node.elts
    )


def _is_safe(node: ast.expr, tree: ast.Module) -> bool:
    """Written out, composed of written pieces, handed on under another name, or out of our own files."""
    if isinstance(node, ast.IfExp):
        return _is_safe(node.body, tree) and _is_safe(node.orelse, tree)
    return (
        _is_handed_on(node) or _is_row(node) or _is_composed(node) or ast.unparse(node) in ("wanted", "sorted(found)")
    )


def _is_composed(node: ast.expr) -> bool:
    """``sql.SQL(…)`` with what follows: ``.format(…)``, ``.join(…)``."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("format", "join"):
        node = node.func.value
    return isinstance(node, ast.Call) and _name_of(node.func) == "SQL"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_no_text_is_put_into_an_order(module):
    assert wrong_in(ast.parse(module.read_text("utf-8"))) == []


def test_orders_are_looked_at():
    trees = [ast.parse(module.read_text("utf-8")) for module in MODULES]
    asked = [
        one for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) for one in _orders_of(node, tree)
    ]
    assert len(asked) > 60


@pytest.mark.parametrize(
    "line",
    [
        "db.execute(f'SELECT {name}')",
        "db.execute('SELECT ' + name)",
        "db.execute('SELECT %s' % name)",
        "db.execute('DELETE FROM {}'.format(name))",
        "db.execute(' '.join(['SELECT', name]))",
        "db.execute(ORDER.replace('x', name))",
        "db.execute(query=f'select {name}')",
        "db.execute(make(name))",
        "db.execute(self.order)",
        "order = f'select x from {table}'; db.execute(order)",
        "order = 'SELECT ' + name; db.execute(order)",
        "order: str = 'SELECT ' + name; db.execute(order)",
        "order = 'SELECT 1'; order += name; db.execute(order)",
        "order = make(name); db.execute(order)",
        "order = ORDER.replace('x', name); db.execute(order)",
        "db.execute(order := 'SELECT ' + name)",
        "(order := 'SELECT ' + name); db.execute(order)",
        "other = 'SELECT ' + name; order = other; db.execute(order)",
        "for order in [f'SELECT {name}']: db.execute(order)",
        "[db.execute(order) for order in make(name)]",
        "run(lambda db, order='SELECT ' + name: db.execute(order))",
        "def rows(db, order): db.execute(order)\nrows(db, 'SELECT ' + name)",
        "def rows(db, order): db.execute(order)\nrows(db, order='SELECT ' + name)",
        "def rows(db, order): db.execute(order)\npartial(rows, order=f'SELECT {name}')",
        "def rows(db, order): db.execute(order)\npartial(rows, db, 'SELECT ' + name)",
        "def rows(db, order): db.execute(order)\nmine = 'SELECT ' + name\nrows(db, mine)",
        "def rows(db, order): db.execute(order)\ndef more(db, which): rows(db, which)\nmore(db, 'SELECT ' + name)",
        "cursor.copy(f'COPY {table} FROM STDIN')",
        "cursor.executemany('INSERT INTO ' + table, rows)",
        "cursor.stream('SELECT ' + name)",
        "ask = db.execute; ask('SELECT ' + name)",
        "list(map(db.execute, orders))",
        "sql.SQL(f'x {name}')",
        "sql.SQL('x ' + name)",
        "sql.SQL(name)",
        "for test in make(name): sql.SQL(test)",
        "sql.Literal(name)",
        "db.pgconn.exec_(name)",
        "psycopg.ClientCursor(db)",
    ],
)
def test_what_would_do_so_is_seen(line):
    assert wrong_in(ast.parse(line))


@pytest.mark.parametrize(
    "line",
    [
        "db.execute('SELECT %s', (name,))",
        "order = 'SELECT 1'; db.execute(order)",
        "order = sql.SQL('SELECT {}').format(sql.Placeholder()); db.execute(order, (name,))",
        "for order in ('SELECT 1', 'SELECT 2'): db.execute(order)",
        "def rows(db, order): db.execute(order)\nrows(db, order='SELECT 1')",
    ],
)
def test_what_is_written_out_is_let_through(line):
    assert wrong_in(ast.parse(line)) == []
