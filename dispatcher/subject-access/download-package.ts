import { Readable } from 'node:stream'
import { sql } from 'drizzle-orm'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import type { Id } from '../../core/words/id.ts'
import { readPackage } from './package-store.ts'
import { afterDownloadMs } from './request.ts'
import { contextOf, type RequestOwner, readRequest } from './store-requests.ts'

export interface OpenedPackage {
  readonly stream: Readable
  readonly size: number
}

/**
 * The bytes of a package. From the first download on it is kept an hour, for a download that breaks off, and is then removed.
 * @throws Refusal UP-1404; UP-5024 when it is not made yet, or was removed
 */
export async function openPackage(
  { hub, keyring, blobs }: { readonly hub: Queryable; readonly keyring: Keyring; readonly blobs: BlobStore },
  owner: RequestOwner,
  id: Id<'subjectAccess'>,
  now: Date,
): Promise<OpenedPackage> {
  const { status } = await readRequest(hub, keyring, owner, id)
  const [row] = await hub.query<{ key: Buffer; parts: number; size: number; fence: number }>(sql`
    update subject_access_request set downloaded_at = coalesce(downloaded_at, ${now}),
      remove_at = least(remove_at, ${new Date(now.getTime() + afterDownloadMs)})
    where id = ${id} and status = 'ready' and package_key is not null and remove_at > ${now}
    returning package_key as key, parts, size, fence`)
  if (row === undefined) throw new Refusal('UP-5024', notThere[status])
  const { key, parts, size, fence } = row
  const bytes = readPackage(blobs, { id, fence }, { key: keyring.open(key, contextOf(id)), parts })
  return { stream: Readable.from(bytes, { objectMode: false }), size }
}

const notThere = {
  waiting: 'A second person has to approve the request first.',
  making: 'The package is being made. Try again in a few minutes.',
  ready: 'The package was removed after its download or its last day. Make a new request.',
  removed: 'The package was removed after its download or its last day. Make a new request.',
  rejected: 'The request was rejected, so there is no package.',
  failed: 'The package could not be made. Make a new request, and tell an operator.',
} as const
