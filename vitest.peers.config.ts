import { defineConfig } from 'vitest/config'

/** Against servers that others wrote: `npm run test:peers`, after `test/tools/install-peers`. */
export default defineConfig({
  test: {
    include: ['test/peers/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // A machine that stalls fails a test of real parts now and then; the report names those that needed a second try.
    retry: process.env['CI'] === undefined ? 0 : 1,
    globalSetup: ['test/support/start-postgres.ts'],
  },
})
