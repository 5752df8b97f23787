import { listSeries } from '../../../archive/retention/series.ts'
import { type Drops, dropsOf } from '../../../archive/transfer/drops.ts'
import { packageId, type TransferPackage } from '../../../archive/transfer/packages.ts'
import { countTransfers, type Transfer, type TransferCounts } from '../../../archive/transfer/transfer.ts'
import { namesOfActors } from '../../../core/tenants/actor-name.ts'
import { showId } from '../../../core/words/id.ts'
import { entityOf } from '../../authentication/caller.ts'
import type * as contract from '../../contract/retention/transfers.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import type { Call } from '../../server/route.ts'
import { nameIn, ownAmong } from './retention-caller.ts'

/** Transfers with their counts, the names of people, and what this caller may decide. */
export async function showTransfers(
  call: Call,
  deps: ApiDeps,
  transfers: readonly Transfer[],
): Promise<contract.Transfer[]> {
  const entity = entityOf(call.caller).id
  const ids = transfers.map(({ id }) => id)
  const { counts, drops, series } = await deps.database.asEntity(entity, async (tx) => ({
    counts: new Map((await countTransfers(tx, ids)).map((each) => [each.transfer, each])),
    drops: new Map((await dropsOf(tx, ids, deps.retention.dropDays)).map((each) => [each.transfer, each])),
    series: new Map((await listSeries(tx, entity)).map(({ key, name }) => [key, name])),
  }))
  const names = await namesOfActors(
    deps.database.hub,
    transfers.flatMap(({ proposedBy, decidedBy, endedBy }) => [proposedBy, decidedBy ?? '', endedBy ?? '']),
  )
  const waiting = transfers.filter(({ status }) => status === 'waiting' || status === 'gathering')
  const own = await ownAmong(
    deps,
    call,
    waiting.map(({ proposedBy }) => proposedBy),
  )
  return transfers.map((transfer) => ({
    ...factsOf(transfer, names),
    seriesName: series.get(transfer.series) ?? { nl: transfer.series },
    own: own.has(transfer.proposedBy),
    counts: { ...countsOf(counts.get(transfer.id)), dropped: drops.get(transfer.id)?.dropped ?? 0 },
    ...dropOf(drops.get(transfer.id)),
  }))
}

function factsOf(transfer: Transfer, names: ReadonlyMap<string, string>) {
  const { comment, decidedBy, decidedAt, reason, endedAt, endedBy, failure } = transfer
  return {
    id: showId('transfer', transfer.id),
    series: transfer.series,
    rule: transfer.rule,
    archiveService: transfer.archiveService,
    status: transfer.status,
    until: transfer.until,
    ...(comment !== null && { comment }),
    proposedBy: nameIn(names, transfer.proposedBy),
    proposedAt: transfer.proposedAt.toISOString(),
    ...(decidedBy !== null && { decidedBy: nameIn(names, decidedBy) }),
    ...(decidedAt !== null && { decidedAt: decidedAt.toISOString() }),
    ...(reason !== null && { reason }),
    ...(endedAt !== null && { endedAt: endedAt.toISOString() }),
    ...(endedBy !== null && { stoppedBy: nameIn(names, endedBy) }),
    ...(failure !== null && { failure }),
  }
}

function dropOf(drops: Drops | undefined): Pick<contract.Transfer, 'dropFrom' | 'drop'> {
  if (drops === undefined || drops.dropFrom === null) return {}
  const { dropFrom, last } = drops
  return {
    dropFrom,
    ...(last !== null && { drop: { disposal: showId('disposal', last.disposal), status: last.status } }),
  }
}

function countsOf(counts: TransferCounts | undefined): Omit<contract.Transfer['counts'], 'dropped'> {
  if (counts === undefined) return { records: 0, held: 0, transferred: 0, bytes: 0, excluded: {}, packages: {} }
  const { transfer: _transfer, ...shown } = counts
  return shown
}

export function showPackage(each: TransferPackage): contract.TransferPackage {
  const { dossier, packedAt, size, sha256, answeredAt, reference, reason } = each
  return {
    package: packageId(each),
    ...(dossier !== null && { dossier }),
    records: each.records,
    openedOn: each.openedOn,
    closedOn: each.closedOn,
    status: each.status,
    ...(packedAt !== null && { packedAt: packedAt.toISOString() }),
    ...(size !== null && { size }),
    ...(sha256 !== null && { sha256 }),
    ...(answeredAt !== null && { answeredAt: answeredAt.toISOString() }),
    ...(reference !== null && { reference }),
    ...(reason !== null && { reason }),
  }
}
