"""PostgreSQL: who may do more than `timeline db grant` gives anybody, as far as the catalogues say."""

from sqlalchemy import Connection, text

from timeline.db.engine import database_file
from timeline.db.grants import ALL_TABLES, GUARDS, WRITER, WRITER_COLUMNS, WRITER_FUNCTIONS
from timeline.errors import LogAltered

# Of every table: who else than its owner was granted what, on the whole or on a column; PUBLIC has the oid 0.
_GRANTED = text("""
WITH ours AS (
    SELECT c.oid, c.relname, c.relowner, c.relacl FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY(:tables)
), granted AS (
    SELECT o.relname, NULL::name AS attname, o.relowner, g.* FROM ours o, aclexplode(o.relacl) g
    UNION ALL SELECT o.relname, a.attname, o.relowner, g.*
    FROM ours o JOIN pg_attribute a ON a.attrelid = o.oid, aclexplode(a.attacl) g WHERE NOT a.attisdropped
)
SELECT relname, attname, privilege_type, grantee = 0,
    CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee)::text END
FROM granted WHERE grantee <> relowner AND privilege_type <> 'SELECT' ORDER BY 1, 2, 3, 5
""")
_OWNED = text("""
SELECT c.relname, pg_get_userbyid(c.relowner) FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY(:tables)
    AND c.relowner <> (SELECT relowner FROM pg_class WHERE oid = 'facts'::regclass)
UNION ALL SELECT p.proname, pg_get_userbyid(p.proowner) FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace AND p.proname = ANY(:functions)
    AND p.proowner <> (SELECT relowner FROM pg_class WHERE oid = 'facts'::regclass)
ORDER BY 1
""")
_CALLED_BY_ALL = text("""
SELECT p.proname FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
WHERE p.pronamespace = current_schema()::regnamespace AND p.proname = ANY(:functions) AND g.grantee = 0
ORDER BY 1
""")
_GUARDING = text("SELECT tgname FROM pg_trigger WHERE tgrelid = 'facts'::regclass AND tgenabled = 'A'")


def require_guarded(connection: Connection) -> None:
    """Raise LogAltered where a role may do more than the writer's does, or a guard of the log is off.

    Any role can ask this. SQLite has no roles.
    """
    if database_file(connection.engine):
        return
    _require_guards(connection)
    _require_owner(connection)
    for table, column, privilege, everybody, role in connection.execute(_GRANTED, {"tables": ALL_TABLES}):
        on_rows = column is None and privilege in WRITER[table]
        on_columns = privilege == "UPDATE" and column in WRITER_COLUMNS.get(table, ())
        if everybody or not (on_rows or on_columns):
            raise LogAltered(
                "the role {role} may {privilege} {what}, which `timeline db grant` gives nobody: take it "
                "back, and verify again",
                role=role,
                privilege=privilege,
                what=table if column is None else f"{table}.{column}",
            )


def _require_guards(connection: Connection) -> None:
    guarding = set(connection.execute(_GUARDING).scalars())
    for guard in GUARDS:
        if guard not in guarding:
            raise LogAltered(
                "the trigger {guard} is off or gone, or can be switched off by a session: run `timeline db "
                "grant`, which sets it again, or restore a backup",
                guard=guard,
            )


def _require_owner(connection: Connection) -> None:
    """The functions act for their owner: a table of somebody else would not be guarded by them."""
    for name, owner in connection.execute(_OWNED, {"tables": ALL_TABLES, "functions": WRITER_FUNCTIONS}):
        raise LogAltered(
            "{name} belongs to the role {owner}, not to the owner of facts: change its owner",
            name=name,
            owner=owner,
        )
    for name in connection.execute(_CALLED_BY_ALL, {"functions": WRITER_FUNCTIONS}).scalars():
        raise LogAltered("everybody may call {name}: run `timeline db grant`, which takes it back", name=name)
