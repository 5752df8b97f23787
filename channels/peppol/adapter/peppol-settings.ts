import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import type { Seller } from '../invoice/party.ts'

/** The connection to the access point. */
export interface PeppolSettings {
  /** The address of its API, without a slash at the end. */
  readonly url: string
  /** A file with the bearer token of the hub, read at each call, so that a new one needs no restart. */
  readonly keyFile: string
  /** The authorities that invoice over Peppol, by the code of their entity. */
  readonly sellers: ReadonlyMap<string, Seller>
  readonly concurrency: number
  /** Milliseconds for one call. */
  readonly timeoutMs: number
  /** Milliseconds for which an answer about a participant is used before it is requested again. */
  readonly participantMaxAgeMs: number
  /** Milliseconds between two requests for the status of a document. */
  readonly statusEveryMs: number
}

const line = (most: number) => z.string().trim().min(1).max(most)
const sellerFile = z.array(
  z.strictObject({
    entity: line(20),
    name: line(100),
    enterpriseNumber: z.string().refine(isEnterpriseNumber, 'expected the 10 digits of an enterprise number'),
    vat: z.boolean(),
    street: line(100),
    postalCode: line(10),
    city: line(100),
  }),
)

/** The authorities in a file (docs/peppol.md). @throws Error with the first place that is wrong */
export function readSellers(path: string): ReadonlyMap<string, Seller> {
  const read = sellerFile.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Error(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a list of authorities'}`)
  }
  return new Map(read.data.map(({ entity, ...seller }) => [entity, seller]))
}
