import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import type { HubApi } from '../../reach/hub-api.ts'
import { openProgress } from '../../show/progress-bar.ts'
import { right } from '../../show/refusal.ts'
import { pathOf } from './batch-path.ts'
import { batchLines, type ShownBatch } from './show-batch.ts'

export interface ListFileOptions {
  readonly template?: string
  readonly templateVersion?: number
  readonly dryRun?: true
  readonly key?: string
  readonly json?: true
}

const pollMs = 500

/** Whether a file holds a message on each line. */
export const isListFile = (file: string): boolean => /\.(ndjson|jsonl)$/i.test(file)

/**
 * Posts a list of messages as it is read from the file, and waits until every row was checked and the ready ones are accepted.
 * Without `--key` the key is made of the file, so that sending the same file again sends nothing twice.
 */
export async function sendListFile(
  context: CommandContext,
  api: HubApi,
  file: string,
  options: ListFileOptions,
): Promise<void> {
  const { terminal, exitWith } = context
  const { template, templateVersion, dryRun, key = await keyOf(file), json } = options
  const wanted = new URLSearchParams({
    ...(template !== undefined && { template }),
    ...(templateVersion !== undefined && { version: String(templateVersion) }),
    ...(dryRun && { dryRun: 'true' }),
  })
  const stream = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
  const { id } = right(
    await api.upload(`/v1/batches?${wanted.toString()}`, { stream, mediaType: 'application/x-ndjson' }, key),
  ) as { id: string }
  const batch = await untilAccepted(context, api, id)
  if (batch.counts.invalid > 0) exitWith(3)
  if (json) return terminal.out(JSON.stringify(batch))
  for (const line of batchLines(batch)) terminal.out(line)
  if (batch.counts.invalid > 0) terminal.out(`  uitpost batches rows ${id} --status invalid`)
}

async function untilAccepted({ terminal }: CommandContext, api: HubApi, id: string): Promise<ShownBatch> {
  let bar: ReturnType<typeof openProgress> | undefined
  for (let shown = 0; ; ) {
    const batch = right(await api.get(pathOf(id))) as unknown as ShownBatch
    bar ??= openProgress(terminal, 'rows', batch.total ?? 0)
    bar.step(batch.counts.checked - shown)
    shown = batch.counts.checked
    const isChecked = batch.total !== undefined && shown >= batch.total
    const waits = batch.waitsFor !== undefined || batch.status === 'paused'
    if (
      waits ||
      (isChecked && (batch.dryRun || batch.counts.ready === 0)) ||
      ['rejected', 'cancelled'].includes(batch.status)
    ) {
      bar.end()
      return batch
    }
    await sleep(pollMs)
  }
}

async function keyOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandFailed(`${file} cannot be read (${code}).`, 'Check the name of the file.', 2)
  }
  return `list:${hash.digest('hex').slice(0, 32)}`
}
