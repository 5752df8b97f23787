import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Tx } from '../../core/db/database.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import { pointerStep } from '../../core/json-pointer.ts'
import type { ColumnUse } from '../../dispatcher/batches/columns/column-use.ts'
import { guessColumns } from '../../dispatcher/batches/columns/guess/guess-columns.ts'
import { findMappingFaults } from '../../dispatcher/batches/columns/mapping-faults.ts'
import { readMapping, saveMapping } from '../../dispatcher/batches/columns/remembered-mapping.ts'
import { findLatestPublished, findVersion } from '../../templates/store/versions/find-version.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/column-mapping.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

const maxSamples = 3

/** `GET /v1/templates/{key}/column-mapping` */
export async function getColumnMapping(call: CallOf<typeof contract.getColumnMapping>, deps: ApiDeps): Promise<Reply> {
  const found = await deps.database.asEntity(entityOf(call.caller).id, async (tx) => {
    const { template } = await versionOf(tx, call.path.key)
    return readMapping(tx, template.id)
  })
  const answer: contract.ColumnMappingAnswer = {
    columns: found?.columns ?? {},
    ...(found !== undefined && { savedAt: found.savedAt.toISOString(), savedBy: found.savedBy }),
  }
  return json(200, answer)
}

/** `PUT /v1/templates/{key}/column-mapping`. @throws Refusal UP-1001 for a mapping that the template cannot have */
export async function putColumnMapping(call: CallOf<typeof contract.putColumnMapping>, deps: ApiDeps): Promise<Reply> {
  const { id } = entityOf(call.caller)
  const { columns } = call.body
  const saved = { columns, savedAt: call.now, savedBy: call.caller.actor }
  await deps.database.asEntity(id, async (tx) => {
    const { template, version } = await versionOf(tx, call.path.key)
    const faults = findMappingFaults(columns, version.source.variables).map(
      ({ head, code, detail }): Fault => ({ in: 'body', pointer: `/columns/${pointerStep(head)}`, code, detail }),
    )
    if (faults.length > 0) throw new Refusal('UP-1001', 'The mapping cannot be remembered.', faults)
    await saveMapping(tx, id, template.id, saved)
  })
  await recordAudit(deps.database, id, noteOf(call, 'save-column-mapping', 'template', call.path.key))
  const answer: contract.ColumnMappingAnswer = { ...saved, savedAt: call.now.toISOString() }
  return json(200, answer)
}

/** `POST /v1/column-mappings/guess` */
export async function postGuess(call: CallOf<typeof contract.guessColumnMapping>, deps: ApiDeps): Promise<Reply> {
  const { template: key, version: number, heads, rows } = call.body
  const { variables, remembered } = await deps.database.asEntity(entityOf(call.caller).id, async (tx) => {
    const { template, version } = await versionOf(tx, key, number)
    return { variables: version.source.variables, remembered: await readMapping(tx, template.id) }
  })
  const guessed = guessColumns({ heads, rows, variables, ...(remembered && { remembered: remembered.columns }) })
  const used = new Set(guessed.flatMap(({ use, certainty }) => (certainty === 'unsure' ? [] : variableOf(use))))
  const answer: contract.GuessedColumnsAnswer = {
    columns: guessed.map(({ isContradicted = false, ...column }, place) => ({
      ...column,
      contradicted: isContradicted,
      samples: [...new Set(rows.map((row) => row[place] ?? '').filter((cell) => cell !== ''))].slice(0, maxSamples),
    })),
    missing: variables.filter(({ name, required }) => required === true && !used.has(name)).map(({ name }) => name),
  }
  return json(200, answer)
}

function variableOf(use: ColumnUse | undefined): string[] {
  return use?.use === 'variable' || use?.use === 'item' ? [use.variable] : []
}

/** @throws Refusal UP-1404 for a template without this version, or without a published one */
async function versionOf(tx: Tx, key: string, number?: number): ReturnType<typeof findVersion> {
  if (number !== undefined) return findVersion(tx, key, number)
  const found = await findLatestPublished(tx, key)
  if (found === undefined) throw new Refusal('UP-1404', 'No published template has this key.')
  return found
}
