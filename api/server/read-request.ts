import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { type Fault, Refusal } from '../../core/fault.ts'
import type { Caller } from '../authentication/caller.ts'
import { onceEach } from '../http/once-each.ts'
import { refuseInput } from '../http/problem-document.ts'
import { readBody, readUrlEncoded } from '../http/read-body.ts'
import { readForm } from '../http/read-form.ts'
import { readFormOfFiles } from '../http/read-form-of-files.ts'
import { queryOf } from '../http/request-target.ts'
import { faultsOf, type Place } from '../http/zod-faults.ts'
import type { ApiDeps } from './api-deps.ts'
import { readHeaders, takesKey } from './read-headers.ts'
import type { Call, Route } from './route.ts'

type Input = Pick<
  Call,
  'path' | 'query' | 'body' | 'rawBody' | 'idempotencyKey' | 'ifMatch' | 'purpose' | 'correlationId'
>

/**
 * Path, query, headers and body as the operation requires them.
 * @throws Refusal UP-1404 for a path that can name nothing; UP-1001, UP-1002, UP-1004 with every fault at once.
 */
export async function readRequest(
  request: IncomingMessage,
  route: Route,
  params: Readonly<Record<string, string>>,
  caller: Caller,
  deps: ApiDeps,
): Promise<Input> {
  const { operation } = route
  const faults: Fault[] = []
  const path = operation.path?.safeParse(params)
  if (path?.success === false) throw new Refusal('UP-1404', 'Nothing can have this name.')
  const query = check(operation.query, readQuery(request, faults), 'query', faults)
  const headers = readHeaders(request, operation, caller)
  faults.push(...headers.faults)
  const { body, rawBody } = await bodyOf(request, route, faults)
  if (faults.length > 0)
    throw refuseInput(
      distinct([...faults, ...((await route.moreFaults?.(caller, rawBody, deps)) ?? [])]),
      takesKey(operation),
    )
  return {
    path: path?.data ?? {},
    query,
    body,
    rawBody,
    ...(headers.idempotencyKey === undefined ? {} : { idempotencyKey: headers.idempotencyKey }),
    ...(headers.ifMatch === undefined ? {} : { ifMatch: headers.ifMatch }),
    ...(headers.purpose === undefined ? {} : { purpose: headers.purpose }),
    ...(headers.correlationId === undefined ? {} : { correlationId: headers.correlationId }),
  }
}

async function bodyOf(
  request: IncomingMessage,
  { operation }: Route,
  faults: Fault[],
): Promise<{ body: unknown; rawBody: unknown }> {
  if (operation.body === undefined || operation.streamed !== undefined) return { body: undefined, rawBody: undefined }
  if (operation.form !== undefined && 'json' in operation.form) {
    const { value, files } = await readFormOfFiles(request, operation.form, faults)
    const whole = { [operation.form.json]: value, files: Object.fromEntries(files) }
    return { rawBody: value, body: check(operation.body, whole, 'body', faults) }
  }
  if (operation.form !== undefined) {
    const fields = await readForm(request, operation.form, faults)
    // A file is left out of what is compared or checked again.
    return { rawBody: {}, body: check(operation.body, fields, 'body', faults) }
  }
  if (operation.urlEncoded === true) {
    const fields = await readUrlEncoded(request, faults)
    return { rawBody: {}, body: check(operation.body, fields, 'body', faults) }
  }
  const read = await readBody(request, operation.largestBody)
  if (read === undefined && operation.bodyOptional !== true) {
    throw new Refusal('UP-1002', 'The request has no body.')
  }
  // Only an absent body counts as an empty object: `null` is a value, and a wrong one.
  const rawBody = read === undefined ? {} : read.value
  faults.push(...(read?.faults ?? []))
  return { rawBody, body: check(operation.body, rawBody, 'body', faults) }
}

/** Each parameter may occur once; `a=1&a=2` is a mistake of the caller, not a list. */
function readQuery(request: IncomingMessage, faults: Fault[]): Record<string, string> {
  const query = queryOf(request.url ?? '/')
  if (!isUtf8(query))
    faults.push({
      in: 'query',
      pointer: '',
      code: 'UP-2106',
      detail: 'It is not UTF-8, each byte as % and two digits.',
    })
  return query === '' ? {} : onceEach(new URLSearchParams(query), 'query', faults)
}

/** Whether every `%` begins a byte, and the bytes are UTF-8: a reader of URLs would replace what is not. */
function isUtf8(query: string): boolean {
  if (!query.includes('%')) return true
  try {
    decodeURIComponent(query)
    return true
  } catch {
    return false
  }
}

function check(schema: z.ZodType | undefined, input: unknown, place: Place, faults: Fault[]): unknown {
  if (schema === undefined) {
    // An operation without parameters accepts none.
    const given = place === 'query' && typeof input === 'object' && input !== null ? Object.keys(input) : []
    for (const pointer of given) {
      faults.push({
        in: place,
        pointer: pointer.slice(0, 100),
        code: 'UP-1003',
        detail: 'This parameter is not known here.',
      })
    }
    return {}
  }
  const checked = schema.safeParse(input)
  if (checked.success) return checked.data
  faults.push(...faultsOf(checked.error.issues, place, input))
  return undefined
}

/** Two rules may refuse the same character. */
function distinct(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>()
  return faults.filter(({ in: place, pointer, code }) => {
    const name = `${place} ${pointer} ${code}`
    return !seen.has(name) && seen.add(name)
  })
}
