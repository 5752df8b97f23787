import { recordAudit } from '../../core/audit/record-audit.ts'
import { showId } from '../../core/words/id.ts'
import type { StyleFonts } from '../../templates/model/house-style.ts'
import { addHouseStyle, type HouseStyleRow, listHouseStyles } from '../../templates/store/house-styles.ts'
import type { ApiParts } from '../api-parts.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/house-style.ts'
import { pageOf } from '../http/cursor.ts'
import { type CallOf, json, type Reply } from '../http/route.ts'
import { noteOf } from '../service/note.ts'
import { prepareStyle } from './prepare-style.ts'

/** `POST /v1/house-styles` */
export async function postHouseStyle(call: CallOf<typeof contract.saveHouseStyle>, parts: ApiParts): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const text = await prepareStyle(call.body, id, parts)
  const row = await parts.database.asEntity(id, (tx) => addHouseStyle(tx, id, call.body.key, text, call.now))
  await recordAudit(parts.database, id, noteOf(call, 'save-house-style', 'house-style', showId('houseStyle', row.id)))
  return json(201, shown(row))
}

/** `GET /v1/house-styles` */
export async function getHouseStyles(call: CallOf<typeof contract.listHouseStyles>, parts: ApiParts): Promise<Reply> {
  const { limit, cursor } = call.query
  const after = cursor === undefined ? undefined : parts.cursors.read('house-styles', cursor)
  const rows = await parts.database.asEntity(entityOf(call.caller).id, (tx) => listHouseStyles(tx, limit + 1, after))
  return json(
    200,
    pageOf(rows, limit, shown, (row) => parts.cursors.write('house-styles', row.key)),
  )
}

function shown({ id, style, createdAt }: HouseStyleRow): contract.HouseStyle {
  const { emailLogo: _, logoPicture, fonts, senderLines, signatories, ...rest } = style
  return {
    id: showId('houseStyle', id),
    ...rest,
    ...(logoPicture === undefined ? {} : { logoPng: logoPicture.png }),
    ...(fonts === undefined ? {} : { fonts: shownFonts(fonts) }),
    senderLines: [...senderLines],
    ...(signatories === undefined ? {} : { signatories: { ...signatories } }),
    createdAt: createdAt.toISOString(),
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
