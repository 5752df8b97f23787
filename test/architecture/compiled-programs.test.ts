import { expect, test } from 'vitest'
import { startersOfPrograms } from '../support/compiled-programs.ts'
import { readTracked } from '../support/read-sources.ts'

test('whatever starts a thread or a process from a module of ours starts the compiled one in tests, as in production', async () => {
  const sources = await readTracked('.ts')
  const starters = sources.filter(
    ({ file, text }) =>
      /^(core|templates|channels|archive|dispatcher|api|cli)\//.test(file) &&
      /import\.meta\.url/.test(text) &&
      /programBeside\(|new Piscina\b|from 'node:worker_threads'|fork\(/.test(text),
  )
  expect(starters.map(({ file }) => file).toSorted()).toEqual([...startersOfPrograms].toSorted())
})
