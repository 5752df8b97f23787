import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { startCuttingProxy } from '../support/faulty/cutting-proxy.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { jsonOf, type RanCommand, runCommand } from '../support/hub/run-command.ts'
import { filesIn, writeTemplateFolder } from '../support/hub/template-folders.ts'

const hub = await openTestHub()
const { trial, dataDir } = hub
const root = await mkdtemp(join(tmpdir(), 'uitpost-as-code-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const seeds = join(packageRoot, 'seeds', 'templates', 'agentschap-voorbeeldbelastingen')

const uitpost = (...argv: string[]): Promise<RanCommand> => runCommand(['templates', ...argv], { DATA_DIR: dataDir })
interface PushResult {
  readonly templates: readonly {
    readonly key: string
    readonly action: string
    readonly version?: number
    readonly status?: string
    readonly detail?: string
    readonly faults: readonly { file: string; line: number; detail: string }[]
  }[]
}
const push = async (folder: string, ...flags: string[]): Promise<PushResult['templates'][number] | undefined> =>
  jsonOf<PushResult>(await uitpost('push', folder, '--json', ...flags)).templates[0]

let count = 0
let folder: string
/** A template of this test alone. */
beforeEach(async () => {
  folder = join(root, `brief-${++count}`)
  await writeTemplateFolder(folder)
})
const key = (): string => folder.slice(root.length + 1)
const change = (text: string): Promise<void> => writeFile(join(folder, 'nl.md'), text)
const step = (version: number, name: string, init: RequestInit & { key?: string } = {}): Promise<Response> =>
  hub.ask(`/v1/templates/${key()}/versions/${version}/${name}`, {
    method: 'POST',
    ...init,
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  })
/** Another person who writes templates of this entity. */
async function another(): Promise<string> {
  const made = await hub.ask('/v1/api-keys', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Een ander', mode: 'live', permissions: ['templates:read', 'templates:write'] }),
  })
  return ((await made.json()) as { key: string }).key
}
async function saveAs(secret: string, version: number, body: string): Promise<void> {
  const answer = await hub.ask(`/v1/templates/${key()}/versions/${version}`, {
    method: 'PUT',
    key: secret,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ languages: { nl: { subject: 'Uw brief', body } } }),
  })
  expect(answer.status).toBe(200)
}

describe('what is on the hub and what is in git are the same', () => {
  test('the seeds equal the hub: nothing to push, nothing differs, and a pull keeps their bytes', async () => {
    const own = join(root, 'seeds')
    await cp(seeds, own, { recursive: true })
    const before = await filesIn(own)
    const pushed = jsonOf<PushResult>(await uitpost('push', own, '--json'))
    expect(pushed.templates).toHaveLength(13)
    expect(new Set(pushed.templates.map(({ action }) => action))).toEqual(new Set(['unchanged']))
    expect(await uitpost('diff', own, '--exit-code')).toMatchObject({ code: 0, out: '', err: 'Nothing differs.' })
    expect(
      jsonOf<PushResult>(await uitpost('pull', own, '--json')).templates.every(({ action }) => action === 'unchanged'),
    ).toBe(true)
    expect(await filesIn(own)).toEqual(before)
  })

  test('a pull into an empty folder and a push change nothing, and another pull has the same bytes', async () => {
    const own = join(root, 'leeg')
    expect(await uitpost('pull', own, '--published')).toMatchObject({
      code: 0,
      out: expect.stringContaining('template.yaml') as string,
    })
    const before = await filesIn(own)
    const pushed = await uitpost('push', own)
    expect(pushed).toMatchObject({ code: 0, err: expect.stringContaining('Nothing has changed.') as string })
    expect((await uitpost('pull', own)).code).toBe(0)
    expect(await filesIn(own)).toEqual(before)
    const drawn = await uitpost(
      'render',
      join(own, 'terugbetaling'),
      '--out',
      join(root, 'getekend'),
      '--house-style',
      join(packageRoot, 'seeds/house-styles/agentschap-voorbeeldbelastingen.yaml'),
    )
    expect(drawn).toMatchObject({ code: 0, err: '' })
  })
})

describe('push', () => {
  test('creates, does nothing twice, submits, and publishes what another person approved', async () => {
    expect(await push(folder, '--dry-run')).toMatchObject({ action: 'created', version: 1 })
    expect((await hub.ask(`/v1/templates/${key()}/versions/1`)).status).toBe(404)
    expect(await push(folder)).toMatchObject({ action: 'created', version: 1, status: 'draft', faults: [] })
    const mark = await readFile(join(folder, '.uitpost.json'), 'utf8')
    expect(await push(folder)).toMatchObject({ action: 'unchanged', version: 1 })
    expect(await readFile(join(folder, '.uitpost.json'), 'utf8')).toBe(mark)
    expect(await push(folder, '--submit', '--comment', 'Graag nazicht')).toMatchObject({
      action: 'unchanged',
      status: 'in-review',
      detail: expect.stringContaining('another person') as string,
    })
    expect((await uitpost('push', folder, '--publish')).code).toBe(1)
    expect((await step(1, 'approve', { key: trial.apiKeys.review })).status).toBe(200)
    expect(await push(folder, '--publish')).toMatchObject({ action: 'unchanged', status: 'published' })
    const { class: kind } = (await (await hub.ask(`/v1/templates/${key()}`)).json()) as { class: string }
    expect(kind).toBe('payment')
    await change('Uw brief\n\nBeste {{wie}}, anders.\n')
    expect(await push(folder)).toMatchObject({ action: 'new-version', version: 2, status: 'draft' })
    await change('Uw brief\n\nBeste {{wie}}, nog anders.\n')
    expect(await push(folder)).toMatchObject({ action: 'saved', version: 2 })
  })

  test('hints are reported as faults are, before and after the push, and stop nothing', async () => {
    await change('Uw brief\n\nBeste {{wie}}, lees ((dit)).\n')
    const hint = expect.stringMatching(new RegExp(`${folder}/nl\\.md:3:\\d+: Hint: `)) as string
    expect(await uitpost('push', folder, '--dry-run')).toMatchObject({ code: 0, err: hint })
    expect(await uitpost('push', folder, '--submit')).toMatchObject({ code: 0, err: hint })
    expect(await push(folder)).toMatchObject({ hints: [{ line: 3 }], faults: [] })
  })

  test('a new name needs no new version', async () => {
    await push(folder)
    const about = await readFile(join(folder, 'template.yaml'), 'utf8')
    await writeFile(join(folder, 'template.yaml'), about.replace('nl: Brief', 'nl: Een brief'))
    expect(await push(folder, '--dry-run')).toMatchObject({ action: 'renamed', version: 1 })
    expect(await push(folder)).toMatchObject({ action: 'renamed', version: 1 })
    expect(await push(folder)).toMatchObject({ action: 'unchanged' })
  })

  test('a fault is reported with its place, and nothing at all is pushed', async () => {
    await change('Uw brief\n\nBeste {{wei}},\n')
    const { code, err } = await uitpost('push', folder)
    expect(code).toBe(1)
    expect(err).toContain(`${folder}/nl.md:3:9: Unknown variable \`wei\`; did you mean \`wie\`?\n1 fault in 1 file.`)
    expect((await hub.ask(`/v1/templates/${key()}/versions/1`)).status).toBe(404)
  })

  test('a fault that only the hub can see is reported with its place; the draft is kept', async () => {
    await change('Uw brief\n\nBeste {{wie}},\n\n{{signature "niemand"}}\n')
    const { code, err } = await uitpost('push', folder, '--submit')
    expect(code).toBe(1)
    expect(err).toContain(`${folder}/nl.md:3:1: The house style names no signatory`)
    expect(err).toContain('kept as a draft')
  })

  test('a house style that does not exist', async () => {
    await writeFile(
      join(folder, 'template.yaml'),
      'name: { nl: Brief }\nhouseStyle: weg\nvariables:\n  - { name: wie, type: text }\n',
    )
    const { code, err } = await uitpost('push', folder)
    expect(code).toBe(1)
    expect(err).toContain(`${folder}/template.yaml:2:1: There is no such house style`)
  })

  test('a change by another person since then is not replaced without confirmation, and the way out is shown', async () => {
    await push(folder)
    await saveAs(await another(), 1, 'Van een ander.')
    await change('Uw brief\n\nBeste {{wie}}, van ons.\n')
    const { code, err } = await uitpost('push', folder)
    expect(code).toBe(1)
    expect(err).toMatch(
      /key:\S+ wrote version 1 \(draft\) .* `uitpost templates diff`.*`pull --overwrite`.*`push --overwrite`/,
    )
    expect((await uitpost('diff', folder)).out).toMatch(/^-Van een ander\.$/m)
    // Their text is pulled: it is known from then on.
    expect((await uitpost('pull', root, '--template', key())).code).toBe(1)
    expect((await uitpost('pull', root, '--template', key(), '--overwrite')).code).toBe(0)
    expect(await readFile(join(folder, 'nl.md'), 'utf8')).toBe('Uw brief\n\nVan een ander.\n')
    await change('Uw brief\n\nVan een ander, en van ons.\n')
    expect(await push(folder)).toMatchObject({ action: 'saved', version: 1 })
  })

  test('--overwrite replaces it', async () => {
    await push(folder)
    await saveAs(await another(), 1, 'Van een ander.')
    expect(await push(folder, '--overwrite')).toMatchObject({ action: 'saved', version: 1 })
  })

  test('a later version of another person is not skipped', async () => {
    await push(folder, '--submit')
    await step(1, 'approve', { key: trial.apiKeys.review })
    await push(folder, '--publish')
    const other = await another()
    const made = await hub.ask(`/v1/templates/${key()}/versions`, {
      method: 'POST',
      key: other,
      headers: { 'Content-Type': 'application/json' },
      body: '{"from":1}',
    })
    expect(made.status).toBe(201)
    await saveAs(other, 2, 'Van een ander.')
    expect((await step(2, 'submit', { key: other })).status).toBe(200)
    await change('Uw brief\n\nBeste {{wie}}, van ons.\n')
    expect(await push(folder)).toMatchObject({ action: 'conflict', version: 2, status: 'in-review' })
  })

  test('of several, those that can be pushed are, and the exit code is 3', async () => {
    await push(folder)
    await saveAs(await another(), 1, 'Van een ander.')
    const two = join(root, `samen-${count}`)
    await mkdir(two)
    await cp(folder, join(two, key()), { recursive: true })
    await rm(join(two, key(), '.uitpost.json'))
    await cp(folder, join(two, `tweede-${count}`), { recursive: true })
    const { code, out } = await uitpost('push', two)
    expect(code).toBe(3)
    expect(out).toMatch(/CONFLICT/)
    expect(out).toMatch(/tweede-\d+ +created +1 +draft/)
  })

  test('a key without the right, and a hub that cannot be reached', async () => {
    const readOnly = await runCommand(['templates', 'push', folder], {
      UITPOST_URL: hub.url,
      UITPOST_API_KEY: trial.apiKeys.review,
    })
    expect(readOnly).toMatchObject({ code: 1, err: expect.stringContaining('UP-1102') as string })
    const nowhere = await runCommand(['templates', 'push', folder], {
      UITPOST_URL: 'http://127.0.0.1:9',
      UITPOST_API_KEY: 'uitpost_live_x',
    })
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('does not answer') as string })
  })

  test('cut off at any moment, and pushed again, it ends as if nothing had happened', async () => {
    const { hostname, port } = new URL(hub.url)
    for (const bytes of [1_500, 2_200, 3_000, 4_000]) {
      const own = join(root, `onderbroken-${bytes}`)
      await cp(folder, own, { recursive: true })
      const proxy = await startCuttingProxy({ host: hostname, port: Number(port) })
      proxy.fault = bytes
      const through = { UITPOST_URL: `http://127.0.0.1:${proxy.port}`, UITPOST_API_KEY: trial.apiKeys.live }
      await runCommand(['templates', 'push', own], through)
      await proxy.close()
      expect((await uitpost('push', own)).code).toBe(0)
      const row = (await (await hub.ask(`/v1/templates/onderbroken-${bytes}/versions/1`)).json()) as {
        languages: unknown
      }
      expect(row.languages).toEqual({ nl: { subject: 'Uw brief', body: 'Beste {{wie}},' } })
      expect((await hub.ask(`/v1/templates/onderbroken-${bytes}/versions/2`)).status).toBe(404)
    }
  })

  test('a template that was created and never saved, by a push that was killed, is continued', async () => {
    await hub.ask('/v1/templates', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key: key(), name: { nl: 'Brief' }, class: 'payment' }),
    })
    expect(await push(folder)).toMatchObject({ action: 'saved', version: 1, faults: [] })
  })
})

test('the legal mentions that its class requires are faults of the push, at the file of each language', async () => {
  const about = await readFile(join(folder, 'template.yaml'), 'utf8')
  await writeFile(join(folder, 'template.yaml'), about.replace('payment', 'decision'))
  const pushed = await push(folder)
  expect(pushed?.faults.map(({ file }) => file.slice(folder.length))).toEqual(['/nl.md', '/nl.md', '/nl.md'])
  expect(pushed?.faults[0]?.detail).toContain('`{{#mention "appeal-body"}}`')
  const words = ['body', 'term', 'how'].map((each) => `{{#mention "appeal-${each}"}}Beroep ${each}.{{/mention}}`)
  await change(`Uw brief\n\nBeste {{wie}}\n\n${words.join(' ')}\n`)
  expect(await push(folder)).toMatchObject({ action: 'saved', faults: [] })
})

describe('pull', () => {
  test('no answer of a hub leads out of the folder, and nothing is written through a link', async () => {
    await push(folder)
    await hub.ask(`/v1/templates/${key()}/versions/1`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        languages: { nl: { subject: 'Uw brief', body: 'Dag.' } },
        samples: [{ name: '../../buiten', data: {} }],
      }),
    })
    const own = join(root, `veilig-${count}`)
    expect((await uitpost('pull', own, '--template', key())).code).toBe(0)
    expect(Object.keys(await filesIn(own)).sort()).toEqual([
      `/${key()}/nl.md`,
      `/${key()}/samples/buiten.yaml`,
      `/${key()}/template.yaml`,
    ])
    const outside = join(root, `buiten-${count}`)
    await mkdir(outside)
    await rm(join(own, key()), { recursive: true })
    await symlink(outside, join(own, key()))
    expect(await uitpost('pull', own, '--template', key(), '--overwrite')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is no folder') as string,
    })
    expect(await readdir(outside)).toEqual([])
  })

  test('a change made here and not pushed is not overwritten', async () => {
    await push(folder)
    await change('Uw brief\n\nBeste {{wie}}, half af\n')
    expect(await uitpost('pull', root, '--template', key())).toMatchObject({
      code: 1,
      err: expect.stringContaining('changed since') as string,
    })
    expect(await readFile(join(folder, 'nl.md'), 'utf8')).toContain('half af')
    expect((await uitpost('pull', root, '--template', 'geen-brief')).err).toContain('has no template `geen-brief`')
  })
})
