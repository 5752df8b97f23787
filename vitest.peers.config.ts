import { defineConfig } from 'vitest/config'

/** Against servers that others wrote: `npm run test:peers`, after `test/tools/install-peers`. */
export default defineConfig({
  test: {
    include: ['test/peers/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    globalSetup: ['test/support/start-postgres.ts'],
  },
})
