import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { problemHtml } from '../../api/problems/problem-pages.ts'
import { isProblemCode, problems } from '../../api/problems/problems.ts'
import { routes } from '../../api/routes.ts'
import { packageRoot } from '../../core/package-root.ts'

/** `GET /v1/messages/{id}` and `POST /v1/messages`, as prose and examples write them. */
const named = /\b(GET|POST|PUT|DELETE)\s+(\/(?:v1|auth|health)\/[\w./{}-]*[\w}])/g
/** A parameter may be named, or be a value of an example. */
const known = routes.map(({ method, path }) => ({
  method: method.toUpperCase(),
  path: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

function unknownPaths(text: string): string[] {
  return [...text.matchAll(named)].flatMap(([, method = '', path = '']) =>
    known.some((each) => each.method === method && each.path.test(path)) ? [] : [`${method} ${path}`],
  )
}

test('a page of a problem names only operations that exist, in Dutch and in English', () => {
  const faults = Object.keys(problems)
    .filter(isProblemCode)
    // The example of this page is a method that the path does not support.
    .filter((code) => code !== 'UP-1405')
    .flatMap((code) => (['nl', 'en'] as const).flatMap((language) => unknownPaths(problemHtml(code, language))))
  expect(faults).toEqual([])
})

test('a guide names only operations and problem codes that exist', async () => {
  const folder = join(packageRoot, 'docs')
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.md'))) {
    const text = await readFile(join(folder, name), 'utf8')
    expect([name, unknownPaths(text)]).toEqual([name, []])
    const codes = [...text.matchAll(/\bUP-\d{4}\b/g)].map(([code]) => code)
    expect([name, codes.filter((code) => !isProblemCode(code))]).toEqual([name, []])
  }
})
