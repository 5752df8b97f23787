import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { brusselsDay, startOfDay } from '../../../core/words/days/brussels-day.ts'
import { maxDocumentBytes } from '../../../templates/model/max-document-bytes.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { type HubApi, openHubApi } from '../../reach/hub-api.ts'
import { expectOk, get, patiently, read } from '../../templates/ask-hub.ts'
import { assertReason } from './reason-code.ts'

interface ScanOptions {
  readonly reason?: string
  readonly received?: string
  readonly json?: true
}

const stored = z.object({ id: z.string(), status: z.string(), message: z.string().optional() })
const letterOfCase = z.object({ message: z.string() })
const letterCode = z.object({ replyReference: z.string().optional() })

/** `uitpost returned scan`: the scan of an envelope becomes a document of its letter, and opens its case. */
export function scanCommand(context: CommandContext): Command {
  return new Command('scan')
    .description('add the scan of an envelope that came back to its letter; opens its case when it has none')
    .argument('<code>', 'reply reference, barcode of a registered letter, or the case (ret_…)')
    .argument('<file>', 'PDF, JPEG, PNG or TIFF')
    .option('--reason <code>', 'moved, unknown, refused, insufficient-address …')
    .option('--received <day>', 'the day on which it came back, as 2026-11-01; today by default')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY, a key of the entity of the letter that may send or take mail in; without
them, the trial of DATA_DIR. A scan whose letter is not known waits in the tray. The same scan is taken once.

Examples:
  $ uitpost returned scan 3A7C9DEFGHJK envelope.jpg --reason moved
  $ uitpost returned scan ret_01kb… envelope.pdf`,
    )
    .action(async (code: string, file: string, options: ScanOptions) => {
      const form = await formOf(file, options, context.clock.now())
      const api = await openHubApi(context.settings())
      form.append('reference', code.startsWith('ret_') ? await codeOfCase(api, code) : code)
      const answer = expectOk(await patiently(() => api.postForm('/v1/incoming/scans', form)))
      if (options.json) return context.terminal.out(JSON.stringify(answer.body))
      const { id, status, message } = read(stored, answer)
      context.terminal.out(
        status === 'unmatched'
          ? `${id}: no letter has this code; the scan waits in the tray`
          : `${id}: added to ${message ?? 'its letter'}`,
      )
    })
}

async function formOf(file: string, { reason, received }: ScanOptions, now: Date): Promise<FormData> {
  assertReason(reason)
  const form = new FormData()
  form.append('kind', 'returned')
  form.append('receivedAt', (received === undefined ? now : dayOf(received, now)).toISOString())
  if (reason !== undefined) form.append('reason', reason)
  form.append('file', new Blob([new Uint8Array(await readScan(file))]), basename(file))
  return form
}

/** @throws CommandFailed when the file cannot be read, or is larger than the hub takes */
async function readScan(file: string): Promise<Buffer> {
  const cannot = (): never => {
    throw new CommandFailed(`${file} cannot be read.`, 'Check the name of the file.', 2)
  }
  const { size } = await stat(file).catch(cannot)
  if (size > maxDocumentBytes)
    throw new CommandFailed(
      `${file} has ${size} bytes, and a scan at most ${maxDocumentBytes}.`,
      'Scan with at most 300 dots to the inch (dpi), or send it in parts.',
      2,
    )
  return readFile(file).catch(cannot)
}

function dayOf(text: string, now: Date): Date {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? startOfDay(text) : new Date(Number.NaN)
  if (Number.isNaN(day.getTime())) throw new CommandFailed(`${text} is no day.`, 'Write it as 2026-11-01.', 2)
  if (text > brusselsDay(now)) throw new CommandFailed(`${text} has not come yet.`, undefined, 2)
  return day
}

/** The code that is printed on the letter of a case. @throws CommandFailed when there is no such case */
async function codeOfCase(api: HubApi, id: string): Promise<string> {
  const { message } = read(letterOfCase, await get(api, `/v1/returned-letters/${encodeURIComponent(id)}`))
  const { replyReference } = read(letterCode, await get(api, `/v1/messages/${message}`))
  if (replyReference === undefined)
    throw new CommandFailed('The letter of this case has no reply reference.', 'Give the barcode of the envelope.')
  return replyReference
}
