import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type AddressObject, simpleParser } from 'mailparser'
import type { Clock } from '../../../core/clock.ts'

export interface MailSummary {
  /** Name of its file without `.eml`: the time of receipt (UTC) and a random part. */
  readonly id: string
  readonly messageId: string
  readonly from: string
  readonly to: string
  readonly subject: string
  /** ISO 8601 */
  readonly receivedAt: string
}

export interface MailStore {
  /** Stores the bytes unchanged. @throws when the disk refuses; then nothing of the mail remains. */
  add(bytes: Readable, isWhole: () => boolean): Promise<MailSummary | undefined>
  /**
   * Newest first; without `most`, all of them. Mails of an earlier start are read from their files when they are first listed.
   */
  list(max?: number): Promise<readonly MailSummary[]>
  count(): number
  find(id: string): Promise<MailSummary | undefined>
  read(id: string): Promise<Buffer | undefined>
}

const headBytes = 65_536
const idForm = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-[0-9a-f]{8}$/

/** The folder is the only storage: a second start finds the mails of the first. */
export async function openMailStore(folder: string, clock: Clock): Promise<MailStore> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml') && idForm.test(name.slice(0, -4)))
  const ids = names.map((name) => name.slice(0, -4)).sort()
  const summaries = new Map<string, MailSummary>()
  const summaryOf = async (id: string): Promise<MailSummary> => {
    const summary = summaries.get(id) ?? (await summarize(folder, id))
    summaries.set(id, summary)
    return summary
  }
  return {
    async add(bytes, isWhole) {
      const id = `${clock.now().toISOString().replaceAll(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`
      const part = join(folder, `${id}.part`)
      try {
        await pipeline(bytes, createWriteStream(part, { mode: 0o600 }))
        if (!isWhole()) return undefined
        await rename(part, join(folder, `${id}.eml`))
      } finally {
        await rm(part, { force: true })
      }
      const summary = await summaryOf(id)
      ids.push(id)
      return summary
    },
    async list(max = ids.length) {
      const newest: MailSummary[] = []
      for (const id of ids.slice(-max).reverse()) newest.push(await summaryOf(id))
      return newest
    },
    count: () => ids.length,
    find: async (id) => (ids.includes(id) ? summaryOf(id) : undefined),
    async read(id) {
      if (!idForm.test(id)) return undefined
      return readFile(join(folder, `${id}.eml`)).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      })
    },
  }
}

async function summarize(folder: string, id: string): Promise<MailSummary> {
  const file = await open(join(folder, `${id}.eml`))
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const head = buffer.subarray(0, bytesRead)
    const end = head.indexOf('\r\n\r\n')
    const mail = await simpleParser(end < 0 ? head : head.subarray(0, end + 4))
    return {
      id,
      messageId: mail.messageId ?? '',
      from: addressText(mail.from),
      to: addressText(mail.to),
      subject: mail.subject ?? '',
      receivedAt: id.replace(idForm, '$1-$2-$3T$4:$5:$6.$7Z'),
    }
  } finally {
    await file.close()
  }
}

function addressText(address: AddressObject | AddressObject[] | undefined): string {
  return [address ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')
}
