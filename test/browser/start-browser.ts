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
const systemChromium = '/usr/bin/chromium'

/** How Chromium is started: the system's where it is installed, else the one of a package. */
export async function chromiumOptions(): Promise<{ readonly executablePath: string; readonly args: string[] }> {
  return existsSync(systemChromium)
    ? { executablePath: systemChromium, args: [] }
    : { executablePath: await packaged.executablePath(), args: packaged.args }
}

/** One Chromium for all files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { executablePath, args } = await chromiumOptions()
  const server = await chromium.launchServer({ executablePath, args: [...args, ...shared] })
  project.provide('browserEndpoint', server.wsEndpoint())
  return async () => {
    const { pid } = server.process()
    if (pid !== undefined) process.stdout.write(`  slow: Chromium, ${timeOfTree(pid).toFixed(1)} s of processor time\n`)
    await server.close()
  }
}
