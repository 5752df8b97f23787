import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import type { TrialFile } from '../../cli/trial/trial-file.ts'
import { prepareDatabase } from '../../core/db/prepare-database.ts'
import { packageRoot } from '../../core/package-root.ts'
import { templateDatabase, testPasswords } from '../support/database/start-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the description of the shared hub (`TrialFile`), which is opened at the first request. */
    readonly sharedHub: string
  }
}

interface SharedHub {
  readonly process: ChildProcess
  readonly dataDir: string
  readonly trial: TrialFile
}

/**
 * One hub for all files that need a real one: opening it costs more than most of these tests. Its files may run at the same time,
 * so each works on letters, templates and house styles of its own. Files that change people or roles open a hub of their own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { superuserUrl } = project.getProvidedContext()
  let opening: Promise<SharedHub> | undefined
  const opener = createServer((_, response) => {
    opening ??= openHub(superuserUrl)
    opening.then(
      ({ trial }) => response.end(JSON.stringify(trial)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  opener.listen(0, '127.0.0.1')
  await once(opener, 'listening')
  project.provide('sharedHub', `http://127.0.0.1:${(opener.address() as AddressInfo).port}/`)
  return async () => {
    opener.close()
    const hub = await opening?.catch(() => undefined)
    if (hub === undefined) return
    hub.process.disconnect()
    if (hub.process.exitCode === null) await once(hub.process, 'exit')
    await rm(hub.dataDir, { recursive: true, force: true })
  }
}

/** The compiled program, with seeds and without letters; it ends with the process that started it. */
const runBuilt = `
  const built = (path) => import(${JSON.stringify(pathToFileURL(join(packageRoot, 'dist/server/')).href)} + path)
  const [{ openTrial }, { readSettings }, { systemClock }] =
    await Promise.all(['cli/trial/open-trial.js', 'core/config.js', 'core/clock.js'].map(built))
  const trial = await openTrial(readSettings(process.env), systemClock, { history: false })
  process.once('disconnect', () => void trial[Symbol.asyncDispose]().finally(() => process.exit()))
  process.send(trial.told)`

async function openHub(superuserUrl: string): Promise<SharedHub> {
  const name = 'shared_hub'
  await prepareDatabase(superuserUrl, name, testPasswords, templateDatabase)
  const urlOf = (role: keyof typeof testPasswords): string => {
    const url = new URL(superuserUrl)
    url.username = `uitpost_${role}`
    url.password = testPasswords[role]
    url.pathname = `/${name}`
    return url.href
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-shared-hub-'))
  const child = spawn(process.execPath, ['--enable-source-maps', '--input-type=module', '--eval', runBuilt], {
    cwd: packageRoot,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: urlOf('app'),
      DATABASE_URL_HUB: urlOf('hub'),
      DATABASE_URL_OWNER: urlOf('owner'),
      RENDER_THREADS: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const trial = await new Promise<TrialFile>((resolve, reject) => {
    child.once('message', (told) => resolve(told as TrialFile))
    child.once('exit', () => reject(new Error('The shared hub ended before it was open; the reason is above')))
  })
  return { process: child, dataDir, trial }
}
