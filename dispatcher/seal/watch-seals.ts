import { X509Certificate } from 'node:crypto'
import type { Clock } from '../../core/clock.ts'
import { endOfChain } from '../../core/crypto/certificate-file.ts'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import type { Log } from '../../core/log.ts'
import { nameIn } from '../../templates/seal/read-seal.ts'
import type { Chore } from '../loops/chore.ts'
import { type SealCertificate, saveSealCertificates } from './seal-certificates.ts'
import { SealFault } from './seal-fault.ts'
import { checkValidity } from './seal-key.ts'
import type { Sealer } from './sealer.ts'
import { everyEntity } from './seals-file.ts'

/** A renewed certificate ends its warning within an hour. */
const everyMs = 3_600_000
/** Issuers of qualified certificates take weeks. */
export const warnSealBeforeMs = 30 * dayMs

interface Watching {
  readonly hub: Queryable
  readonly clock: Clock
  readonly log: Log
  readonly sealer: Sealer
}
type Seen = Omit<SealCertificate, 'checkedAt'>

/**
 * Looks at the keys of seals when the dispatcher starts and every hour, stores what it sees for figures and screens, and writes a
 * line to the log once a day for each that ends within thirty days or is of no use.
 */
export function watchSealsChore({ hub, clock, log, sealer }: Watching): Chore {
  const logged = new Map<string, number>()
  return {
    name: 'seals',
    everyMs,
    run: async () => {
      const now = clock.now()
      const seen = await lookAtSeals(sealer, now)
      await saveSealCertificates(hub, seen, now)
      for (const { entityCode, endsAt, fault } of seen) {
        const ends = endsAt !== null && endsAt.getTime() - now.getTime() <= warnSealBeforeMs
        const about = `${entityCode} ${fault ?? ''}`
        if ((fault === null && !ends) || now.getTime() - (logged.get(about) ?? Number.NEGATIVE_INFINITY) < dayMs)
          continue
        logged.set(about, now.getTime())
        if (fault === null) log.warn({ entity: entityCode, endsAt }, 'certificate of a seal ends soon')
        else log.error({ entity: entityCode, fault, endsAt }, 'a seal cannot be used: letters wait')
      }
    },
  }
}

/** Every entry of the file of seals, with what is wrong with it now. */
export async function lookAtSeals(sealer: Sealer, now: Date): Promise<Seen[]> {
  const unknown = { subject: null, issuer: null, endsAt: null, hasTimeStamps: false }
  const { entries, hasTimeStamps } = await sealer.entries().catch((error: unknown) => ({
    entries: error instanceof SealFault ? undefined : [],
    hasTimeStamps: false,
  }))
  if (entries === undefined) return [{ ...unknown, entityCode: everyEntity, fault: 'seals-file-unreadable' }]
  const seen: Seen[] = []
  for (const entityCode of entries) {
    try {
      const { chain } = await sealer.keyOf(entityCode)
      const certificates = chain.map((each) => new X509Certificate(each))
      const [own] = certificates
      seen.push({
        entityCode,
        subject: own === undefined ? null : nameIn(own.subject),
        issuer: own === undefined ? null : nameIn(own.issuer),
        endsAt: endOfChain(certificates) ?? null,
        fault: faultNow(chain, now),
        hasTimeStamps,
      })
    } catch (error) {
      if (!(error instanceof SealFault)) throw error
      seen.push({ ...unknown, entityCode, hasTimeStamps, fault: error.code })
    }
  }
  return seen
}

function faultNow(chain: readonly Uint8Array[], now: Date): string | null {
  try {
    checkValidity(chain, now)
    return null
  } catch (error) {
    if (error instanceof SealFault) return error.code
    throw error
  }
}
