import pg from 'pg'

/** The whole schema as text, in a stable order: columns, constraints, indexes, policies, functions, rights. Partitions follow their parent and are left out. */
export async function describeSchema(superuserUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const parts: string[] = []
    for (const [title, query] of Object.entries(questions)) {
      const { rows } = await client.query<{ line: string }>(query)
      parts.push(`-- ${title}\n${rows.map((row) => row.line).join('\n')}`)
    }
    return `${parts.join('\n\n')}\n`
  } finally {
    await client.end()
  }
}

const ours = `n.nspname = 'public' and not c.relispartition`
const notOfAnExtension = (catalog: string, id: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${id} and d.deptype = 'e')`

const questions = {
  tables: `
    select format('%s%s  %s %s%s%s', c.relname, case c.relkind when 'p' then ' (partitioned)' else '' end, a.attname,
      format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(def.adbin, def.adrelid), '')) as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef def on def.adrelid = c.oid and def.adnum = a.attnum
    where ${ours} and c.relkind in ('r', 'p') order by c.relname, a.attnum`,
  // A foreign key to a table in partitions has one of its own for each partition, whose names change with the month.
  constraints: `
    select format('%s  %s', c.relname, pg_get_constraintdef(k.oid)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype <> 'n' and k.conparentid = 0 order by c.relname, k.conname`,
  indexes: `
    select pg_get_indexdef(i.indexrelid) as line
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') order by 1`,
  policies: `
    select format('%s  %s for %s to %s using (%s) with check (%s)', tablename, policyname, cmd, array_to_string(roles, ', '), qual, with_check) as line
    from pg_policies where schemaname = 'public' order by 1`,
  rights: `
    select format('%s  %s to %s', table_name, string_agg(lower(privilege_type), ', ' order by privilege_type), grantee) as line
    from information_schema.role_table_grants
    where table_schema = 'public' and grantee in ('uitpost_app', 'uitpost_hub')
      and table_name in (select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours})
    group by table_name, grantee order by 1`,
  functions: `
    select format(E'%s  owner %s\\n%s', p.oid::regprocedure, pg_get_userbyid(p.proowner), pg_get_functiondef(p.oid)) as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prokind in ('f', 'p') and ${notOfAnExtension('pg_proc', 'p.oid')} order by 1`,
}
