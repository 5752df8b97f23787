import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Tx } from '../../core/db/database.ts'
import { showId } from '../../core/words/id.ts'
import type { StyleFonts } from '../../templates/model/house-style.ts'
import {
  type AuthoredStyle,
  draftHouseStyle,
  listHouseStyles,
  listStyleVersions,
  readHouseStyle,
  saveStyleDraft,
} from '../../templates/store/house-styles/house-styles.ts'
import { listStyleSteps } from '../../templates/store/house-styles/life/style-steps.ts'
import { isOwnStyle } from '../../templates/store/house-styles/life/take-style-step.ts'
import { prepareStyle } from '../../templates/store/house-styles/prepare-style.ts'
import { type StylesInUse, stylesInUse } from '../../templates/store/house-styles/styles-in-use.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/house-style.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { actorOf } from '../templates/template-handlers.ts'

/** `POST /v1/house-styles`: creates a draft; letters keep getting the version in force. */
export async function postHouseStyle(call: CallOf<typeof contract.saveHouseStyle>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { key } = call.body
  const text = await prepareStyle(call.body, id, deps)
  const made = await deps.database.asEntity(id, async (tx) => {
    const { number } = await draftHouseStyle(tx, id, key, text, actorOf(call), call.ifMatch)
    return readStyleFor(tx, key, number, call.caller.actor)
  })
  await recordAudit(deps.database, id, noteOf(call, 'save-house-style', 'house-style', made.id))
  return json(201, made, etagOf(made))
}

/** `PUT /v1/house-styles/{key}/versions/{version}`: a draft is overwritten. */
export async function putHouseStyleVersion(
  call: CallOf<typeof contract.saveHouseStyleVersion>,
  deps: ApiDeps,
): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { key, version } = call.path
  const text = await prepareStyle({ key, ...call.body }, id, deps)
  const saved = await deps.database.asEntity(id, async (tx) => {
    await saveStyleDraft(tx, key, version, text, actorOf(call), call.ifMatch)
    return readStyleFor(tx, key, version, call.caller.actor)
  })
  await recordAudit(deps.database, id, noteOf(call, 'save-house-style', 'house-style', saved.id))
  return json(200, saved, revisionOf(saved))
}

/** `GET /v1/house-styles` */
export async function getHouseStyles(call: CallOf<typeof contract.listHouseStyles>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const after = cursor === undefined ? undefined : deps.cursors.read('house-styles', cursor)
  const { rows, use } = await deps.database.asEntity(entityOf(call.caller).id, async (tx) => ({
    rows: await listHouseStyles(tx, limit + 1, after),
    use: await stylesInUse(tx),
  }))
  return json(
    200,
    pageOf(
      rows,
      limit,
      (row) => shown(row, use),
      (row) => deps.cursors.write('house-styles', row.key),
    ),
  )
}

/** `GET /v1/house-styles/{key}` */
export async function getHouseStyle(call: CallOf<typeof contract.getHouseStyle>, deps: ApiDeps): Promise<Reply> {
  const found = await readShown(call, deps, call.path.key)
  return json(200, found, etagOf(found))
}

/** `GET /v1/house-styles/{key}/versions/{version}` */
export async function getHouseStyleVersion(
  call: CallOf<typeof contract.getHouseStyleVersion>,
  deps: ApiDeps,
): Promise<Reply> {
  const found = await readShown(call, deps, call.path.key, call.path.version)
  return json(200, found, revisionOf(found))
}

/** `GET /v1/house-styles/{key}/versions` */
export async function getHouseStyleVersions(
  call: CallOf<typeof contract.listHouseStyleVersions>,
  deps: ApiDeps,
): Promise<Reply> {
  const { limit, cursor } = call.query
  const { key } = call.path
  const before = cursor === undefined ? undefined : Number(deps.cursors.read('house-style-versions', cursor))
  const rows = await deps.database.asEntity(entityOf(call.caller).id, (tx) =>
    listStyleVersions(tx, key, limit + 1, before),
  )
  return json(
    200,
    pageOf(rows, limit, versionLine, (row) => deps.cursors.write('house-style-versions', String(row.number))),
  )
}

async function readShown(
  call: Pick<Call, 'caller'>,
  deps: ApiDeps,
  key: string,
  version?: number,
): Promise<contract.HouseStyleVersion> {
  return deps.database.asEntity(entityOf(call.caller).id, (tx) => readStyleFor(tx, key, version, call.caller.actor))
}

/** One version with its history, as this caller may see it; without a number the newest. @throws Refusal UP-1404 */
export async function readStyleFor(
  tx: Tx,
  key: string,
  version: number | undefined,
  actor: string,
): Promise<contract.HouseStyleVersion> {
  const row = await readHouseStyle(tx, key, version)
  const steps = await listStyleSteps(tx, row.id)
  return {
    ...shown(row, await stylesInUse(tx)),
    ownWork: await isOwnStyle(tx, row, actor),
    steps: steps.map(({ at, actor: by, name, action, comment }) => ({
      at: at.toISOString(),
      actor: by,
      ...(name === null ? {} : { name }),
      action,
      ...(comment === null ? {} : { comment }),
    })),
  }
}

function revisionOf({ revision }: contract.HouseStyle): { ETag: string } {
  return { ETag: `"${revision}"` }
}

function etagOf({ version }: contract.HouseStyle): { ETag: string } {
  return { ETag: `"${version}"` }
}

function versionLine(row: Omit<AuthoredStyle, 'style'>): contract.StyleVersion {
  const { id, number, status, createdAt, author, publishAt, publishedAt } = row
  return {
    id: showId('houseStyle', id),
    version: number,
    status,
    createdAt: createdAt.toISOString(),
    ...(author === null ? {} : { createdBy: author }),
    ...(publishAt === null ? {} : { publishAt: publishAt.toISOString() }),
    ...(publishedAt === null ? {} : { publishedAt: publishedAt.toISOString() }),
  }
}

function shown(row: AuthoredStyle, use: StylesInUse): contract.HouseStyle {
  const { emailLogo: _, logoPicture, fonts, senderLines, signatories, ...rest } = row.style
  return {
    ...rest,
    ...(logoPicture === undefined ? {} : { logoPng: logoPicture.png }),
    ...(fonts === undefined ? {} : { fonts: shownFonts(fonts) }),
    senderLines: structuredClone(senderLines) as contract.HouseStyle['senderLines'],
    ...(signatories === undefined ? {} : { signatories: { ...signatories } }),
    ...versionLine(row),
    revision: row.revision,
    ...(row.inForce === null ? {} : { inForce: row.inForce }),
    ...(row.newest === null ? {} : { newest: newestOf(row.newest) }),
    standard: use.standard === row.key,
    templates: [...(use.templates.get(row.key) ?? [])],
  }
}

function newestOf({ number, status, publishAt }: NonNullable<AuthoredStyle['newest']>): contract.HouseStyle['newest'] {
  return { version: number, status, ...(publishAt === null ? {} : { publishAt: new Date(publishAt).toISOString() }) }
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
