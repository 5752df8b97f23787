// `node bundle-program.mjs FOLDER`: bundles each program of the server by itself with esbuild, all into one folder. The packages stay where
// npm installed them: some find files beside themselves. What a program loads later is in files of its own.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './parts.mjs'
import { programs } from './programs.mjs'

const mapping = JSON.stringify(join(root, 'cli/map-own-stacks.mjs'))

/** The program first arranges that its stack traces name the sources. */
const mapStacks = (program) => ({
  name: 'map-stacks',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path !== join(root, program)) return undefined
      // On the line of the first import, so that the numbers of lines stay those of the source.
      return { contents: `import ${mapping};${await readFile(path, 'utf8')}`, loader: 'ts' }
    })
  },
})

const bundle = (program) =>
  build({
    absWorkingDir: root,
    entryPoints: [program],
    outdir: process.argv[2],
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    tsconfig: join(root, 'tsconfig.json'),
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [mapStacks(program)],
  })

await Promise.all(programs.map(bundle))
