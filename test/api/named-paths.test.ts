import { expect, test } from 'vitest'
import { problemHtml } from '../../api/problems/problem-pages.ts'
import { isProblemCode, problems } from '../../api/problems/problems.ts'
import { routes } from '../../api/routes.ts'
import { settings } from '../../core/config.ts'
import { secretNames } from '../../core/secret-files.ts'
import { readTracked, splitSource } from '../support/programs/read-sources.ts'

/** `GET /v1/messages/{id}`, `POST /v1/messages` or a path alone, as prose and examples write them. */
const named = /(?:\b(GET|POST|PUT|DELETE)\s+|(?<![\w./}]))(\/(?:v1|auth|health)\/[\w./{}-]*[\w}])(?![*/…])/g
/** A parameter may be named, or be a value of an example. */
const known = routes.map(({ method, path }) => ({
  method: method.toUpperCase(),
  path: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))
/** Reserved, and never to be used for another problem. */
const reserved = 'UP-3004'
const settingNames = new Set([...Object.keys(settings.unwrap().shape), ...secretNames.map((name) => `${name}_FILE`)])

function unknownPaths(text: string): string[] {
  return [...text.matchAll(named)].flatMap(([, method, path = '']) =>
    known.some((each) => (method === undefined || each.method === method) && each.path.test(path))
      ? []
      : [`${method ?? 'path'} ${path}`],
  )
}

function unknownCodes(text: string): string[] {
  const codes = [...text.matchAll(/\bUP-\d{4}\b/g)].map(([code]) => code)
  return codes.filter((code) => !isProblemCode(code) && code !== reserved)
}

/** Settings in backquotes, of the families that the hub owns: another program has settings of its own. */
function unknownSettings(text: string): string[] {
  const families = new Set([...settingNames].map((name) => name.split('_')[0]))
  const names = [...text.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=[^`]*)?`/g)].map(([, name = '']) => name)
  return names.filter((name) => families.has(name.split('_')[0]) && !settingNames.has(name) && !ofTools.has(name))
}
/** Settings of scripts around the tests. */
const ofTools = new Set(['UITPOST_VERAPDF_HOME', 'UITPOST_DSS_HOME', 'UITPOST_EARK_HOME'])

function faultsOf(text: string): string[] {
  return [...unknownPaths(text), ...unknownCodes(text), ...unknownSettings(text)]
}

test('a page of a problem names only operations that exist, in Dutch and in English', () => {
  const faults = Object.keys(problems)
    .filter(isProblemCode)
    // The example of this page is a method that the path does not support.
    .filter((code) => code !== 'UP-1405')
    .flatMap((code) => (['nl', 'en'] as const).flatMap((language) => unknownPaths(problemHtml(code, language))))
  expect(faults).toEqual([])
})

test('a guide or a README names only operations, problem codes and settings that exist', async () => {
  const texts = (await readTracked('.md')).filter(({ file }) => !/^docs\/(?:decisions|problems)\//.test(file))
  expect(texts.length).toBeGreaterThan(20)
  expect(texts.map(({ file, text }) => [file, faultsOf(text)]).filter(([, faults]) => faults?.length)).toEqual([])
})

test('a comment names only operations, problem codes and settings that exist', async () => {
  const sources = (await readTracked('.ts', '.tsx')).map(splitSource)
  const faults = sources.flatMap(({ file, comments }) => comments.flatMap(faultsOf).map((fault) => `${file}: ${fault}`))
  expect(faults).toEqual([])
})

test('a wrong name is found', () => {
  const text =
    'See `GET /v1/letters` or /v1/nothing/{id}, UP-9999 and `DATABASE_URI`; `GET /v1/messages` and `PUBLIC_URL` are right.'
  expect(faultsOf(text)).toEqual(['GET /v1/letters', 'path /v1/nothing/{id}', 'UP-9999', 'DATABASE_URI'])
  expect(faultsOf('`POST /v1/messages/msg_1/cancel`, /health/ready, UP-1404 and `DATABASE_URL=…` exist.')).toEqual([])
})
