import { LRUCache } from 'lru-cache'
import type { Clock } from '../../../core/clock.ts'
import type { Database } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { EntityId, Id } from '../../../core/words/id.ts'
import type { TemplateSource } from '../../model/template-source.ts'
import { findLatestPublished, findVersion } from './find-version.ts'

/** The parts of a version that intake needs; pinned to the message when it is accepted. */
export interface ResolvedVersion {
  readonly id: Id<'version'>
  readonly key: string
  readonly number: number
  readonly class: string
  readonly source: TemplateSource
}

/** `ever`: also a version that was retired since, for messages that were sent with it. */
export type VersionScope = 'published' | 'ever'

/** Chooses the version that a message gets. */
export type ResolveVersion = (
  entity: EntityId,
  key: string,
  number?: number,
  scope?: VersionScope,
) => Promise<ResolvedVersion>

/** A publication or retirement takes effect at intake within this time. */
const ttlMs = 1_000

/**
 * Makes the look-up of published versions, cached for a second so that a series of letters queries the database once. The look-up
 * throws Refusal UP-2301 when there is no such template or version, UP-2302 when it is not published.
 */
export function createVersionResolver(database: Database, clock: Clock): ResolveVersion {
  const known = new LRUCache<string, { at: number; version: Promise<ResolvedVersion> }>({ max: 2_000 })
  return (entity, key, number, scope = 'published') => {
    const name = `${entity}/${key}/${number ?? ''}/${scope}`
    const now = clock.now().getTime()
    const held = known.get(name)
    if (held !== undefined && now - held.at < ttlMs) return held.version
    const version = resolve(database, entity, key, number, scope)
    known.set(name, { at: now, version })
    version.catch(() => known.delete(name))
    return version
  }
}

async function resolve(
  database: Database,
  entity: EntityId,
  key: string,
  number: number | undefined,
  scope: VersionScope,
): Promise<ResolvedVersion> {
  const found = await database.asEntity(entity, async (tx) =>
    number === undefined ? findLatestPublished(tx, key) : findVersion(tx, key, number).catch(asUnknown),
  )
  if (found === undefined) {
    throw new Refusal(
      'UP-2301',
      number === undefined ? 'No published template has this key.' : 'The template has no such version.',
    )
  }
  if (found.version.status !== 'published' && !(scope === 'ever' && found.version.status === 'retired')) {
    throw new Refusal('UP-2302', `This version is ${found.version.status}; only a published version can be sent.`)
  }
  const { version, template } = found
  return {
    id: version.id,
    key: template.key,
    number: version.number,
    class: version.source.class ?? template.class,
    source: version.source,
  }
}

function asUnknown(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'UP-1404') return undefined
  throw error
}
