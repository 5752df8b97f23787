import { addContract, listContracts, type PrintContract } from '../../channels/print/store/contracts.ts'
import { usualTerms } from '../../channels/print/store/contract-terms.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { newId, showId } from '../../core/words/id.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/print.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `POST /v1/print-contracts`: the newest contract applies to the letters of the entity. */
export async function postPrintContract(
  call: CallOf<typeof contract.createPrintContract>,
  deps: ApiDeps,
): Promise<Reply> {
  const entity = entityOf(call.caller).id
  const made: PrintContract = { ...usualTerms, ...call.body, id: newId('printContract', call.now), entity }
  await deps.database.asEntity(entity, (tx) => addContract(tx, made, call.now))
  const id = showId('printContract', made.id)
  await recordAudit(deps.database, entity, noteOf(call, 'create-print-contract', 'print-contract', id))
  return json(201, shown(made))
}

/** `GET /v1/print-contracts`: an entity has a handful at most, so one page holds all. */
export async function getPrintContracts(
  call: CallOf<typeof contract.listPrintContracts>,
  deps: ApiDeps,
): Promise<Reply> {
  const found = await deps.database.asEntity(entityOf(call.caller).id, (tx) => listContracts(tx))
  return json(200, { items: found.map(shown) })
}

function shown(contract: PrintContract): contract.PrintContract {
  const { id, entity: _, tariffs, ...rest } = contract
  return { id: showId('printContract', id), ...rest, tariffs: [...tariffs] }
}
