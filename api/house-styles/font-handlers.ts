import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { showId } from '../../core/words/id.ts'
import { addHouseFont, type HouseFontRow, listHouseFonts } from '../../templates/store/house-styles/house-fonts.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/house-style.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `POST /v1/fonts`. @throws Refusal UP-1001 with UP-2601 for a file in which no letter can be set */
export async function postFont(call: CallOf<typeof contract.addFont>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const file = Buffer.from(call.body.file, 'base64')
  const checked = await deps.renderer.readAsset({ kind: 'font', bytes: file }, { entity: id })
  if (!checked.ok || checked.kind !== 'font') {
    const detail = checked.ok ? '' : checked.detail
    const fault = { in: 'body', pointer: '/file', code: 'UP-2601', detail } as const
    throw new Refusal('UP-1001', 'Give another file.', [fault])
  }
  const { licence } = call.body
  const row = await deps.database.asEntity(id, (tx) => addHouseFont(tx, id, { file, checked, licence }, call.now))
  await recordAudit(deps.database, id, noteOf(call, 'add-font', 'font', showId('houseFont', row.id)))
  return json(201, shown(row))
}

/** `GET /v1/fonts` */
export async function getFonts(call: CallOf<typeof contract.listFonts>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const before = cursor === undefined ? undefined : deps.cursors.read('fonts', cursor)
  const rows = await deps.database.asEntity(entityOf(call.caller).id, (tx) => listHouseFonts(tx, limit + 1, before))
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('fonts', row.id)),
  )
}

function shown({ id, facts, licence, size, sha256, createdAt }: HouseFontRow): contract.HouseFont {
  const { family, style, weight, isItalic: italic, lacks } = facts
  return {
    id: showId('houseFont', id),
    family,
    style,
    weight,
    italic,
    lacks,
    licence,
    size,
    sha256,
    createdAt: createdAt.toISOString(),
  }
}
