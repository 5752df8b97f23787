import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
export const dist = join(root, 'dist')

const require = createRequire(import.meta.url)

/** The path of a program inside an installed package. Node's own resolution, so that a hoisted package is found as well. */
function programOf(name, path) {
  return join(dirname(require.resolve(`${name}/package.json`)), path)
}

export function canCompile() {
  try {
    return require.resolve('@typescript/native/package.json') !== ''
  } catch {
    return false
  }
}

const app = (name, title) => ({
  name,
  title,
  // Both apps share the components of admin-ui/, and the values of the contract with what these are made of.
  sources: ['admin-ui', 'inbox-ui', 'api/contract/values', 'core/words', 'templates/model', 'package-lock.json'],
  endings: /./,
  command: (into) => [
    programOf('vite', 'bin/vite.js'),
    'build',
    join(root, name),
    '--outDir',
    into,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ],
})

const serverSources = ['core', 'templates', 'channels', 'archive', 'dispatcher', 'api', 'cli', 'seeds', 'bench']

/**
 * What `uitpost` runs, each part in a folder of `dist/`. No types are checked here: that is `npm run check:types`, takes ten times as
 * long, and a new user who starts the trial should not wait for it.
 */
export const parts = [
  {
    name: 'program',
    title: 'the server',
    sources: [...serverSources, 'tsconfig.json'],
    endings: /\.(ts|json|mjs)$/,
    command: (into) => [join(root, 'cli/build/bundle-program.mjs'), into],
  },
  app('admin-ui', 'the staff app'),
  app('inbox-ui', 'the citizen app'),
]

/** One compiled file for each source: tests import modules by their paths (decision 0114). */
export const modules = {
  name: 'server',
  title: 'the modules of the server',
  sources: [...serverSources, 'tsconfig.json', 'tsconfig.build.json'],
  endings: /\.(ts|json)$/,
  command: (into) => [
    programOf('@typescript/native', 'bin/tsc'),
    '--project',
    join(root, 'tsconfig.build.json'),
    '--outDir',
    into,
    '--noCheck',
  ],
}
