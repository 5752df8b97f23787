import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import type { Fault } from '../../core/fault.ts'
import type { IfMatch } from '../../core/words/if-match.ts'
import { faultOfPurpose } from '../../core/words/purpose.ts'
import type { Caller } from '../authentication/caller.ts'
import type { Operation, RequestHeader, Shape } from '../contract/operation.ts'
import { readIfMatch } from '../http/read-if-match.ts'

/** The headers that have a meaning for the operation, each sent once and well formed. */
export interface HeadersRead {
  readonly idempotencyKey?: string
  /** The revisions that the writer had read. */
  readonly ifMatch?: IfMatch
  readonly purpose?: string
  readonly correlationId?: string
  readonly faults: readonly Fault[]
}

/** Whether requests of an operation may be repeated under an `Idempotency-Key`. */
export function takesKey({ headers }: Pick<Operation<Shape, Shape, z.ZodType>, 'headers'>): boolean {
  return headers?.includes('Idempotency-Key') === true
}

type Read = { -readonly [Name in keyof Omit<HeadersRead, 'faults'>]: HeadersRead[Name] }

export function readHeaders(
  request: IncomingMessage,
  { headers = [], keyOptional }: Pick<Operation<Shape, Shape, z.ZodType>, 'headers' | 'keyOptional'>,
  caller: Caller,
): HeadersRead {
  const faults: Fault[] = []
  const read: Read = {}
  for (const name of headers) {
    const values = linesOf(request, name.toLowerCase())
    // A list, so that it may be sent in several lines.
    if (name === 'If-Match') {
      const condition = readIfMatch(values)
      if (condition !== undefined) read.ifMatch = condition
    } else if (name === 'Idempotency-Key' && keyOptional === true && values.length === 0) continue
    else if (values.length > 1) faults.push(fault(name, 'Send this header once.'))
    else readOne(name, values[0], caller, read, faults)
  }
  return { ...read, faults }
}

/** The values of a header, one for each of its lines; Node joins lines in `headers`, or keeps one. */
function linesOf({ rawHeaders }: IncomingMessage, wanted: string): string[] {
  const values: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.toLowerCase() === wanted) values.push(rawHeaders[at + 1] ?? '')
  return values
}

function readOne(
  name: Exclude<RequestHeader, 'If-Match'>,
  value: string | undefined,
  caller: Caller,
  read: Read,
  faults: Fault[],
): void {
  switch (name) {
    case 'Idempotency-Key': {
      // RFC 8941 writes a string in quotes; many clients do not.
      const key = value?.replace(/^"(.*)"$/, '$1')
      if (key === undefined || key === '') {
        faults.push({
          ...fault(name, 'Send a key that is unique for this letter; keep it for every retry.'),
          code: 'UP-1004',
        })
      } else if (!/^[\x21-\x7e]{1,255}$/.test(key))
        faults.push(fault(name, 'A key has 1 to 255 visible ASCII characters.'))
      else read.idempotencyKey = key
      return
    }
    case 'Uitpost-Purpose': {
      // A key need not give a purpose: its owner gave one when the key was made.
      if (value === undefined && caller.kind !== 'staff') return
      const wrong = faultOfPurpose(value)
      if (wrong !== undefined) faults.push(fault(name, wrong))
      else if (value !== undefined) read.purpose = value
      return
    }
    case 'X-Correlation-Id':
      if (!isCorrelationId(value))
        faults.push(fault(name, 'Send an id that is unique for this call, of 1 to 100 visible ASCII characters.'))
      else read.correlationId = value
      return
  }
  name satisfies never
}

function fault(name: RequestHeader, detail: string): Fault {
  return { in: 'header', pointer: name, code: 'UP-1001', detail }
}

export function isCorrelationId(given: unknown): given is string {
  return typeof given === 'string' && /^[\x21-\x7e]{1,100}$/.test(given)
}
