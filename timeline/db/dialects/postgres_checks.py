"""What `timeline verify` asks of a PostgreSQL schema."""

import sqlalchemy as sa
from sqlalchemy import Connection

# Everything that an answer goes through, a row each: kind and name; table and definition.
_DEFINITIONS = r"""
WITH here AS (SELECT oid, nspname FROM pg_namespace WHERE nspname = current_schema()),
relations AS (SELECT c.* FROM pg_class c JOIN here ON c.relnamespace = here.oid)
SELECT 'table ' || c.relname, c.relname || ' ' || coalesce(string_agg(concat_ws(' ', a.attname,
    format_type(a.atttypid, a.atttypmod), a.attnotnull, l.collname, pg_get_expr(d.adbin, d.adrelid)), ', '
    ORDER BY a.attnum), '') || ' rows hidden ' || c.relrowsecurity::text || c.relforcerowsecurity::text
FROM relations c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_collation l ON l.oid = a.attcollation
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p', 'f') GROUP BY c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
UNION ALL SELECT 'view ' || c.relname, c.relname || ' ' || pg_get_viewdef(c.oid)
    || coalesce(c.reloptions::text, '')
FROM relations c WHERE c.relkind IN ('v', 'm')
UNION ALL SELECT 'index ' || c.relname, t.relname || ' ' || pg_get_indexdef(c.oid)
    || ' valid ' || i.indisvalid::text
FROM relations c JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = i.indrelid
UNION ALL SELECT 'constraint ' || c.relname || ' ' || o.conname, c.relname || ' '
    || pg_get_constraintdef(o.oid)
FROM relations c JOIN pg_constraint o ON o.conrelid = c.oid WHERE o.contype <> 'n'
UNION ALL SELECT 'trigger ' || t.tgname, c.relname || ' ' || pg_get_triggerdef(t.oid)
    || ' enabled ' || t.tgenabled::text
FROM relations c JOIN pg_trigger t ON t.tgrelid = c.oid WHERE NOT t.tgisinternal
UNION ALL SELECT 'rule ' || r.rulename, c.relname || ' ' || pg_get_ruledef(r.oid)
FROM relations c JOIN pg_rewrite r ON r.ev_class = c.oid WHERE r.rulename <> '_RETURN'
UNION ALL SELECT 'policy ' || p.polname, c.relname || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '')
FROM relations c JOIN pg_policy p ON p.polrelid = c.oid
UNION ALL SELECT 'function ' || p.proname, ' ' || pg_get_functiondef(p.oid)
FROM pg_proc p JOIN here ON p.pronamespace = here.oid
WHERE p.prokind = 'f' AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
"""


def definitions(connection: Connection) -> dict[str, str]:
    """Table and definition of everything in the current schema, by kind and name.

    The schema's own name is cut out, so that two schemas compare.
    """
    schema = connection.execute(sa.text("SELECT current_schema()")).scalar_one()
    found = connection.exec_driver_sql(_DEFINITIONS, execution_options={"no_parameters": True})
    definitions: dict[str, str] = {}
    for name, text in sorted(map(tuple, found)):
        # A trigger's name is not unique, nor a function's.
        text = text.replace(f"{schema}.", "").replace(f"'{schema}'", "here")
        definitions[name] = f"{definitions[name]}\n{text}" if name in definitions else text
    return definitions
