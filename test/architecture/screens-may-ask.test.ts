import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyPlace, placesFor } from '../../admin-ui/src/frame/places.ts'
import { questions } from '../../admin-ui/src/start/questions.ts'
import { routes } from '../../api/routes.ts'
import { packageRoot } from '../../core/package-root.ts'
import { type Permission, permissionsOfRole, roles } from '../../core/words/permission.ts'

const source = join(packageRoot, 'admin-ui', 'src')

/** The callers that the API allows: the permissions of the route, any one of which is enough. */
function askersOf(call: string): readonly Permission[] {
  const [method = '', path = ''] = call.split(' ')
  const plain = path.split('?')[0] ?? ''
  const route = routes.find(
    (each) =>
      each.method.toUpperCase() === method &&
      each.path.replaceAll(/\{\w+\}/g, ':') === plain.replaceAll(/\{\w+\}/g, ':'),
  )
  if (route === undefined) throw new Error(`No route answers ${call}`)
  return [route.access].flat() as readonly Permission[]
}
const may = (permissions: ReadonlySet<Permission>, call: string): boolean =>
  askersOf(call).some((each) => permissions.has(each))

describe.each(roles)('a person who is %s and nothing else', (role) => {
  const permissions = new Set(permissionsOfRole[role])

  test('is allowed every call of each screen that the menu shows', () => {
    const shown = placesFor(permissions).flatMap(({ places }) => places)
    expect(shown.length).toBeGreaterThan(1)
    const refused = shown.flatMap(({ path, asks }) =>
      asks.filter((call) => !may(permissions, call)).map((call) => `${path}: ${call}`),
    )
    expect(refused).toEqual([])
  })

  test('sees each screen whose calls are allowed', () => {
    const hidden = everyPlace.filter(
      ({ asks, needs }) =>
        asks.length > 0 && asks.every((call) => may(permissions, call)) && !needs.some((each) => permissions.has(each)),
    )
    expect(hidden.map(({ path }) => path)).toEqual([])
  })

  test('is allowed every call that Start makes', () => {
    const asked = questions.filter(({ needs }) => needs.some((each) => permissions.has(each)))
    expect(asked.filter(({ path }) => !may(permissions, `GET ${path}`)).map(({ name }) => name)).toEqual([])
  })
})

test('the calls of the table are those that the screens make', async () => {
  const pages = await screensOf()
  const wrong: string[] = []
  for (const { path, asks } of everyPlace.filter((each) => each.asks.length > 0)) {
    const made = await callsBelow(pages.get(path) ?? '')
    for (const call of asks) if (!made.has(call.split(' ')[1] ?? '')) wrong.push(`${path} never asks ${call}`)
    // Further calls come after a click or behind a permission; the first calls of a screen are in its own module.
    for (const call of await callsIn(pages.get(path) ?? ''))
      if (!asks.some((each) => each.split(' ')[1] === call)) wrong.push(`${path} asks ${call}, which the table lacks`)
  }
  expect(wrong).toEqual([])
})

/** The file of the screen of each path, as the router has it. */
async function screensOf(): Promise<Map<string, string>> {
  const router = await readFile(join(source, 'routes.tsx'), 'utf8')
  return new Map(
    [...router.matchAll(/screen\(\s*'([^':]+)',\s*async \(\) => \(await import\('([^']+)'\)/g)].map(
      ([, path = '', file = '']) => [path, resolve(source, file)],
    ),
  )
}

/** The paths of the API that a module names. */
async function callsIn(file: string): Promise<Set<string>> {
  const text = await readFile(file, 'utf8')
  return new Set([...text.matchAll(/['"`](\/v1\/[a-z0-9/-]+?)(?=['"`?$])/g)].map(([, path = '']) => path))
}

/** Those of a module and of what it imports from its own folder. */
async function callsBelow(page: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(page)) return new Set()
  seen.add(page)
  const calls = await callsIn(page)
  const text = await readFile(page, 'utf8')
  for (const [, name = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
    const file = resolve(dirname(page), name)
    if (!relative(dirname(page), file).startsWith('..') && (await isThere(file)))
      for (const call of await callsBelow(file, seen)) calls.add(call)
  }
  return calls
}

async function isThere(file: string): Promise<boolean> {
  const names: readonly string[] = await readdir(dirname(file)).catch(() => [])
  return names.includes(basename(file))
}
