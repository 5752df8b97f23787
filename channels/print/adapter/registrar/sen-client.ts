import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { Clock } from '../../../../core/clock.ts'
import type { Log } from '../../../../core/log.ts'
import type { TrackingKind } from '../../store/registered/tracked-items.ts'
import { createCircuit } from './circuit.ts'
import type {
  AnnounceAnswer,
  AnnouncementFault,
  ItemToAnnounce,
  ProofAnswer,
  ProofsAnswer,
  Registrar,
  SearchAnswer,
  TrackAnswer,
} from './registrar.ts'
import * as sen from './sen-mapping.ts'

export interface SenSettings {
  /** The address of the API, without a slash at the end. */
  readonly url: string
  /** A file that holds the key; it is read before each set of calls, so that a new key needs no restart. */
  readonly keyFile: string
  /** Milliseconds for one call (10,000 by default). */
  readonly timeoutMs?: number
  /** Calls that begin in one second (10 by default). */
  readonly callsPerSecond?: number
  readonly clock: Clock
  readonly log: Log
}

/** An answer of the operator, or why there is none. `sent`: the operator may have received the request. */
type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly bytes: Buffer; readonly retryAfterMs?: number }
  | { readonly kind: 'none'; readonly detail: string; readonly sent: boolean }

/** Statuses by which an operator refuses a request for the sake of one item in it. */
const refusedSets = new Set([400, 404, 422])
const maxAnswerBytes = 1_000_000
const maxProofBytes = 10_000_000

/** The operator behind bpost's SEN API. Everything about its form is in `sen-mapping.ts`. */
export function openSenRegistrar(settings: SenSettings): Registrar {
  const { clock, log, timeoutMs = 10_000, callsPerSecond = 10 } = settings
  const circuit = createCircuit(clock)
  let nextAt = 0

  const { host: name } = new URL(settings.url)
  return {
    takeSeen: () => {
      const seen = circuit.takeSeen()
      return seen && { name, ...seen }
    },
    announce: async (item, signal) => {
      const body = sen.announceRequestOf(item)
      if ('fault' in body) return { kind: 'refused', reason: body.fault }
      return announced(item, await call('POST', sen.paths.announce, signal, body))
    },
    search: async ({ account, reference }, signal) => {
      const body = { accountID: account, customerReference: reference }
      return found(reference, await call('POST', sen.paths.search, signal, body))
    },
    track: async (barcodes, signal) => {
      return track(barcodes, signal)
    },
    proofs: async (barcode, signal): Promise<ProofsAnswer> => {
      const answer = await call('GET', sen.paths.proofs(barcode), signal)
      const read = parsed(answer, 200, sen.proofsAnswer)
      if (read === undefined) return away(answer)
      return { kind: 'listed', proofs: read.proofs.map(({ id, type }) => ({ reference: id, kind: type })) }
    },
    proof: async (barcode, reference, signal): Promise<ProofAnswer> => {
      const answer = await call('GET', sen.paths.proof(barcode, reference), signal, undefined, maxProofBytes)
      if (answer.kind === 'none' && answer.detail === 'TOO_LARGE') return { kind: 'refused' }
      if (answer.kind !== 'answer' || answer.status !== 200) return away(answer)
      const isPdf = answer.bytes.subarray(0, 5).toString('latin1') === '%PDF-'
      return isPdf ? { kind: 'proof', bytes: answer.bytes } : { kind: 'refused' }
    },
  }

  /** A set that the operator refuses is halved, until the item that it does not know is alone: that one has no reports. */
  async function track(barcodes: readonly string[], signal: AbortSignal): Promise<TrackAnswer> {
    const answer = await call('POST', sen.paths.track, signal, { barcodes })
    if (answer.kind !== 'answer' || !refusedSets.has(answer.status)) return tracked(barcodes, answer, log)
    if (barcodes.length < 2) return { kind: 'tracked', events: [] }
    const middle = Math.ceil(barcodes.length / 2)
    const first = await track(barcodes.slice(0, middle), signal)
    if (first.kind === 'away') return first
    const second = await track(barcodes.slice(middle), signal)
    return second.kind === 'away' ? second : { kind: 'tracked', events: [...first.events, ...second.events] }
  }

  async function call(
    method: 'GET' | 'POST',
    path: string,
    signal: AbortSignal,
    body?: object,
    maxBytes = maxAnswerBytes,
  ): Promise<Answer> {
    const restMs = circuit.restMs()
    if (restMs > 0) return { kind: 'none', detail: 'RESTING', sent: false }
    const key = await readKey()
    if (key === undefined) return { kind: 'none', detail: 'NO_KEY', sent: false }
    await pause(signal)
    if (signal.aborted) return { kind: 'none', detail: 'STOPPED', sent: false }
    const answer = await send(method, path, signal, key, body, maxBytes)
    // An answer that is too large says nothing about whether the operator is there.
    const failed =
      answer.kind === 'none' ? answer.detail !== 'TOO_LARGE' : answer.status >= 500 || answer.status === 429
    const taken = path === sen.paths.announce && answer.kind === 'answer' && answer.status < 300
    circuit.note(failed ? { kind: 'failed', code: detailOf(answer) } : { kind: 'answered', taken })
    if (failed) log.warn({ code: detailOf(answer), method }, 'the registrar did not answer as it should')
    return answer
  }

  async function send(
    method: string,
    path: string,
    signal: AbortSignal,
    key: string,
    body: object | undefined,
    maxBytes: number,
  ): Promise<Answer> {
    try {
      const response = await fetch(`${settings.url}${path}`, {
        method,
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        headers: {
          accept: 'application/json, application/pdf',
          'x-api-key': key,
          'x-api-version': sen.apiVersion,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const bytes = await readAtMost(response, maxBytes)
      if (bytes === undefined) return { kind: 'none', detail: 'TOO_LARGE', sent: true }
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
      return {
        kind: 'answer',
        status: response.status,
        bytes,
        ...(seconds > 0 && { retryAfterMs: Math.min(seconds, 3_600) * 1_000 }),
      }
    } catch (error) {
      const code = causeOf(error)
      return { kind: 'none', detail: code, sent: !notConnected.has(code) }
    }
  }

  /** Each call begins at its own moment: two of a set never begin together. */
  async function pause(signal: AbortSignal): Promise<void> {
    const now = performance.now()
    const at = Math.max(now, nextAt)
    nextAt = at + 1_000 / callsPerSecond
    if (at <= now) return
    await new Promise<void>((done) => {
      const timer = setTimeout(done, at - now)
      signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true })
    })
  }

  async function readKey(): Promise<string | undefined> {
    try {
      const key = (await readFile(settings.keyFile, 'utf8')).trim()
      return /^[\x21-\x7e]{1,500}$/.test(key) ? key : undefined
    } catch {
      log.warn({ code: 'NO_KEY' }, 'the key of the registrar cannot be read')
      return undefined
    }
  }
}

/** No connection was made, so that the operator has nothing. */
const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH'])

function announced(item: ItemToAnnounce, answer: Answer): AnnounceAnswer {
  if (answer.kind === 'none')
    return answer.sent ? { kind: 'unknown', detail: answer.detail } : { kind: 'away', detail: answer.detail }
  const { status } = answer
  if (status === 200 || status === 201) {
    const read = parsed(answer, status, sen.announceAnswer)
    // An answer that cannot be read, or about another item, proves nothing: the item is searched.
    const isMine = read?.customerReference === item.reference && (item.barcode ?? read.barcode) === read.barcode
    return read !== undefined && isMine
      ? { kind: 'announced', barcode: read.barcode }
      : { kind: 'unknown', detail: 'OTHER_ANSWER' }
  }
  // Announced before, by this hub or under a barcode that is in use: the search says which.
  if (status === 409) return { kind: 'unknown', detail: 'HTTP_409' }
  if (status === 400 || status === 422) return { kind: 'refused', reason: faultOf(answer) }
  return status >= 500 ? { kind: 'unknown', detail: `HTTP_${status}` } : away(answer)
}

function faultOf(answer: Extract<Answer, { kind: 'answer' }>): AnnouncementFault {
  const code = parsed(answer, answer.status, sen.refusal)?.code ?? ''
  return sen.refusalCodes[code] ?? 'announcement-refused'
}

function found(reference: string, answer: Answer): SearchAnswer {
  const read = parsed(answer, 200, sen.searchAnswer)
  if (read === undefined) return away(answer)
  const item = read.items.find((each) => each.customerReference === reference)
  return item === undefined ? { kind: 'not-found' } : { kind: 'found', barcode: item.barcode }
}

function tracked(barcodes: readonly string[], answer: Answer, log: Log): TrackAnswer {
  const read = parsed(answer, 200, sen.trackAnswer)
  if (read === undefined) return away(answer)
  const asked = new Set(barcodes)
  const events = read.items.flatMap((each) => {
    const item = sen.trackedItem.safeParse(each).data
    if (item === undefined) log.warn({ code: 'ITEM_UNREADABLE' }, 'a tracked item of the registrar cannot be read')
    return item === undefined || !asked.has(item.barcode)
      ? []
      : item.events.flatMap((event) => reportOf(item.barcode, event, log))
  })
  return { kind: 'tracked', events }
}

/** A code that is not known here is no event of a letter, and the log names it, so that the table is completed. */
function reportOf(
  barcode: string,
  given: unknown,
  log: Log,
): readonly { readonly barcode: string; readonly kind: TrackingKind; readonly at: Date }[] {
  const event = sen.trackedEvent.safeParse(given).data
  const kind = event && sen.trackingCodes[event.code]
  if (event !== undefined && kind !== undefined) return [{ barcode, kind, at: new Date(event.timestamp) }]
  const code = event !== undefined && /^[A-Z0-9_-]{1,60}$/.test(event.code) ? event.code : 'EVENT_UNREADABLE'
  log.info({ code }, 'the registrar reported a code that the hub does not record')
  return []
}

function parsed<T>(answer: Answer, status: number, shape: z.ZodType<T>): T | undefined {
  if (answer.kind !== 'answer' || answer.status !== status) return undefined
  try {
    return shape.safeParse(JSON.parse(answer.bytes.toString())).data
  } catch {
    return undefined
  }
}

function away(answer: Answer): { kind: 'away'; detail: string; retryAfterMs?: number } {
  const retryAfterMs = answer.kind === 'answer' ? answer.retryAfterMs : undefined
  return { kind: 'away', detail: detailOf(answer), ...(retryAfterMs !== undefined && { retryAfterMs }) }
}

function detailOf(answer: Answer): string {
  if (answer.kind === 'none') return answer.detail
  return answer.status === 200 || answer.status === 201 ? 'OTHER_ANSWER' : `HTTP_${answer.status}`
}

async function readAtMost(response: Response, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The code of a failure of `fetch`: the text may hold an address. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'ERR_UNKNOWN'
  if (error.name === 'TimeoutError') return 'TIMEOUT'
  if (error.name === 'AbortError') return 'STOPPED'
  const code = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : ''
  return /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'ERR_NETWORK'
}
