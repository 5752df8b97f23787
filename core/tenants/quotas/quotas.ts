import { LRUCache } from 'lru-cache'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/database.ts'
import type { EntityId, Id } from '../../words/id.ts'
import { type Limits, readSetLimits } from './limits.ts'
import type { Per } from './periods.ts'

/** One limit that applies to a letter. */
export interface Counter {
  /** The id of the entity or of the key of which the letters are counted. */
  readonly subject: EntityId | Id<'apiKey'>
  readonly of: 'entity' | 'key'
  readonly per: Per
  readonly most: number
}

/** What applies to the letters that a key, or a person, sends in the name of an entity. */
export interface SenderLimits {
  readonly entity: EntityId
  /** The entity is on trial. */
  readonly onTrial: boolean
  /** Letters go only to the guests of the entity. */
  readonly guestsOnly: boolean
  readonly counters: readonly Counter[]
}

export interface Quotas {
  /**
   * The limits of letters of this entity, sent with this key; absent for what a person sends. At most half a minute old: they are
   * rules of the entity and of the key, and hold nothing of a recipient.
   */
  limitsOf(entity: EntityId, key: Id<'apiKey'> | undefined): Promise<SenderLimits>
  /** For a caller that has just changed limits in this process. */
  forget(): void
}

/** Letters that an entity on trial may send in a day, unless the operator set another number. */
export const lettersOfTrialDay = 50
const cachedMs = 30_000

export function openQuotas(database: Database, clock: Clock): Quotas {
  const cache = new LRUCache<string, { readonly limits: SenderLimits; readonly until: number }>({ max: 10_000 })
  return {
    limitsOf: async (entity, key) => {
      const name = `${entity}/${key ?? ''}`
      const now = clock.now().getTime()
      const known = cache.get(name)
      if (known !== undefined && known.until > now) return known.limits
      const set = await database.asEntity(entity, (tx) => readSetLimits(tx, entity, key))
      const ofEntity = set.onTrial ? { ...set.entity, perDay: set.entity.perDay ?? lettersOfTrialDay } : set.entity
      const limits: SenderLimits = {
        entity,
        onTrial: set.onTrial,
        guestsOnly: set.onTrial || set.key.guestsOnly === true,
        counters: [
          ...countersOf('entity', entity, ofEntity),
          ...(key === undefined ? [] : countersOf('key', key, set.key)),
        ],
      }
      cache.set(name, { limits, until: now + cachedMs })
      return limits
    },
    forget: () => cache.clear(),
  }
}

function countersOf(of: Counter['of'], subject: Counter['subject'], { perDay, perMinute }: Limits): Counter[] {
  return [
    ...(perDay === undefined ? [] : [{ subject, of, per: 'day', most: perDay } as const]),
    ...(perMinute === undefined ? [] : [{ subject, of, per: 'minute', most: perMinute } as const]),
  ]
}
