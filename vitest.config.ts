import { defineConfig } from 'vitest/config'
import { compiledPrograms } from './test/support/programs/compiled-programs.ts'
import { compiledServer, loadedByNode } from './test/support/programs/compiled-server.ts'
import { costlyFirst } from './test/tools/costly-first.ts'
import { SlowestFiles } from './test/tools/slowest-files.ts'
import { StalledFiles } from './test/tools/stalled-files.ts'

/** These replace modules or the telemetry of their process, so that each runs in a process of its own (decision 0047). */
const changeTheirProcess = [
  // A further channel, built in as a developer would: three modules are replaced.
  'test/dispatcher/whole-path/added-channel.test.ts',
  // Counts calls inside two modules, which other files import as they are.
  'test/templates/pdf/hostile-sizes.test.ts',
  // The SDK of OpenTelemetry can be registered once per process.
  'test/core/telemetry/start-telemetry.test.ts',
]
const elsewhere = ['test/browser/**', 'test/peers/**', 'test/tools/**']
const limits = {
  pool: 'forks' as const,
  // One more than the cores of the machine for which the bar is set: a seventh of the time of a worker is waiting.
  maxWorkers: 3,
  testTimeout: 120_000,
  hookTimeout: 240_000,
  setupFiles: [
    'test/tools/processor-time.ts',
    'test/support/process/check-left-open.ts',
    'test/support/process/close-opened.ts',
  ],
}

export default defineConfig({
  test: {
    reporters: ['default', new SlowestFiles(), new StalledFiles()],
    sequence: costlyFirst,
    globalSetup: ['test/support/programs/compiled-programs.ts', 'test/support/database/start-postgres.ts'],
    projects: [
      {
        plugins: [compiledServer()],
        test: {
          ...limits,
          server: loadedByNode,
          name: 'shared process',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...elsewhere, ...changeTheirProcess],
          isolate: false,
        },
      },
      {
        plugins: [compiledPrograms()],
        // After the others, so that no worker of theirs is closed for one of these and started again.
        test: { ...limits, name: 'own process', include: changeTheirProcess, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
