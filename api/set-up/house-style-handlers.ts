import { recordAudit } from '../../core/audit/record-audit.ts'
import { showId } from '../../core/words/id.ts'
import type { StyleFonts } from '../../templates/model/house-style.ts'
import {
  type AuthoredStyle,
  addHouseStyle,
  listHouseStyles,
  listStyleVersions,
  readHouseStyle,
} from '../../templates/store/house-styles.ts'
import { type StylesInUse, stylesInUse } from '../../templates/store/styles-in-use.ts'
import type { ApiParts } from '../api-parts.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/house-style.ts'
import { pageOf } from '../http/cursor.ts'
import { type Call, type CallOf, json, type Reply } from '../http/route.ts'
import { noteOf } from '../service/note.ts'
import { doerOf } from '../templates/template-handlers.ts'
import { prepareStyle } from './prepare-style.ts'

/** `POST /v1/house-styles` */
export async function postHouseStyle(call: CallOf<typeof contract.saveHouseStyle>, parts: ApiParts): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { key } = call.body
  const text = await prepareStyle(call.body, id, parts)
  const made = await parts.database.asEntity(id, async (tx) => {
    const { number } = await addHouseStyle(tx, id, key, text, doerOf(call), call.ifMatch)
    return shown(await readHouseStyle(tx, key, number), await stylesInUse(tx))
  })
  await recordAudit(parts.database, id, noteOf(call, 'save-house-style', 'house-style', made.id))
  return json(201, made, etagOf(made))
}

/** `GET /v1/house-styles` */
export async function getHouseStyles(call: CallOf<typeof contract.listHouseStyles>, parts: ApiParts): Promise<Reply> {
  const { limit, cursor } = call.query
  const after = cursor === undefined ? undefined : parts.cursors.read('house-styles', cursor)
  const { rows, use } = await parts.database.asEntity(entityOf(call.caller).id, async (tx) => ({
    rows: await listHouseStyles(tx, limit + 1, after),
    use: await stylesInUse(tx),
  }))
  return json(
    200,
    pageOf(
      rows,
      limit,
      (row) => shown(row, use),
      (row) => parts.cursors.write('house-styles', row.key),
    ),
  )
}

/** `GET /v1/house-styles/{key}` */
export async function getHouseStyle(call: CallOf<typeof contract.getHouseStyle>, parts: ApiParts): Promise<Reply> {
  const found = await readShown(call, parts, call.path.key)
  return json(200, found, etagOf(found))
}

/** `GET /v1/house-styles/{key}/versions/{version}` */
export async function getHouseStyleVersion(
  call: CallOf<typeof contract.getHouseStyleVersion>,
  parts: ApiParts,
): Promise<Reply> {
  return json(200, await readShown(call, parts, call.path.key, call.path.version))
}

/** `GET /v1/house-styles/{key}/versions` */
export async function getHouseStyleVersions(
  call: CallOf<typeof contract.listHouseStyleVersions>,
  parts: ApiParts,
): Promise<Reply> {
  const { limit, cursor } = call.query
  const { key } = call.path
  const before = cursor === undefined ? undefined : Number(parts.cursors.read('house-style-versions', cursor))
  const rows = await parts.database.asEntity(entityOf(call.caller).id, (tx) =>
    listStyleVersions(tx, key, limit + 1, before),
  )
  return json(
    200,
    pageOf(rows, limit, versionLine, (row) => parts.cursors.write('house-style-versions', String(row.number))),
  )
}

async function readShown(
  call: Pick<Call, 'caller'>,
  parts: ApiParts,
  key: string,
  version?: number,
): Promise<contract.HouseStyle> {
  return parts.database.asEntity(entityOf(call.caller).id, async (tx) =>
    shown(await readHouseStyle(tx, key, version), await stylesInUse(tx)),
  )
}

function etagOf({ version }: contract.HouseStyle): { ETag: string } {
  return { ETag: `"${version}"` }
}

function versionLine({ id, number, createdAt, author }: Omit<AuthoredStyle, 'style'>): contract.StyleVersion {
  return {
    id: showId('houseStyle', id),
    version: number,
    createdAt: createdAt.toISOString(),
    ...(author === null ? {} : { createdBy: author }),
  }
}

function shown(row: AuthoredStyle, use: StylesInUse): contract.HouseStyle {
  const { emailLogo: _, logoPicture, fonts, senderLines, signatories, ...rest } = row.style
  return {
    ...rest,
    ...(logoPicture === undefined ? {} : { logoPng: logoPicture.png }),
    ...(fonts === undefined ? {} : { fonts: shownFonts(fonts) }),
    senderLines: [...senderLines],
    ...(signatories === undefined ? {} : { signatories: { ...signatories } }),
    ...versionLine(row),
    standard: use.standard === row.key,
    templates: [...(use.templates.get(row.key) ?? [])],
  }
}

function shownFonts({ family, faces }: StyleFonts): NonNullable<contract.HouseStyle['fonts']> {
  const { regular, bold, italic, boldItalic } = faces
  return {
    family,
    regular: regular.id,
    bold: bold.id,
    ...(italic === undefined ? {} : { italic: italic.id }),
    ...(boldItalic === undefined ? {} : { boldItalic: boldItalic.id }),
  }
}
