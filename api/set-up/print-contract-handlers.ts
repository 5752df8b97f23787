import {
  contractByEntity,
  findContract,
  listContracts,
  type PrintContract,
  shareContract,
  usersOfContract,
} from '../../channels/print/store/contracts/contracts.ts'
import { contractDays, nextCutOff } from '../../channels/print/store/contracts/cut-off.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { bridgeDaysOf } from '../../core/words/days/bridge-days.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { holidaysOf } from '../../core/words/days/working-day.ts'
import { type EntityId, type Id, parseId, showId } from '../../core/words/id.ts'
import { type Caller, entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/print/print-contract.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/print-contracts`: an entity has a handful at most, so one page holds all. */
export async function getPrintContracts(
  call: CallOf<typeof contract.listPrintContracts>,
  deps: ApiDeps,
): Promise<Reply> {
  const entity = entityOf(call.caller).id
  const items = await deps.database.asEntity(entity, async (tx) => {
    const inForce = (await contractByEntity(tx, [entity], call.now)).get(entity)
    return (await listContracts(tx)).map((each) => shown(each, entity, inForce?.id, call.now))
  })
  return json(200, { items })
}

/** `GET /v1/print-contracts/{id}` */
export async function getPrintContract(call: CallOf<typeof contract.getPrintContract>, deps: ApiDeps): Promise<Reply> {
  const { id } = await contractNamed(call.path.id, call.caller, deps)
  return json(200, await shownNow(call.caller, deps, id, call.now))
}

/** `GET /v1/print-contracts/{id}/calendar` */
export async function getPrintCalendar(call: CallOf<typeof contract.getPrintCalendar>, deps: ApiDeps): Promise<Reply> {
  const found = await contractNamed(call.path.id, call.caller, deps)
  const days = contractDays(found, call.query.from ?? brusselsDay(call.now), call.query.days)
  const items = days.map(({ cutOffs, ...day }) => ({ ...day, cutOffs: cutOffs.map((at) => at.toISOString()) }))
  return json(200, { items })
}

/** `GET /v1/print-contracts/{id}/closing-days`: holidays are computed, bridge days are proposed. */
export async function getClosingDays(call: CallOf<typeof contract.getClosingDays>, deps: ApiDeps): Promise<Reply> {
  const found = await contractNamed(call.path.id, call.caller, deps)
  const first = call.query.year ?? Number(brusselsDay(call.now).slice(0, 4))
  const items = Array.from({ length: call.query.years }, (_, after) => first + after).map((year) => ({
    year,
    holidays: [...holidaysOf(year)].map(([day, name]) => ({ day, name })),
    bridgeDays: bridgeDaysOf(year).map((each) => ({ ...each, closed: found.closedOn.includes(each.day) })),
  }))
  return json(200, { items } satisfies contract.ClosingDays)
}

/** `PUT /v1/print-contracts/{id}/users`: the operator names the entities that print by the contract beside its holder. */
export async function putPrintContractUsers(
  call: CallOf<typeof contract.sharePrintContract>,
  deps: ApiDeps,
): Promise<Reply> {
  const id = parseId('printContract', call.path.id)
  const found = id === undefined ? undefined : await findContract(deps.database.hub, id)
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such print contract.')
  const entities = call.body.entities.map((named) => parseId('entity', named))
  const known = entities.filter((each): each is EntityId => each !== undefined && each !== found.entity)
  if (known.length < entities.length)
    throw new Refusal('UP-2305', 'One of the entities does not exist, or holds the contract itself.')
  await deps.database.asHub((tx) => shareContract(tx, found.id, known, call.now))
  await note(deps, call, found.entity, 'share-print-contract', found.id)
  const users = await usersOfContract(deps.database.hub, found.id)
  return json(200, { entities: users.map((each) => showId('entity', each)) })
}

/** The contract in the scope of the caller's entity. @throws Refusal UP-1404 */
export async function contractNamed(named: string, caller: Caller, { database }: ApiDeps): Promise<PrintContract> {
  const id = parseId('printContract', named)
  const found =
    id === undefined ? undefined : await database.asEntity(entityOf(caller).id, (tx) => findContract(tx, id))
  if (found === undefined) throw new Refusal('UP-1404', 'There is no such print contract.')
  return found
}

/** The contract of which the caller's entity is the holder. @throws Refusal UP-1404; UP-3043 */
export async function contractHeld(named: string, caller: Caller, deps: ApiDeps): Promise<PrintContract> {
  const found = await contractNamed(named, caller, deps)
  if (found.entity !== entityOf(caller).id) throw new Refusal('UP-3043', 'Another entity holds this contract.')
  return found
}

async function note(
  { database }: ApiDeps,
  call: Parameters<typeof noteOf>[0],
  entity: EntityId,
  action: Parameters<typeof noteOf>[1],
  id: Id<'printContract'>,
): Promise<void> {
  await recordAudit(database, entity, noteOf(call, action, 'print-contract', showId('printContract', id)))
}

async function shownNow(
  caller: Caller,
  { database }: ApiDeps,
  id: Id<'printContract'>,
  now: Date,
): Promise<contract.PrintContract> {
  const entity = entityOf(caller).id
  return database.asEntity(entity, async (tx) => {
    const found = await findContract(tx, id)
    if (found === undefined) throw new Error('The contract was found before')
    return shown(found, entity, (await contractByEntity(tx, [entity], now)).get(entity)?.id, now)
  })
}

function shown(
  { id, entity, tariffs, seedAddress, ...rest }: PrintContract,
  reader: EntityId,
  inForce: Id<'printContract'> | undefined,
  now: Date,
): contract.PrintContract {
  return {
    id: showId('printContract', id),
    ...rest,
    own: entity === reader,
    inForce: id === inForce,
    furtherCutOffs: [...rest.furtherCutOffs],
    workingDays: [...rest.workingDays],
    closedOn: [...rest.closedOn],
    nextCutOffAt: nextCutOff(rest, now).toISOString(),
    seedAddress: seedAddress === null ? null : { ...seedAddress, lines: [...seedAddress.lines] },
    tariffs: tariffs.map((line) => ({ ...line })),
  }
}
