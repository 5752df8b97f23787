import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { filmLetter, filmOf, photoOf } from '../support/files/filmed-letter.ts'
import { zipEntries } from '../support/files/zip-entries.ts'
import { expectFourLooks } from './judge-page.ts'
import { openContext } from './open-browser.ts'
import { desktopPath } from './start-browser.ts'
import { takePicture } from './take-picture.ts'
import { useSharedHub } from './use-hub.ts'

/** A letter of a real hub, before a camera that films its first page, in a real browser. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })
const hub = await useSharedHub()
const citizen = hub.trial.citizens[0]
if (citizen === undefined) throw new Error('The trial has no citizen')

let folder: string
let browser: Browser
let context: BrowserContext
let page: Page
let code: string
let letter: Buffer
let savedAgain: Buffer
/** Bodies that the page sent. */
const sent: unknown[] = []
const faults: string[] = []

beforeAll(async () => {
  ;({ code, letter } = await sentLetter())
  savedAgain = Buffer.concat([letter, Buffer.from('\n% saved again\n')])
  folder = await mkdtemp(join(tmpdir(), 'uitpost-film-'))
  // The code is at the bottom right of the page.
  const film = filmOf(await filmLetter(letter, { x: 175, y: 274, degrees: 7, magnify: 1.5 }))
  await writeFile(join(folder, 'letter.y4m'), film)
  browser = await chromium.launch({
    executablePath: await desktopPath(),
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${join(folder, 'letter.y4m')}`],
  })
  context = await newContext()
  page = await context.newPage()
  watch(page)
})
afterAll(async () => {
  await context?.close()
  await browser?.close()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

async function newContext(camera = true, locale = 'nl-BE'): Promise<BrowserContext> {
  const made = await openContext(browser, { width: 1280, theme: 'light' }, { locale })
  await made.clearPermissions()
  if (camera) await made.grantPermissions(['camera'], { origin: hub.url })
  return made
}
function watch(each: Page): void {
  each.on('request', (request) => request.method() !== 'GET' && sent.push(request.postDataJSON()))
  each.on('console', (line) => /policy|refused to/i.test(line.text()) && faults.push(line.text()))
  each.on('pageerror', (error) => faults.push(error.message))
}

async function sentLetter(): Promise<{ code: string; letter: Buffer }> {
  const [template = ''] = hub.trial.templates
  const { samples } = (await (await hub.ask(`/v1/templates/${template}`)).json()) as { samples: { data: object }[] }
  const posted = await hub.ask('/v1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({
      template: { key: template },
      recipient: { type: 'citizen', insz: citizen?.insz, name: citizen?.name },
      data: samples[0]?.data,
      reference: `CHECK-${randomUUID().slice(0, 8)}`,
      channels: ['inbox'],
    }),
  })
  const { id } = (await posted.json()) as { id: string }
  const message = await hub.until(
    async () =>
      (await (await hub.ask(`/v1/messages/${id}`)).json()) as {
        status: string
        checkCode: string
        record?: { id: string }
      },
    (each) => each.status === 'delivered' && each.record !== undefined,
  )
  const zip = await hub.until(
    async () => hub.ask(`/v1/archive/records/${message.record?.id}/package`),
    (answer) => answer.ok,
  )
  const files = await zipEntries(Buffer.from(await zip.arrayBuffer()))
  const name = [...files.keys()].find((each) => each.endsWith('.pdf') && !each.endsWith('statement.pdf')) ?? ''
  return { code: message.checkCode, letter: files.get(name) ?? Buffer.alloc(0) }
}

/** On a machine that is busy with other tests, the library needs seconds for each part of a picture. */
const maxReadMs = 150_000
const verdict = (name: string, of = page) => of.getByRole('heading', { name }).waitFor({ timeout: maxReadMs })
const pdf = (name: string, buffer: Buffer, mimeType = 'application/pdf') => ({ name, mimeType, buffer })
const choosePdf = (...files: ReturnType<typeof pdf>[]) =>
  page.locator('input[type=file][accept*=pdf]').setInputFiles(files)

describe('the camera', () => {
  test('reads the code of a printed letter that is turned and not quite sharp, and sends only its text', async () => {
    sent.length = 0
    await page.goto(`${hub.url}/check`)
    await page.getByRole('button', { name: 'Scan met de camera' }).click()
    await verdict('Ja, deze brief is echt')
    expect(sent).toEqual([{ qr: expect.stringContaining(code) }])
    expect(await page.evaluate<boolean>("document.querySelector('video').srcObject.active")).toBe(false)
    await expectFourLooks(page, 'check-scanned')
    expect(faults).toEqual([])
  })

  test('is stopped by the reader, who may then go on', async () => {
    await using other = await newContext()
    const own = await other.newPage()
    await own.goto(`${hub.url}/check`)
    // A reader that never answers: the camera stays on.
    await own.evaluate('Worker.prototype.postMessage = () => {}')
    await own.getByRole('button', { name: 'Scan met de camera' }).click()
    await own.getByText('Hou de code in het gele kader').waitFor()
    await own.setViewportSize({ width: 390, height: 844 })
    await takePicture(own, 'check-camera-390')
    await own.getByRole('button', { name: 'Stop de camera' }).click()
    await own.getByRole('button', { name: 'Scan met de camera' }).waitFor()
    expect(await own.locator('video').isVisible()).toBe(false)
  })

  test('that is not allowed leads to the code, which has the focus', async () => {
    await using other = await newContext(false)
    const own = await other.newPage()
    await own.goto(`${hub.url}/check`)
    await own.getByRole('button', { name: 'Scan met de camera' }).click()
    await own.getByText('De camera mag niet aan', { exact: false }).waitFor()
    expect(await own.evaluate('document.activeElement.id')).toBe('code')
    await expectFourLooks(own, 'check-camera-denied')
  })

  test('may be used by the check page alone', async () => {
    const policyOf = async (path: string) => (await fetch(`${hub.url}${path}`)).headers.get('permissions-policy')
    expect(await policyOf('/inbox/check')).toContain('camera=(self)')
    for (const path of ['/inbox/', '/inbox/check/proof', '/admin/', '/v1/site'])
      expect(await policyOf(path)).toContain('camera=()')
  })
})

describe('a photo', () => {
  const choose = (file: ReturnType<typeof pdf>) => page.locator('input[type=file][accept*=image]').setInputFiles(file)

  test('of the whole page is read on the device', async () => {
    const whole = await filmLetter(letter, { x: 105, y: 148, degrees: -3, magnify: 1.4 }, 2600, 3500)
    sent.length = 0
    await page.goto(`${hub.url}/check`)
    await choose(pdf('foto.png', photoOf(whole), 'image/png'))
    await verdict('Ja, deze brief is echt')
    expect(sent).toEqual([{ qr: expect.stringContaining(code) }])
  })

  test('without a code, and a file that is no photo, are explained', async () => {
    sent.length = 0
    await page.goto(`${hub.url}/check`)
    const top = await filmLetter(letter, { x: 60, y: 60, degrees: 0, magnify: 1 }, 400, 300)
    await choose(pdf('foto.png', photoOf(top), 'image/png'))
    await page.getByText('We vinden geen code in deze foto', { exact: false }).waitFor()
    await choose(pdf('foto.png', Buffer.from('geen foto'), 'image/png'))
    await page.getByText('We kunnen dit bestand niet als foto lezen', { exact: false }).waitFor()
    expect(sent).toEqual([])
  })
})

describe('a PDF', () => {
  test('that is the letter is unaltered, and only its hash is sent', async () => {
    sent.length = 0
    await page.goto(`${hub.url}/check`)
    await choosePdf(pdf('brief.pdf', letter))
    await verdict('Ja, deze pdf is echt en niet gewijzigd')
    expect(sent).toEqual([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }])
    await expectFourLooks(page, 'check-pdf')
  })

  test('that was saved again, another kind of file and several at once each get their answer', async () => {
    await choosePdf(pdf('anders.pdf', savedAgain), pdf('foto.pdf', Buffer.from('geen pdf')), pdf('brief.pdf', letter))
    await verdict('Ja, deze pdf is echt en niet gewijzigd')
    await verdict('We kennen deze pdf niet')
    await verdict('Dit bestand is geen pdf')
    await expectFourLooks(page, 'check-several')
  })

  test('is dropped on the page', async () => {
    await page.goto(`${hub.url}/check`)
    const data = await page.evaluateHandle(
      `(() => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(atob('${letter.toString('base64')}'), (each) => each.charCodeAt(0))], 'brief.pdf'))
        return data
      })()`,
    )
    await page.locator('.in-drop').dispatchEvent('drop', { dataTransfer: data })
    await verdict('Ja, deze pdf is echt en niet gewijzigd')
  })
})

describe('without a connection', () => {
  const activeWorkers = `navigator.serviceWorker.getRegistrations()
    .then((all) => all.filter(({ active }) => active?.state === 'activated').length)`
  let own: Page
  let offline: BrowserContext
  beforeAll(async () => {
    offline = await newContext()
    own = await offline.newPage()
    watch(own)
    await own.goto(`${hub.url}/check`)
    // Both scopes: the page, and the address on letters.
    while ((await own.evaluate<number>(activeWorkers)) < 2) await own.waitForTimeout(200)
    await offline.setOffline(true)
  })
  afterAll(() => offline?.close())

  test('the page opens from its copy, and the signature is verified on the device', async () => {
    await own.goto(`${hub.url}/inbox/check`)
    await own.getByText('U bent niet verbonden').first().waitFor()
    await own.getByRole('button', { name: 'Scan met de camera' }).click()
    await verdict('Ja, deze code komt van de overheid', own)
    await own.getByText('Of de brief intussen is ingetrokken, konden we niet vragen', { exact: false }).waitFor()
    await own.getByText('Nagerekend op uw toestel', { exact: false }).waitFor()
    await own.getByText(`${code.slice(0, 5)} ${code.slice(5)}`).waitFor()
    await expectFourLooks(own, 'check-offline')
  })

  test('a code that was changed is unknown, and a typed code or a PDF waits for a connection', async () => {
    await own.goto('about:blank')
    await own.goto(`${hub.url}/check#2/OVO000901/20261123/DECISION/${code}.${'A'.repeat(103)}`)
    await verdict('We kennen deze code niet', own)
    await own.getByLabel('Controlecode').fill(code)
    await own.getByRole('button', { name: 'Kijk na' }).click()
    await own.getByText('Zonder verbinding kunnen we alleen de QR-code nakijken', { exact: false }).waitFor()
  })

  test('nothing but the page and the keys is kept, and no other page opens', async () => {
    const kept = await own.evaluate<string[]>(
      `caches.keys().then((names) => Promise.all(names.map(async (name) => (await (await caches.open(name)).keys())
        .map(({ url }) => new URL(url).pathname)))).then((all) => all.flat())`,
    )
    expect(kept).toContain('/inbox/check')
    expect(kept).toContain('/.well-known/letter-keys.json')
    expect(kept.filter((path) => path.startsWith('/v1/') || path === '/inbox/')).toEqual([])
    await expect(own.goto(`${hub.url}/inbox/`)).rejects.toThrow()
    await expect(own.goto(`${hub.url}/inbox/letters/inb_x`)).rejects.toThrow()
  })
})

describe('a false letter', () => {
  test('is reported by keyboard, in English, on a phone, without a word about the reader', async () => {
    await using other = await newContext(false, 'en-GB')
    const own = await other.newPage()
    await own.setViewportSize({ width: 320, height: 700 })
    await own.goto(`${hub.url}/check`)
    await own.getByLabel('Check code').fill('3333 44444')
    await own.keyboard.press('Enter')
    await own.getByRole('heading', { name: 'We do not know this code' }).waitFor()
    await own.locator('.in-verdict').getByRole('link', { name: 'Report a false letter' }).click()
    await own.getByRole('heading', { name: 'Report a false letter', level: 1 }).waitFor()
    expect(await own.getByLabel('Check code on the letter').inputValue()).toBe('3333 44444')
    await own.getByRole('button', { name: 'Send the report' }).click()
    await own.getByText('Choose an answer.').first().waitFor()
    await expectFourLooks(own, 'report-missing')
    await own.getByLabel('By post').check()
    await own.getByLabel('Money').check()
    await own.getByLabel('Postal code').fill('12')
    await own.getByRole('button', { name: 'Send the report' }).click()
    await own.getByText('A postal code has four digits.').waitFor()
    await own.getByLabel('Postal code').fill('9000')
    const [request] = await Promise.all([
      own.waitForRequest((each) => each.method() === 'POST'),
      own.getByRole('button', { name: 'Send the report' }).press('Enter'),
    ])
    expect(request.postDataJSON()).toEqual({ code: '3333 44444', cameBy: 'post', asks: 'payment', postalCode: '9000' })
    await own.getByText('flr_', { exact: false }).waitFor()
    await expectFourLooks(own, 'report-done')
  })
})

test('the verdict is printed with what was checked and when, and without the rest of the page', async () => {
  await page.goto(`${hub.url}/check`)
  await page.getByLabel('Controlecode').fill(code)
  await page.getByRole('button', { name: 'Kijk na' }).click()
  await verdict('Ja, deze brief is echt')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText(`Nagekeken: code ${code}`, { exact: false }).isVisible()).toBe(true)
  for (const name of ['Scan met de camera', 'Print', 'Kijk na'])
    expect(await page.getByRole('button', { name }).isVisible(), name).toBe(false)
  await takePicture(page, 'check-printed')
  await page.emulateMedia({ media: null })
})
