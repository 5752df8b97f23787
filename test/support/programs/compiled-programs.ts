import { execFile } from 'node:child_process'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { packageRoot } from '../../../core/package-root.ts'

/** The modules that start a thread or a process; each finds the program beside itself, by its own `import.meta.url`. */
export const startersOfPrograms = [
  'dispatcher/batches/tables/xlsx/read-workbook-table.ts',
  'templates/render/open-asset-reader.ts',
  'templates/render/render-threads.ts',
  'templates/supplied/process/open-document-pool.ts',
]

/** Global setup: compiles the modules and the bundle of the server, where their sources changed since the last build. */
export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(packageRoot, 'cli/build.mjs'), 'server', 'program'])
}

/**
 * A plugin of Vite: threads and child processes run their compiled programs, as in production. To start one from TypeScript
 * takes 0.6 to 0.9 s of processor time more, and a run of all tests starts more than a hundred.
 */
export function compiledPrograms() {
  return {
    name: 'compiled-programs',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | undefined {
      const path = relative(packageRoot, id)
      if (!startersOfPrograms.includes(path)) return undefined
      const compiled = pathToFileURL(join(packageRoot, 'dist/server', path.replace(/ts$/, 'js'))).href
      return code.replaceAll('import.meta.url', JSON.stringify(compiled))
    },
  }
}
