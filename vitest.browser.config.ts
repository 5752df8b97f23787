import { defineConfig } from 'vitest/config'
import { costlyFirst } from './test/tools/costly-first.ts'
import { SlowestFiles } from './test/tools/slowest-files.ts'
import { StalledFiles } from './test/tools/stalled-files.ts'

/** The screens in a real browser: `npx vitest run --config vitest.browser.config.ts`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    reporters: ['default', new SlowestFiles(), new StalledFiles()],
    sequence: costlyFirst,
    pool: 'forks',
    maxWorkers: 2,
    // A worker keeps its modules for all its files; no file changes what another one reads.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    setupFiles: ['test/support/process/close-opened.ts'],
    globalSetup: [
      'test/browser/build-screens.ts',
      'test/browser/start-browser.ts',
      'test/support/database/start-postgres.ts',
      'test/browser/share-hub.ts',
    ],
  },
})
