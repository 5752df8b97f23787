import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TrialCertificate } from '../../../cli/trial/seals/trial-certificates.ts'
import { startTrialSeals, type TrialSeals } from '../../../cli/trial/seals/trial-seals.ts'
import type { Clock } from '../../../core/clock.ts'
import { openSealer, type Sealer } from '../../../dispatcher/seal/sealer.ts'
import { afterFile } from '../process/after-file.ts'

export interface TestSeals extends TrialSeals {
  readonly folder: string
  readonly sealer: Sealer
  readonly authority: TrialCertificate
  /** Moves the clock of the hub and of the authority, in milliseconds. */
  advance(ms: number): void
  /** Replaces the file of seals. */
  write(content: unknown): void
  /** Writes a file of the folder; returns its path. */
  put(name: string, content: string | Uint8Array): string
}

/** Keys and a time stamp authority of the trial, for the tests of this file. */
export async function openSeals(): Promise<TestSeals> {
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-seals-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  let shift = 0
  const clock: Clock = { now: () => new Date(Date.now() + shift) }
  const seals = await startTrialSeals({ dataDir: folder, clock })
  afterFile(() => seals.stop())
  const sealer = openSealer(seals.file, { clock })
  afterFile(() => sealer.close())
  const { authority } = JSON.parse(readFileSync(join(folder, 'seals/certificates.json'), 'utf8')) as {
    authority: TrialCertificate
  }
  const put = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  return {
    ...seals,
    folder,
    sealer,
    authority,
    advance: (ms) => {
      shift += ms
    },
    write: (content) => {
      writeFileSync(seals.file, JSON.stringify(content))
    },
    put,
  }
}
