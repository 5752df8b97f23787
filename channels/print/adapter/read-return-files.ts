import type { RawReceipt } from '../../port.ts'
import { ReturnFileRefused } from './parse-return-file.ts'
import { atPartner, type PartnerSettings, withPartner } from './partner-connection.ts'

/** Larger than any day's report; what is larger is a mistake. */
const largestFile = 64 * 1024 * 1024

export interface ReadFiles {
  readonly done: readonly string[]
  /** Moved to `out/refused/`, for a human. */
  readonly refused: readonly string[]
}

/**
 * Fetches what the partner left in `out/`, oldest name first, gives each file to `take`, and then moves it to `out/done/`. When
 * `take` fails the file stays and comes again: receipts arrive at least once. Files still being written end in `.part`.
 * @throws PartnerFailure
 */
export async function readReturnFiles(
  settings: PartnerSettings,
  signal: AbortSignal,
  take: (raw: RawReceipt) => Promise<void>,
): Promise<ReadFiles> {
  return withPartner(settings, signal, async (partner) => {
    const folder = partner.path('out')
    if ((await atPartner(() => partner.sftp.exists(folder))) !== 'd') return { done: [], refused: [] }
    const listed = await atPartner(() => partner.sftp.list(folder))
    const names = listed
      .filter((entry) => entry.type === '-' && /^[A-Za-z0-9._-]{1,200}\.(jsonl|csv)$/.test(entry.name))
      .map(({ name, size }) => ({ name, size }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    const done: string[] = []
    const refused: string[] = []
    for (const { name, size } of names) {
      const path = partner.path('out', name)
      const taken = size <= largestFile && (await takeFile(name, await partner.fetch(path), take))
      const target = partner.path('out', taken ? 'done' : 'refused')
      await atPartner(() => partner.sftp.mkdir(target, true))
      await atPartner(() => partner.sftp.rename(path, `${target}/${name}`))
      ;(taken ? done : refused).push(name)
    }
    return { done, refused }
  })
}

async function takeFile(source: string, bytes: Uint8Array, take: (raw: RawReceipt) => Promise<void>): Promise<boolean> {
  try {
    await take({ source, bytes })
    return true
  } catch (error) {
    if (error instanceof ReturnFileRefused) return false
    throw error
  }
}
