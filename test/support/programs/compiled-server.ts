import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { packageRoot } from '../../../core/package-root.ts'

const compiled = join(packageRoot, 'dist/server')

/**
 * A plugin of Vite: tests import the compiled modules of the server, which Node loads by itself. Transforming each module for the
 * tests, and loading it through Vitest, took a tenth of a run.
 */
export function compiledServer() {
  return {
    name: 'compiled-server',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined): string | undefined {
      if (!source.endsWith('.ts') || importer === undefined || !/^[./]/.test(source)) return undefined
      const path = relative(packageRoot, resolve(dirname(importer), source))
      if (path.startsWith('test/')) return undefined
      const program = join(compiled, path.replace(/ts$/, 'js'))
      return existsSync(program) ? program : undefined
    },
  }
}

/** The option `server` of Vitest that leaves the compiled modules to Node. */
export const loadedByNode = { deps: { external: [/\/dist\/server\//] } }
