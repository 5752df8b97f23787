import { expect, test } from 'vitest'
import { startersOfPrograms } from '../support/programs/compiled-programs.ts'
import { readTracked } from '../support/programs/read-sources.ts'

test('every thread and child process of the product runs its compiled program in tests, as in production', async () => {
  const sources = await readTracked('.ts')
  const starters = sources.filter(
    ({ file, text }) =>
      /^(core|templates|channels|archive|dispatcher|api|cli)\//.test(file) &&
      /import\.meta\.url/.test(text) &&
      /programBeside\(|new Piscina\b|from 'node:worker_threads'|fork\(/.test(text),
  )
  expect(starters.map(({ file }) => file).toSorted()).toEqual([...startersOfPrograms].toSorted())
})
