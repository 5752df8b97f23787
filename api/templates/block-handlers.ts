import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { legalMentions } from '../../core/words/legal-mention.ts'
import { checkBlock } from '../../templates/language/check/check-block.ts'
import { declaredMentions } from '../../templates/language/mentions/declared-mentions.ts'
import { addBlock, type BlockRow, listBlocks, readBlock } from '../../templates/store/blocks.ts'
import { asFault } from '../../templates/store/versions/publish-version.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/block.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { glyphFaults } from './glyph-faults.ts'
import { actorOf } from './template-handlers.ts'

/** `POST /v1/blocks`. A block cannot be changed afterwards, so a block with faults is refused. */
export async function postBlock(call: CallOf<typeof contract.saveBlock>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { key, languages } = call.body
  const faults = [
    ...checkBlock(key, languages).map(asFault),
    ...glyphFaults(languages, '/languages', await deps.templateChecks()),
  ]
  if (faults.length > 0) throw new Refusal('UP-1001', 'Correct them and send again.', faults)
  const { row, isNew } = await deps.database.asEntity(id, (tx) => addBlock(tx, id, key, languages, actorOf(call)))
  if (isNew) await recordAudit(deps.database, id, noteOf(call, 'save-block', 'block', `${key}@${row.number}`))
  return json(isNew ? 201 : 200, shown(row))
}

/** `GET /v1/blocks` */
export async function getBlocks(call: CallOf<typeof contract.listBlocks>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor } = call.query
  const after = cursor === undefined ? undefined : deps.cursors.read('blocks', cursor)
  const rows = await deps.database.asEntity(entityOf(call.caller).id, (tx) => listBlocks(tx, limit + 1, after))
  return json(
    200,
    pageOf(rows, limit, shown, (row) => deps.cursors.write('blocks', row.key)),
  )
}

/** `GET /v1/blocks/{key}` */
export async function getBlock(call: CallOf<typeof contract.getBlock>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  return json(200, shown(await deps.database.asEntity(id, (tx) => readBlock(tx, call.path.key))))
}

/** `GET /v1/blocks/{key}/versions/{version}` */
export async function getBlockVersion(call: CallOf<typeof contract.getBlockVersion>, deps: ApiDeps): Promise<Reply> {
  const { key, version } = call.path
  const { id } = entityOf(call.caller)
  return json(200, shown(await deps.database.asEntity(id, (tx) => readBlock(tx, key, version))))
}

function shown({ key, number, languages, createdAt }: BlockRow): contract.Block {
  const declared = Object.values(languages).map(declaredMentions)
  const mentions = legalMentions.filter((each) => declared.some((names) => names.has(each)))
  return { key, version: number, languages, mentions, createdAt: createdAt.toISOString() }
}
