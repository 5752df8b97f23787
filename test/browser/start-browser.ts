import { existsSync } from 'node:fs'
import packaged from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly browserEndpoint: string
  }
}

const systemChromium = '/usr/bin/chromium'

/** One Chromium for all files: the system's where it is installed, else the one of a package. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(
    existsSync(systemChromium)
      ? { executablePath: systemChromium }
      : { executablePath: await packaged.executablePath(), args: packaged.args },
  )
  project.provide('browserEndpoint', server.wsEndpoint())
  return () => server.close()
}
