import { existsSync } from 'node:fs'
import packaged from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { timeOfTree } from '../support/process/time-of-process.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly browserEndpoint: string
  }
}

/** Pages of one context share a process: a new one compiles the app and axe again, which takes as long as checking a screen. */
const shared = ['--process-per-site']
/** As Debian installs them. */
const desktop = '/usr/bin/chromium'
const headlessShell = '/usr/bin/chromium-headless-shell'

/**
 * The headless shell, which has the engine of Chromium without the windows of a desktop, takes little more than half of its
 * processor time (decision 0127); else Chromium, else the headless shell of an npm package.
 */
const shellPath = (): Promise<string> => firstInstalled(headlessShell, desktop)

/** Chromium before the headless shell, which refuses every page the camera. */
export const desktopPath = (): Promise<string> => firstInstalled(desktop, headlessShell)

async function firstInstalled(...paths: readonly string[]): Promise<string> {
  return paths.find((path) => existsSync(path)) ?? (await packaged.executablePath())
}

/** One Chromium for all files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({ executablePath: await shellPath(), args: shared })
  project.provide('browserEndpoint', server.wsEndpoint())
  return async () => {
    const { pid } = server.process()
    if (pid !== undefined) process.stdout.write(`  slow: Chromium, ${timeOfTree(pid).toFixed(1)} s of processor time\n`)
    await server.close()
  }
}
