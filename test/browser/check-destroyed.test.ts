import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifierKey } from '../../archive/ledger/checkpoint.ts'
import { exportArchive } from '../../archive/verify/export-archive.ts'
import { showId } from '../../core/words/id.ts'
import { once, zipOf } from '../../core/zip/zip-of.ts'
import { openDisposals, origin, rule } from '../dispatcher/disposal/use-disposals.ts'
import { expectFourLooks } from './judge-page.ts'
import { openBrowser, openContext } from './open-browser.ts'
import { useSharedHub } from './use-hub.ts'

/** An export after a disposal is checked by the page of a real hub, in a real browser. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
const hub = await useSharedHub()
let browser: Browser
let context: BrowserContext
let page: Page
let key: string
let certificate: string
let files: Map<string, Buffer>
beforeAll(async () => {
  const at = await openDisposals()
  key = verifierKey(origin, at.signer.publicKey)
  const mine = await at.newEntity('OVO000001')
  const due = { series: 'due' }
  const gone = await at.archive(mine, [due, due])
  await at.rule(mine, 'due', rule)
  await at.growLedger()
  await at.moveTo('2033-01-10T10:00:00Z')
  const id = await at.propose(mine, 'due')
  await at.work()
  await at.approve(mine, id)
  await at.work()
  certificate = showId('disposal', id)
  const folder = join(at.folder, 'export')
  for await (const step of exportArchive(at.context, folder, { records: gone.map(({ record }) => record) }))
    expect(step.kind).not.toBe('finding')
  files = await filesIn(folder)
  browser = await openBrowser()
  context = await openContext(browser, { width: 1280, theme: 'light' })
  page = await context.newPage()
})
afterAll(async () => {
  await context?.close()
  await browser?.close()
})

async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  for (const each of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!each.isFile()) continue
    const path = join(each.parentPath, each.name)
    found.set(relative(folder, path), await readFile(path))
  }
  return found
}

async function check(content: ReadonlyMap<string, Buffer>): Promise<void> {
  const zip = zipOf(
    (async function* () {
      for (const [path, bytes] of content) yield { path, bytes: once(bytes) }
    })(),
  )
  await page.goto(`${hub.url}/verify`)
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'export.zip', mimeType: 'application/zip', buffer: await buffer(Readable.from(zip)) }])
  await page.getByLabel('Sleutel van het register').fill(key)
  await page.getByRole('button', { name: 'Reken na' }).click()
}

test('letters that were destroyed by rule are named with their certificate, and are no fault', async () => {
  await check(files)
  await page.getByRole('heading', { name: 'Er is niets gewijzigd' }).waitFor()
  await page
    .getByText(/2 brieven zijn vernietigd, de laatste op 1\d\sjanuari\s2033, volgens de regel ‘Selectieregel 114’/)
    .waitFor()
  await page.getByText(certificate).waitFor()
  await expectFourLooks(page, 'proof-destroyed')
})

test('a certificate that was changed is a fault', async () => {
  const path = `disposals/${certificate}/certificate.json`
  const changed = files.get(path)?.toString().replace('Selectieregel 114', 'Selectieregel 115') ?? ''
  await check(new Map([...files, [path, Buffer.from(changed)]]))
  await page.getByRole('heading', { name: 'Dit klopt niet' }).waitFor()
  await page.getByText(/handtekening onder een certificaat van vernietiging/).waitFor()
  expect(await page.getByText('brieven zijn vernietigd').count()).toBe(0)
})
