import type { IncomingMessage } from 'node:http'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import { type ListFormat, readStages, workbookType } from '../../core/words/batch.ts'
import { showId } from '../../core/words/id.ts'
import type { BatchRequest } from '../../dispatcher/batches/batch.ts'
import { maxListBytes } from '../../dispatcher/batches/receive/receive-batch.ts'
import { senderOf } from '../authentication/caller.ts'
import * as contract from '../contract/batches/batches.ts'
import { refuseInput } from '../http/problem-document.ts'
import { readBody } from '../http/read-body.ts'
import { json, type Reply } from '../http/reply.ts'
import { faultsOf } from '../http/zod-faults.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { bytesOf } from './bytes-of.ts'
import { nameOfFile } from './name-of-file.ts'

type PostCall = CallOf<typeof contract.postBatch>

/** A thousand messages of more than usual length; longer lists are streamed. */
const largestJson = 32 * 1024 * 1024

/** `POST /v1/batches`: when the answer comes, every row is durable. */
export async function postBatch(call: PostCall, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const format = formatOf(call.request)
  const given = format === 'json' ? await readJsonList(call) : streamedList(call, format)
  refuseBadWish(given.request)
  const name = nameOfFile(call.request.headers['content-disposition'])
  const received = await deps.batches.receive({
    sender,
    by: call.caller.actor,
    key: call.idempotencyKey ?? '',
    ...(name !== undefined && { name }),
    ...given,
  })
  const id = showId('batch', received.id)
  if (!received.replayed) await recordAudit(deps.database, sender.entity, noteOf(call, 'send-batch', 'batch', id))
  return json(
    202,
    { id, status: 'receiving', links: { self: `/v1/batches/${id}` } },
    received.replayed ? { 'Idempotency-Replayed': 'true' } : {},
  )
}

const mediaTypes: Readonly<Record<string, ListFormat>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/csv': 'csv',
  [workbookType]: 'xlsx',
}

/** @throws Refusal UP-1415 */
function formatOf(request: IncomingMessage): ListFormat {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';')
  const format = mediaTypes[type.trim()]
  const charset = parameters
    .map((each) => /^\s*charset="?([\w-]+)"?\s*$/.exec(each)?.[1])
    .find((each) => each !== undefined)
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') throw new Refusal('UP-1415', 'Send the body without Content-Encoding.')
  // The encoding of CSV is found by its content, since spreadsheets and browsers name another one.
  if (format === undefined || (format !== 'csv' && charset !== undefined && charset !== 'utf-8'))
    throw new Refusal(
      'UP-1415',
      `Send the list as Content-Type: application/json, application/x-ndjson, text/csv or ${workbookType}; JSON in UTF-8.`,
    )
  return format
}

interface GivenList {
  readonly request: BatchRequest
  readonly body: AsyncIterable<Uint8Array>
  readonly asked?: unknown
}

async function readJsonList({ request, query }: PostCall): Promise<GivenList> {
  refuseQuery(query)
  const read = await readBody(request, largestJson)
  if (read === undefined) throw new Refusal('UP-1002', 'The request has no body.')
  const checked = contract.batchRequest.safeParse(read.value)
  const faults = [...read.faults, ...(checked.success ? [] : faultsOf(checked.error.issues, 'body', read.value))]
  if (faults.length > 0 || !checked.success) throw refuseInput(faults, true)
  const { messages, defaults = {}, mode = 'best-effort', dryRun = false, stages } = checked.data
  const inOrder = stages === undefined ? undefined : readStages(stages)
  return {
    request: { format: 'json', mode, dryRun, defaults, ...(inOrder !== undefined && { stages: inOrder }) },
    body: linesOf(messages),
    asked: read.value,
  }
}

async function* linesOf(messages: readonly Readonly<Record<string, unknown>>[]): AsyncGenerator<Buffer> {
  for (const message of messages) yield Buffer.from(`${JSON.stringify(message)}\n`)
}

/** In JSON the body says what is wanted: parameters beside it would be a second place. */
function refuseQuery(query: PostCall['query']): void {
  const faults = Object.keys(query).map(
    (pointer): Fault => ({
      in: 'query',
      pointer,
      code: 'UP-1003',
      detail: 'In JSON, write this into the body: `mode`, `dryRun`, `stages`, and the rest into `defaults`.',
    }),
  )
  if (faults.length > 0) throw refuseInput(faults, true)
}

function streamedList({ request, query }: PostCall, format: ListFormat): GivenList {
  const { template, version, mode = 'best-effort', dryRun = false, stages, columns, sheet, keys, ...members } = query
  const faults: Fault[] = []
  const fault = (pointer: string, detail: string): void =>
    void faults.push({ in: 'query', pointer, code: 'UP-1001', detail })
  const isTable = format === 'csv' || format === 'xlsx'
  if (isTable && template === undefined)
    fault('template', 'Name the template of the list: its columns are variables of the template.')
  if (columns !== undefined && !isTable) fault('columns', 'Only a table has columns: post it as CSV or as a workbook.')
  if (keys !== undefined && !isTable) fault('keys', 'Only the rows of a table get a key of their reference.')
  if (sheet !== undefined && format !== 'xlsx') fault('sheet', 'Only a workbook has sheets.')
  if (version !== undefined && template === undefined) fault('version', 'A version belongs to a `template`.')
  if (Number(request.headers['content-length'] ?? 0) > maxListBytes)
    throw new Refusal('UP-1413', `A list may have ${maxListBytes} bytes at most.`)
  if (faults.length > 0) throw refuseInput(faults, true)
  const read = stages === undefined ? undefined : readStages(stages)
  const named =
    template === undefined
      ? {}
      : { template: { key: template, ...(version !== undefined && { version: Number(version) }) } }
  return {
    request: {
      format,
      mode,
      dryRun,
      defaults: { ...named, ...members },
      ...(read !== undefined && { stages: read }),
      ...(sheet !== undefined && { sheet }),
      ...(columns === 'ask' && { asksColumns: true }),
      ...(keys === 'reference' && { keysByReference: true }),
    },
    body: bytesOf(request),
  }
}

/** @throws Refusal UP-1001 */
function refuseBadWish({ mode, dryRun, stages, format }: BatchRequest): void {
  if (stages === undefined) return
  const at = {
    in: format === 'json' ? 'body' : 'query',
    pointer: format === 'json' ? '/stages' : 'stages',
    code: 'UP-1001',
  } as const
  if (dryRun)
    throw refuseInput(
      [{ ...at, detail: 'A dry run sends nothing, so it has no stages; leave one of the two out.' }],
      true,
    )
  if (mode === 'atomic')
    throw refuseInput(
      [{ ...at, detail: 'An atomic list is sent as a whole, so it has no stages; leave one of the two out.' }],
      true,
    )
}
