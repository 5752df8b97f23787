import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTrial } from '../../../cli/trial/open-trial.ts'
import type { TrialFile } from '../../../cli/trial/trial-file.ts'
import { type Clock, systemClock } from '../../../core/clock.ts'
import { readSettings } from '../../../core/config.ts'
import { cloneDatabase, type TestDatabase } from '../database/database.ts'
import { seededDatabase } from '../database/seeded-database.ts'
import { afterFile } from '../process/after-file.ts'
import { sharedDocuments, sharedRenderer } from './shared-pools.ts'

/** What a test needs to use a hub that runs. */
export interface HubTalk {
  readonly url: string
  /** Addresses, keys, people, as in `trial.json`. */
  readonly trial: TrialFile
  /** A request with the live key of the first entity, unless another is given. */
  ask(path: string, init?: RequestInit & { readonly key?: string }): Promise<Response>
  /** Polls until the answer meets the condition. @throws after 60 s, with the last answer */
  until<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T>
}

/** A whole hub of this test file alone: API, dispatcher, stand-ins and seeds, on a database of its own. */
export interface TestHub extends HubTalk {
  readonly dataDir: string
  readonly clone: TestDatabase
}

export interface TestHubOptions {
  /** Default: the real time. */
  readonly clock?: Clock
  /** Further settings, such as `REDIS_URL`. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Opens it for the tests of this file; closed, and its data removed, when they have ended. */
export async function openTestHub({ clock = systemClock, settings = {} }: TestHubOptions = {}): Promise<TestHub> {
  // By another clock the seeds would be of another time.
  const seeded = clock === systemClock ? await seededDatabase() : undefined
  const clone = await cloneDatabase(seeded?.name)
  const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-hub-'))
  if (seeded) await cp(seeded.dataDir, dataDir, { recursive: true })
  const pools = { renderer: sharedRenderer(), documents: sharedDocuments() }
  const trial = await openTrial(
    readSettings({
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: clone.appUrl,
      DATABASE_URL_HUB: clone.hubUrl,
      DATABASE_URL_OWNER: clone.ownerUrl,
      RENDER_THREADS: '1',
      ...settings,
    }),
    clock,
    // A validator is a setting of the pool itself.
    { history: false, ...(settings['VERAPDF_COMMAND'] === undefined && { pools }) },
  )
  afterFile(async () => {
    await trial[Symbol.asyncDispose]()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { ...talkTo(trial.told), dataDir, clone }
}

/** To a hub by the description that it gives of itself. */
export function talkTo(told: TrialFile): HubTalk {
  return {
    url: told.url,
    trial: told,
    ask: (path, { key = told.apiKeys.live, headers, ...init } = {}) => {
      const all = new Headers(headers)
      if (!all.has('Authorization')) all.set('Authorization', `Bearer ${key}`)
      return fetch(`${told.url}${path}`, { ...init, headers: all })
    },
    until,
  }
}

async function until<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + 60_000
  for (;;) {
    const answer = await ask()
    if (isRight(answer)) return answer
    if (Date.now() > end) throw new Error(`It never came true; the last answer: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
