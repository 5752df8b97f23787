import type { ConsentAnswer } from '../store/consents.ts'
import type { EboxBox } from '../store/publications.ts'

/**
 * Requests and answers of the federation about recipients, in one place. Those for enterprises are published (federation 1.3).
 * Those for citizens are not: this file assumes the same shape, with `CITIZEN` and the national number, and that a person without
 * consent is left out of the answer or marked `consent: false`. Decision 0050; a correction is a change of this file only.
 */
export interface ConsentShape {
  readonly path: string
  readonly question: (numbers: readonly string[]) => unknown
  /** The answer by number; undefined when the answer cannot be read. A number that is absent has no eBox. */
  readonly read: (json: unknown) => ReadonlyMap<string, ConsentAnswer> | undefined
}

export const consentShapes: Readonly<Record<EboxBox['kind'], ConsentShape>> = {
  enterprise: {
    path: '/eboxPreferences/search',
    question: (numbers) => ({ eboxType: 'ENTERPRISE', eboxIdType: 'EnterpriseNumber', eboxIdValueList: numbers }),
    // An enterprise has a box from its registration on; it is of use once a person connected to it.
    read: (json) =>
      entriesOf(json, (entry) => (typeof entry['lastConnectionDate'] === 'string' ? 'yes' : 'never-opened')),
  },
  citizen: {
    path: '/citizenEboxConsents/search',
    question: (numbers) => ({ eboxType: 'CITIZEN', eboxIdType: 'SSIN', eboxIdValueList: numbers }),
    read: (json) => entriesOf(json, (entry) => (entry['consent'] === false ? 'no-consent' : 'yes')),
  },
}

type Entry = Readonly<Record<string, unknown>>

function entriesOf(json: unknown, answer: (entry: Entry) => ConsentAnswer): Map<string, ConsentAnswer> | undefined {
  if (!Array.isArray(json)) return undefined
  const found = new Map<string, ConsentAnswer>()
  for (const entry of json as readonly unknown[]) {
    const number = isEntry(entry) && isEntry(entry['eboxId']) ? entry['eboxId']['eboxIdValue'] : undefined
    if (!isEntry(entry) || typeof number !== 'string') return undefined
    found.set(number, answer(entry))
  }
  return found
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)
