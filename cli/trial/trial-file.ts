import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { writeWhole } from './kept-file.ts'
import { makeFolder } from './make-folder.ts'

const apiKeys = z.object({ live: z.string(), test: z.string(), review: z.string() })

/** The description of a running trial (3.13 of the HTTP contract). Readers ignore members that they do not know. */
export const trialFile = z.object({
  url: z.url(),
  docsUrl: z.url(),
  adminUrl: z.url(),
  inboxUrl: z.url(),
  checkUrl: z.url(),
  mailUrl: z.url(),
  mailJsonUrl: z.url(),
  printPartnerDir: z.string(),
  /** The letters in the eBox of the trial; absent where a setting names a real eBox. */
  eboxDir: z.string().optional(),
  /** As `uitpost_app`. */
  databaseUrl: z.string(),
  databaseUrlHub: z.string(),
  databaseUrlOwner: z.string(),
  operatorKey: z.string(),
  pid: z.int(),
  startedAt: z.iso.datetime({ offset: true }),
  entities: z.array(z.object({ code: z.string(), name: z.string(), apiKeys, templates: z.array(z.string()) })).min(1),
  /** Code of the first entity; its keys and templates are in the same file. */
  entity: z.string(),
  apiKeys,
  templates: z.array(z.string()),
  staff: z.array(
    z.object({ name: z.string(), username: z.string(), roles: z.array(z.string()), password: z.string() }),
  ),
  citizens: z.array(z.object({ name: z.string(), insz: z.string(), username: z.string(), password: z.string() })),
  enterprises: z.array(z.object({ name: z.string(), enterpriseNumber: z.string() })),
})
export type TrialFile = z.infer<typeof trialFile>

const pathOf = (dataDir: string): string => join(resolve(dataDir), 'trial.json')

/** Writes the description of the trial: the whole file or none, for its owner only. @returns the path */
export async function writeTrialFile(dataDir: string, trial: TrialFile): Promise<string> {
  await makeFolder(resolve(dataDir))
  await writeWhole(pathOf(dataDir), `${JSON.stringify(trialFile.parse(trial), undefined, 2)}\n`)
  return pathOf(dataDir)
}

/** Called before a start (the file would describe a trial that has ended) and at the end. */
export async function removeTrialFile(dataDir: string): Promise<void> {
  await rm(pathOf(dataDir), { force: true })
}

/** The trial that runs on this data folder; undefined when none does. @throws when the file is no description of a trial */
export async function readTrialFile(dataDir: string): Promise<TrialFile | undefined> {
  const text = await readFile(pathOf(dataDir), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw error
  })
  return text === undefined ? undefined : trialFile.parse(JSON.parse(text))
}
