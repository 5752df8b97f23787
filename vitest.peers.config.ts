import { defineConfig } from 'vitest/config'
import { compiledServer, loadedByNode } from './test/support/programs/compiled-server.ts'

/** Against servers that others wrote: `npm run test:peers`, after `test/tools/install-peers`. */
export default defineConfig({
  plugins: [compiledServer()],
  test: {
    server: loadedByNode,
    include: ['test/peers/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    setupFiles: ['test/support/process/close-opened.ts'],
    globalSetup: ['test/support/programs/compiled-programs.ts', 'test/support/database/start-postgres.ts'],
  },
})
