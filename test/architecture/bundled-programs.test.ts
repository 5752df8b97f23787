import { basename, dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { readTracked } from '../support/programs/read-sources.ts'

const { programs } = (await import(join(packageRoot, 'cli/build/programs.mjs'))) as {
  readonly programs: readonly string[]
}
const sources = (await readTracked('.ts')).filter(({ file }) =>
  /^(core|templates|channels|archive|dispatcher|api|cli|seeds|bench)\//.test(file),
)
/** The program beside a module, as `programBeside`, `forkProgram` or a pool of threads names it. */
const started = /(?:programBeside|forkProgram)\(import\.meta\.url, '([\w-]+)'|'\.\/([\w-]+)\.js', import\.meta\.url/g

test('every program that a module starts is in the bundle, and nothing else is an entry of it', () => {
  const found = sources.flatMap(({ file, text }) =>
    [...text.matchAll(started)].map(([, beside, thread]) => normalize(join(dirname(file), `${beside ?? thread}.ts`))),
  )
  expect([...new Set(found), 'cli/program.ts', 'bench/bench.ts'].toSorted()).toEqual(programs.toSorted())
})

test('the programs of the bundle have different names, since they are in one folder', () => {
  const names = programs.map((program) => basename(program))
  expect(new Set(names).size).toBe(names.length)
})

test('no module finds another file by its own address: in the bundle that is the address of a shared file', () => {
  const allowed = [/createRequire\(import\.meta\.url\)/g, started, /import\.meta\.url\.endsWith\('\.ts'\)/g]
  const uses = sources
    // It looks for package.json in the folders above.
    .filter(({ file }) => file !== 'core/package-root.ts')
    .filter(({ text }) => /import\.meta/.test(allowed.reduce((rest, each) => rest.replaceAll(each, ''), text)))
  expect(uses.map(({ file }) => file)).toEqual([])
})
