import { defineConfig } from 'vitest/config'

/** The screens in a real browser: `npx vitest run --config vitest.browser.config.ts`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // A machine that stalls fails a test of real parts now and then; the report names those that needed a second try.
    retry: process.env['CI'] === undefined ? 0 : 1,
    globalSetup: ['test/browser/build-screens.ts', 'test/browser/start-browser.ts', 'test/support/start-postgres.ts'],
  },
})
