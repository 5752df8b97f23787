import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { verifierFile, verifierName } from '../../archive/verifier/verifier-file.ts'
import type { Destruction, Finding } from '../../archive/verify/finding.ts'
import { afterFile } from '../support/process/after-file.ts'

interface Files {
  readonly read: (path: string) => Promise<Uint8Array | undefined>
  readonly records: () => Promise<readonly string[]>
  readonly disposals: () => Promise<readonly string[]>
}

/** The exports of the verifier, as it is served: one file, which no build has touched. */
export interface StandaloneVerifier {
  /** The file. */
  readonly path: string
  readonly verifyExport: (
    files: Files,
    options: { readonly key: string; readonly earlier?: readonly string[] },
  ) => Promise<{
    readonly findings: readonly Finding[]
    readonly records: number
    readonly destroyed: readonly Destruction[]
  }>
  readonly verifyProof: (
    proof: unknown,
    options?: { readonly key?: string; readonly documents?: readonly string[] },
  ) => Promise<{ readonly fault?: string; readonly unknown: readonly string[] }>
  readonly openFolder: (folder: string) => Files
  readonly openZip: (blob: Blob) => Promise<Files>
  readonly isContinuation: (
    first: { readonly size: number; readonly root: Uint8Array },
    second: { readonly size: number; readonly root: Uint8Array },
    proof: readonly Uint8Array[],
  ) => Promise<boolean>
  readonly proofFromTiles: (
    read: (path: string) => Promise<Uint8Array | undefined>,
    before: number,
    size: number,
  ) => Promise<{ readonly hashes?: readonly Uint8Array[]; readonly missing?: readonly string[] }>
  readonly canonical: (value: unknown) => string
}

export async function openStandaloneVerifier(): Promise<StandaloneVerifier> {
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-verifier-'))
  afterFile(() => rm(folder, { recursive: true }))
  const path = join(folder, verifierName)
  await writeFile(path, verifierFile())
  return { ...((await import(pathToFileURL(path).href)) as Omit<StandaloneVerifier, 'path'>), path }
}
