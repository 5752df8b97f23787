import { hurryRound } from '../../archive/scrub/scrub-round.ts'
import {
  closeFaults,
  findFault,
  listFaults,
  recordsOfFault,
  type StoreFault,
} from '../../archive/scrub/store-faults.ts'
import { findObjects } from '../../archive/scrub/stored-object.ts'
import { checkWhole } from '../../archive/scrub/work-scrub.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { BlobsAway } from '../../core/blobs/blobs-away.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, showId } from '../../core/words/id.ts'
import type * as contract from '../contract/hub/store.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { shownFault, shownStore } from './show-store.ts'

const maxFaults = 200
const maxRecords = 1_000

/** `GET /v1/store` */
export async function getStore(call: CallOf<typeof contract.getStore>, deps: ApiDeps): Promise<Reply> {
  return json(200, await shownStore(deps, call.now))
}

/** `POST /v1/store/scrub` */
export async function postScrub(call: CallOf<typeof contract.hurryScrub>, deps: ApiDeps): Promise<Reply> {
  await hurryRound(deps.database.hub, call.now)
  await recordAudit(deps.database, undefined, noteOf(call, 'scrub-store', 'store', 'store'))
  deps.wakeDispatcher()
  return json(200, await shownStore(deps, call.now))
}

/** `GET /v1/store/faults` */
export async function getFaults(_call: CallOf<typeof contract.listStoreFaults>, deps: ApiDeps): Promise<Reply> {
  return json(200, { items: (await listFaults(deps.database.hub, maxFaults)).map(shownFault) })
}

/** `GET /v1/store/faults/{id}/records` */
export async function getFaultRecords(
  call: CallOf<typeof contract.listStoreFaultRecords>,
  deps: ApiDeps,
): Promise<Reply> {
  const fault = await faultNamed(call.path.id, deps)
  const after = call.query.after === undefined ? null : (parseId('record', call.query.after) ?? null)
  const records = await recordsOfFault(deps.database.hub, fault, after, maxRecords + 1)
  return json(200, {
    items: records.slice(0, maxRecords).map((record) => showId('record', record)),
    more: records.length > maxRecords,
  })
}

/** `POST /v1/store/faults/{id}/check` */
export async function postCheckFault(call: CallOf<typeof contract.checkStoreFault>, deps: ApiDeps): Promise<Reply> {
  const fault = await faultNamed(call.path.id, deps)
  const { hub } = deps.database
  const { pack, part, id, key } = fault
  await recordAudit(deps.database, fault.entity, noteOf(call, 'check-stored-bytes', 'store-fault', call.path.id))
  const [object] = await findObjects(hub, pack === null ? [] : [pack], part === null ? [] : [part])
  try {
    if (object === undefined) await closeFaults(hub, [key], call.now)
    else await checkWhole({ context: deps.archive, locations: deps.locations, log: deps.log }, object)
  } catch (error) {
    if (!(error instanceof BlobsAway)) throw error
    throw new Refusal('UP-1503', 'The store of documents does not answer. Try again in a while.', [], {
      retryAfter: 30,
    })
  }
  return json(200, shownFault((await findFault(hub, id)) ?? fault))
}

async function faultNamed(shown: string, deps: ApiDeps): Promise<StoreFault> {
  const id = parseId('storeFault', shown)
  const fault = id === undefined ? undefined : await findFault(deps.database.hub, id)
  if (fault === undefined) throw new Refusal('UP-1404', 'There is no such fault of the store.')
  return fault
}
