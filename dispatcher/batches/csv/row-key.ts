import { createHash } from 'node:crypto'

/**
 * The Idempotency-Key of a row: made of its template, its reference and its recipient, so that a list that was corrected, sorted
 * or saved in another form sends no letter twice; without a reference, of the whole content of the row.
 * @param list the name that the caller gave the list; lists of different names are independent
 */
export function rowKey(list: string | undefined, request: Readonly<Record<string, unknown>>): string {
  const { template, reference } = request
  const key = memberOf(template, 'key')
  const parts = typeof reference === 'string' ? [key, reference, recipientKey(request['recipient'])] : [key, request]
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
  return `${list ?? 'csv'}:${hash}`
}

/** The number of a recipient; for a recipient without number the name, independent of capitals and accents. */
export function recipientKey(recipient: unknown): string {
  const number = memberOf(recipient, 'insz') ?? memberOf(recipient, 'enterpriseNumber')
  if (number !== undefined) return number
  const name = memberOf(recipient, 'name') ?? ''
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function memberOf(value: unknown, member: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined
  return typeof found === 'string' ? found : undefined
}
