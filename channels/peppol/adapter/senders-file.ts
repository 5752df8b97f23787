import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { codeOf } from '../../../core/error-code.ts'
import type { Log } from '../../../core/log.ts'
import { isEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import type { Seller } from '../invoice/party.ts'

/** The authorities that invoice over Peppol, by the code of their entity. */
export type Sellers = ReadonlyMap<string, Seller>

const line = (most: number) => z.string().trim().min(1).max(most)
const shape = z.array(
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

/** The authorities in a file (docs/peppol.md). @throws Error with the first place that is wrong, and no content of the file */
export function readSellers(path: string): Sellers {
  const read = shape.safeParse(parse(readFileSync(path, 'utf8')))
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Error(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a list of authorities'}`)
  }
  return new Map(read.data.map(({ entity, ...seller }) => [entity, seller]))
}

/** The message of a `SyntaxError` quotes the text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('not JSON')
  }
}

/**
 * The authorities as the file has them now: an entity that joins or leaves needs no restart. The file is read again when it changed.
 * One that is missing or wrong is logged once, and the last that could be read counts: invoices of the others go on.
 */
export function followSellers(path: string, log: Log): () => Promise<Sellers> {
  let state: { readonly version: string; readonly sellers: Sellers } | undefined
  const versionNow = (): Promise<string> =>
    stat(path).then(
      ({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`,
      (error: unknown) => codeOf(error),
    )
  return async () => {
    const version = await versionNow()
    if (state?.version === version) return state.sellers
    const last = state?.sellers ?? new Map<string, Seller>()
    try {
      const sellers = readSellers(path)
      if (state !== undefined) log.info({ senders: sellers.size }, 'the senders of PEPPOL_SENDERS_FILE were read again')
      state = { version, sellers }
    } catch (error) {
      // Codes of the file system, or the place in the file: neither has content of it.
      const code = error instanceof Error && !('code' in error) ? error.message : codeOf(error)
      log.error({ code, senders: last.size }, 'PEPPOL_SENDERS_FILE cannot be used; the last senders count')
      state = { version, sellers: last }
    }
    return state.sellers
  }
}
