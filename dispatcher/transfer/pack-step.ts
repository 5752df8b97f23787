import { createHash } from 'node:crypto'
import { findSeries } from '../../archive/retention/series.ts'
import { type ClaimedTransfer, endPacking, lockClaimedTransfer } from '../../archive/transfer/claim-transfer.ts'
import { excludeGone } from '../../archive/transfer/mark-transferred.ts'
import { buildPackage } from '../../archive/transfer/package/build-package.ts'
import type { PackageFacts, PackedLetter } from '../../archive/transfer/package/package-facts.ts'
import { listPackages, markPacked, packageId, type TransferPackage } from '../../archive/transfer/packages.ts'
import type { Transfer } from '../../archive/transfer/transfer.ts'
import { removeFolder, type SealedParts, storeSealedParts } from '../../core/blobs/sealed-parts.ts'
import { findEntity } from '../../core/tenants/entities.ts'
import type { RecordId } from '../../core/words/id.ts'
import { keyContext, packageFolder, placeOfMaking } from './package-place.ts'
import { packedLetters } from './packed-letters.ts'
import type { TransferDeps } from './transfer-deps.ts'

/** Another process took the transfer, or a person stopped it. */
class NotOurs extends Error {}

/**
 * Makes the next package of a transfer, and stores it durably before it says so. A process that dies leaves the packages that it finished;
 * the next one makes the package of the moment again, from its beginning.
 */
export async function packStep(deps: TransferDeps, claimed: ClaimedTransfer): Promise<void> {
  const [part] = await listPackages(deps.database.hub, claimed.id, { status: 'waiting' }, 1)
  if (part === undefined) {
    await deps.database.asHub((tx) => endPacking(tx, claimed))
    return
  }
  try {
    await pack(deps, claimed, part)
  } catch (error) {
    if (!(error instanceof NotOurs)) throw error
    await removeFolder(deps.blobs, placeOfMaking(part.transfer, part.n, claimed.fence).folder)
  }
}

async function pack(deps: TransferDeps, claimed: ClaimedTransfer, part: TransferPackage): Promise<void> {
  const { database, blobs, clock, keyring, leaseMs } = deps
  const { transfer, n } = part
  const { fence } = claimed
  const heartbeat = async (): Promise<void> => {
    if ((await lockClaimedTransfer(database.hub, claimed, clock.now(), leaseMs)) === undefined) throw new NotOurs()
  }
  if (!(await database.asHub((tx) => excludeGone(tx, transfer, n)))) return
  // What a process that died left of the same package.
  await removeFolder(blobs, packageFolder(transfer, n))
  const facts = await factsOfPackage(deps, claimed, part)
  const hash = createHash('sha256')
  const documents = new Map<RecordId, number>()
  const stored = await storeSealedParts(
    blobs,
    placeOfMaking(transfer, n, fence),
    hashed(
      buildPackage(
        facts,
        counted(packedLetters(deps, part, { madeAt: facts.madeAt, name: facts.entity.name }, heartbeat), documents),
      ),
      hash,
    ),
  )
  const sha256 = hash.digest()
  await database.asHub(async (tx) => {
    if ((await lockClaimedTransfer(tx, claimed, clock.now(), leaseMs)) === undefined) throw new NotOurs()
    await markPacked(
      tx,
      part,
      { ...placed(stored), fence, sha256, documents, key: keyring.seal(stored.key, keyContext(transfer, n)) },
      clock.now(),
    )
  })
}

function placed({ parts, size }: SealedParts): Pick<SealedParts, 'parts' | 'size'> {
  return { parts, size }
}

/** Notes how many documents of each letter the package holds. */
async function* counted(
  letters: AsyncIterable<PackedLetter>,
  documents: Map<RecordId, number>,
): AsyncGenerator<PackedLetter> {
  for await (const letter of letters) {
    documents.set(letter.record.id, letter.documents.length)
    yield letter
  }
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}

async function factsOfPackage(
  { database, version }: TransferDeps,
  { entity: id, series: key, rule, decidedAt }: Transfer,
  part: TransferPackage,
): Promise<PackageFacts> {
  return database.asHub(async (tx) => {
    const entity = await findEntity(tx, id)
    const series = await findSeries(tx, id, key)
    if (entity === undefined || series === undefined || decidedAt === null)
      throw new Error('A transfer has no entity, series or approval')
    return {
      id: packageId(part),
      entity: { code: entity.code, name: entity.name },
      series: { key, name: series.name, legalGround: rule.legalGround },
      ...(part.dossier !== null && { dossier: part.dossier }),
      openedOn: part.openedOn,
      closedOn: part.closedOn,
      madeAt: decidedAt,
      version,
    }
  })
}
