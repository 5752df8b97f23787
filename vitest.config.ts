import { defineConfig } from 'vitest/config'
import { SlowestFiles } from './test/tools/slowest-files.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/browser/**', 'test/peers/**', 'test/tools/**'],
    reporters: ['default', new SlowestFiles()],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    globalSetup: ['test/support/start-postgres.ts'],
  },
})
