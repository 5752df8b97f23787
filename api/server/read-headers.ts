import type { IncomingMessage } from 'node:http'
import type { Fault } from '../../core/fault.ts'
import { faultOfPurpose } from '../../core/words/purpose.ts'
import type { Caller } from '../authentication/caller.ts'
import type { RequestHeader } from '../contract/operation.ts'

/** The headers that mean something to the operation, each sent once and well formed. */
export interface HeadersRead {
  readonly idempotencyKey?: string
  /** The revision that the writer had in front of them. */
  readonly ifMatch?: number
  readonly purpose?: string
  readonly faults: readonly Fault[]
}

export function readHeaders(request: IncomingMessage, wanted: readonly RequestHeader[], caller: Caller): HeadersRead {
  const faults: Fault[] = []
  const read: { idempotencyKey?: string; ifMatch?: number; purpose?: string } = {}
  for (const name of wanted) {
    const values = request.headersDistinct[name.toLowerCase()] ?? []
    if (values.length > 1) faults.push(fault(name, 'Send this header once.'))
    else readOne(name, values[0], caller, read, faults)
  }
  return { ...read, faults }
}

function readOne(
  name: RequestHeader,
  value: string | undefined,
  caller: Caller,
  read: { idempotencyKey?: string; ifMatch?: number; purpose?: string },
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
    case 'If-Match': {
      if (value === undefined || value === '*') return
      const [, revision] = /^(?:W\/)?"(\d{1,9})"$/.exec(value) ?? []
      if (revision === undefined) faults.push(fault(name, 'Send the ETag as it was given.'))
      else read.ifMatch = Number(revision)
      return
    }
    case 'Uitpost-Purpose': {
      // A key need not say it: its owner did when it was made.
      if (value === undefined && caller.kind !== 'staff') return
      const wrong = faultOfPurpose(value)
      if (wrong !== undefined) faults.push(fault(name, wrong))
      else if (value !== undefined) read.purpose = value
      return
    }
  }
  name satisfies never
}

function fault(name: RequestHeader, detail: string): Fault {
  return { in: 'header', pointer: name, code: 'UP-1001', detail }
}
