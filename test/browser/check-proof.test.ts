import { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { zipEntries } from '../support/files/zip-entries.ts'
import { expectFourLooks } from './judge-page.ts'
import { openBrowser, openContext } from './open-browser.ts'
import { takePicture } from './take-picture.ts'
import { useSharedHub, useStaffPages } from './use-hub.ts'

/** A proof is checked on a real hub, by the file that the hub serves, in a real browser. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
const hub = await useSharedHub()
const staff = hub.trial.staff.find(({ roles }) => roles.includes('sender') && roles.includes('archivist'))
const citizen = hub.trial.citizens[0]
if (staff === undefined || citizen === undefined) throw new Error('The trial has no such people')

let browser: Browser
let context: BrowserContext
let page: Page
let record: string
let zip: Buffer
let proof: Buffer
let letter: Buffer
let key: string
/** Requests with a body, which a page that sends nothing never makes. */
const sent: string[] = []
beforeAll(async () => {
  browser = await openBrowser()
  context = await openContext(browser, { width: 1280, theme: 'light' })
  page = await context.newPage()
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
  record = await storedRecord()
  const base = `/v1/archive/records/${record}`
  zip = Buffer.from(await (await hub.ask(`${base}/package`)).arrayBuffer())
  const files = await zipEntries(zip)
  proof = files.get(`records/${record}/proof.json`) ?? Buffer.alloc(0)
  const pdf = [...files.keys()].find((name) => name.endsWith('.pdf') && !name.endsWith('statement.pdf')) ?? ''
  letter = files.get(pdf) ?? Buffer.alloc(0)
  key = files.get('verifier-key')?.toString().trim() ?? ''
})
afterAll(async () => {
  await context?.close()
  await browser?.close()
})

async function storedRecord(): Promise<string> {
  const [template = ''] = hub.trial.templates
  const { samples } = (await (await hub.ask(`/v1/templates/${template}`)).json()) as { samples: { data: object }[] }
  const posted = await hub.ask('/v1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({
      template: { key: template },
      recipient: { type: 'citizen', insz: citizen?.insz, name: citizen?.name },
      data: samples[0]?.data,
      reference: `PROOF-${randomUUID().slice(0, 8)}`,
      channels: ['inbox'],
    }),
  })
  const { id } = (await posted.json()) as { id: string }
  const { record: stored } = await hub.until(
    async () => (await (await hub.ask(`/v1/messages/${id}`)).json()) as { status: string; record?: { id: string } },
    (message) => message.status === 'delivered' && message.record !== undefined,
  )
  await hub.until(
    async () => (await (await hub.ask(`/v1/archive/records/${stored?.id}/proof`)).json()) as { status: string },
    ({ status }) => status === 'sequenced',
  )
  return stored?.id ?? ''
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })
async function check(files: ReturnType<typeof file>[], withKey = ''): Promise<void> {
  await page.goto(`${hub.url}/verify`)
  await page.locator('input[type=file]').setInputFiles(files)
  await page.getByLabel('Sleutel van het register').fill(withKey)
  await page.getByRole('button', { name: 'Reken na' }).click()
}
const verdict = (name: string) => page.getByRole('heading', { name }).waitFor()

describe('the page that checks a proof', () => {
  test('finds nothing wrong in a package, with the key, and sends nothing', async () => {
    sent.length = 0
    await check([file('stuk.zip', zip)], key)
    await verdict('Er is niets gewijzigd')
    await page.getByText('met de sleutel die u gaf').waitFor()
    expect(sent).toEqual([])
    await expectFourLooks(page, 'proof-good')
  })
  test('shows the key that came with the files, for the reader to compare', async () => {
    await check([file('proof.json', proof), file('brief.pdf', letter)])
    await verdict('Er is niets gewijzigd')
    await page.getByText(key).waitFor()
  })
  test('says so when no letter was compared', async () => {
    await check([file('proof.json', proof)], key)
    await verdict('Het bewijs klopt')
  })
  test('names a letter that was changed, a wrong key and a changed package', async () => {
    const changed = Buffer.from(letter)
    changed[100] = (changed[100] ?? 0) ^ 1
    await check([file('proof.json', proof), file('brief.pdf', changed)], key)
    await verdict('Dit klopt niet')
    await page.getByText('Dit bestand hoort niet bij het bewijs: brief.pdf').waitFor()
    await expectFourLooks(page, 'proof-bad')
    await check([file('stuk.zip', zip)], `${key.slice(0, -4)}AAA=`)
    await verdict('Dit klopt niet')
  })
  test('says what to choose when the files are no proof', async () => {
    for (const files of [[file('brief.pdf', letter)], [file('x.zip', letter)], [file('x.json', letter)]]) {
      await check(files)
      await verdict('We vinden geen bewijs in deze bestanden')
    }
    await takePicture(page, 'proof-none')
  })
  test('is read in English and by keyboard', async () => {
    const english = await openContext(browser, { width: 320, theme: 'light' }, { locale: 'en-GB' })
    const other = await english.newPage()
    await other.goto(`${hub.url}/verify`)
    await other.getByRole('heading', { name: 'Check a proof' }).waitFor()
    await other.locator('input[type=file]').focus()
    await other.locator('input[type=file]').setInputFiles([file('stuk.zip', zip)])
    await other.keyboard.press('Tab')
    await other.keyboard.type(key)
    await other.keyboard.press('Enter')
    await other.getByRole('heading', { name: 'Nothing was changed' }).waitFor()
    await takePicture(other, 'proof-english-320')
    await english.close()
  })
})

describe('the record page', () => {
  const pages = useStaffPages(hub, 'archive')
  test('hands over the statement and the package, for the purpose that was given', async () => {
    const { page: own, faults } = await pages.openFor(staff.username)
    await own.getByLabel('Waarom zoekt u?').fill('Bezwaar 2026-118')
    await own.getByRole('button', { name: 'Ga verder' }).click()
    await own.goto(`${hub.url}/admin/archive/${record}`)
    for (const [name, ending] of [
      ['Verklaring van verzending', '-statement.pdf'],
      ['Download met bewijs', '.zip'],
    ] as const) {
      const [download] = await Promise.all([own.waitForEvent('download'), own.getByRole('button', { name }).click()])
      expect(download.suggestedFilename()).toBe(`${record}${ending}`)
    }
    await expectFourLooks(own, 'record-downloads')
    expect(faults).toEqual([])
  })
  test('of a message is one step from its statement', async () => {
    const { message } = (await (await hub.ask(`/v1/archive/records/${record}`)).json()) as { message: string }
    const { page: own } = await pages.openFor(staff.username)
    await own.goto(`${hub.url}/admin/messages/${message}`)
    await own.getByRole('link', { name: 'Verklaring van verzending' }).click()
    await own.getByLabel('Waarom zoekt u?').fill('Bezwaar 2026-118')
    const [download] = await Promise.all([
      own.waitForEvent('download'),
      own.getByRole('button', { name: 'Ga verder' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${record}-statement.pdf`)
    await own.waitForURL(`${hub.url}/admin/archive/${record}`)
  })
})
