import { sql } from 'drizzle-orm'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Signer } from '../../core/crypto/signer.ts'
import type { Database, Queryable } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { verifierKey } from '../ledger/checkpoint.ts'
import { hasNotEnded } from '../ledger/key-changes.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import { disposalFolder, writeDestroyedLists } from './destroyed-lists.ts'
import type { Disposal, DisposalId } from './disposal.ts'
import { type SignedFile, signFile } from './signed-file.ts'

export interface CertificateDeps {
  readonly database: Database
  readonly blobs: BlobStore
  readonly signer: Signer
  /** The name of the ledger. */
  readonly origin: string
  /** Days that back-ups are kept. */
  readonly backupDays: number
}

/**
 * Signs the certificate of a disposal, stores it, and writes it beside the lists of what was destroyed, before the disposal is done: a
 * process that dies in between writes the same bytes again. @returns false while the ledger has
 * not numbered every leaf, or when the key of this process was replaced
 */
export async function issueCertificate(
  deps: CertificateDeps,
  disposal: Disposal,
  entityName: Localized,
  now: Date,
): Promise<boolean> {
  const { database, blobs, signer } = deps
  const { id, entity } = disposal
  await writeDestroyedLists(deps, id)
  if ((await readCertificateBytes(database.hub, entity, id)) === undefined) {
    const made = await makeCertificate(database.hub, disposal, entityName, { ...deps, now })
    if (made === undefined) return false
    await database.hub.query(sql`
      update disposal set certificate = ${signFile(made, signer)} where id = ${id} and certificate is null
        and ${hasNotEnded(verifierKey(deps.origin, signer.publicKey))}`)
  }
  const bytes = await readCertificateBytes(database.hub, entity, id)
  // The key of this process was replaced: a process with the new one signs it.
  if (bytes === undefined) return false
  await blobs.put(`${disposalFolder(entity, id)}/certificate.json`, [bytes])
  await database.hub.query(sql`
    with done as (
      update disposal set status = 'done', lease_until = null where id = ${id} and status = 'recording' returning entity, series)
    update series set counted_at = null from done where series.entity = done.entity and series.key = done.series`)
  return true
}

/** The signed file; undefined before the disposal is done. */
export async function readCertificateBytes(
  tx: Queryable,
  entity: EntityId,
  id: DisposalId,
): Promise<Buffer | undefined> {
  const [row] = await tx.query<{ certificate: Buffer | null }>(sql`
    select certificate from disposal where id = ${id} and entity = ${entity}`)
  return row?.certificate ?? undefined
}

export function parseCertificate(bytes: Buffer): SignedFile<Certificate> {
  return JSON.parse(bytes.toString()) as SignedFile<Certificate>
}
