import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import { type EntityId, type Id, newId, parseId } from '../../../core/words/id.ts'
import type { HouseStyle, StyleFont } from '../../model/house-style.ts'
import type { FontCheck, FontFacts } from '../../pdf/fonts/check-font.ts'

export interface HouseFontRow {
  readonly id: Id<'houseFont'>
  readonly sha256: string
  readonly facts: FontFacts
  readonly licence: string
  /** Bytes of the uploaded file. */
  readonly size: number
  readonly trimmedSha256: string
  readonly createdAt: Date
}

const columns = sql`id, sha256, facts, licence, length(file) as size, trimmed_sha256 as "trimmedSha256", created_at as "createdAt"`

/**
 * Stores a font that was checked; for a file that is already stored it returns that font, with the licence that was recorded
 * first.
 */
export async function addHouseFont(
  tx: Tx,
  entity: EntityId,
  font: { readonly file: Uint8Array; readonly checked: Extract<FontCheck, { ok: true }>; readonly licence: string },
  now: Date,
): Promise<HouseFontRow> {
  const { facts, trimmed, sha256: trimmedSha256 } = font.checked
  const file = Buffer.from(font.file)
  const sha256 = createHash('sha256').update(file).digest('hex')
  await tx.query(sql`
    insert into house_font (id, entity, sha256, facts, licence, file, trimmed, trimmed_sha256, created_at)
    values (${newId('houseFont', now)}, ${entity}, ${sha256}, ${JSON.stringify(facts)}::jsonb, ${font.licence}, ${file},
      ${Buffer.from(trimmed)}, ${trimmedSha256}, ${now})
    on conflict (entity, sha256) do nothing`)
  const [row] = await tx.query<HouseFontRow>(
    sql`select ${columns} from house_font where entity = ${entity} and sha256 = ${sha256}`,
  )
  if (row === undefined) throw new Error('The font was not written')
  return { ...row, createdAt: new Date(row.createdAt) }
}

/** The fonts of the entity in scope, newest first, before `before`. */
export async function listHouseFonts(tx: Queryable, limit: number, before?: string): Promise<HouseFontRow[]> {
  const older = before === undefined ? sql`true` : sql`id < ${before}::uuid`
  const rows = await tx.query<HouseFontRow>(
    sql`select ${columns} from house_font where ${older} order by id desc limit ${limit}`,
  )
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }))
}

/** Fonts of the entity in scope by the ids of a request; fonts that do not exist are absent. */
export async function findHouseFonts(tx: Queryable, named: readonly string[]): Promise<Map<string, HouseFontRow>> {
  const ids = named.flatMap((each) => {
    const id = parseId('houseFont', each)
    return id === undefined ? [] : [[id, each] as const]
  })
  const rows = await tx.query<HouseFontRow>(
    sql`select ${columns} from house_font where id = any(${arrayOf(
      'uuid',
      ids.map(([id]) => id),
    )})`,
  )
  return new Map(rows.flatMap((row) => ids.filter(([id]) => id === row.id).map(([, shown]) => [shown, row] as const)))
}

/** House styles with the files of their fonts, as the renderer needs them, with one query for all. */
export async function joinFontFiles<Style extends Pick<HouseStyle, 'fonts'>>(
  database: Queryable,
  styles: readonly Style[],
): Promise<Style[]> {
  const named = styles.flatMap(({ fonts }) =>
    Object.values(fonts?.faces ?? {}).map(({ id }: StyleFont) => parseId('houseFont', id)),
  )
  if (named.length === 0) return [...styles]
  const wanted = [...new Set(named.filter((id) => id !== undefined))]
  const rows = await database.query<{ sha256: string; trimmed: Uint8Array }>(
    sql`select trimmed_sha256 as sha256, trimmed from house_font where id = any(${arrayOf('uuid', wanted)})`,
  )
  const files = new Map(rows.map(({ sha256, trimmed }) => [sha256, trimmed]))
  const joined = (font: StyleFont): StyleFont => {
    const file = files.get(font.sha256)
    return file === undefined ? font : { ...font, file }
  }
  return styles.map((style) => {
    if (style.fonts === undefined) return style
    const faces = Object.fromEntries(
      Object.entries(style.fonts.faces).map(([name, font]: [string, StyleFont]) => [name, joined(font)]),
    )
    return { ...style, fonts: { ...style.fonts, faces: faces as unknown as typeof style.fonts.faces } }
  })
}
