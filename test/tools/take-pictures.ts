import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import packaged from '@sparticuz/chromium'
import { chromium, type Page } from 'playwright-core'
import type { TrialFile } from '../../cli/trial/trial-file.ts'

/**
 * Renews `docs/pictures/` from a running trial: `node --import tsx test/tools/take-pictures.ts [.data/trial.json]`. Needs
 * `pdftoppm` (poppler-utils). A letter is sent for it, so every picture shows what the hub makes today.
 */
const reported = JSON.parse(await readFile(process.argv[2] ?? '.data/trial.json', 'utf8')) as TrialFile
const folder = 'docs/pictures'
const run = promisify(execFile)

interface Posted {
  readonly status: string
  readonly documents: readonly { readonly kind: string; readonly n?: number; readonly id: string }[]
  readonly record?: { readonly id: string }
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${reported.apiKeys.live}`, ...(init.headers as Record<string, string>) }
  const answer = await fetch(`${reported.url}${path}`, { ...init, headers })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

/** A tax assessment for a person who has more letters in the inbox, with an address as on paper. */
async function sendLetter(): Promise<string> {
  const key = 'aanslagbiljet-onroerende-voorheffing'
  const template = (await (await ask(`/v1/templates/${key}`)).json()) as {
    readonly samples: readonly { readonly data: Record<string, unknown> }[]
  }
  const reader = readerOf(reported)
  const answer = await ask('/v1/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'Idempotency-Key': `picture-${Date.now()}` },
    body: JSON.stringify({
      template: { key },
      recipient: {
        type: 'citizen',
        insz: reader.insz,
        name: reader.name,
        language: 'nl',
        address: {
          street: 'Proefstraat',
          houseNumber: '12',
          box: '3',
          postalCode: '9999',
          municipality: 'Voorbeeldegem',
        },
      },
      data: { ...template.samples[0]?.data, aanspreking: `meneer ${reader.name.split(' ').slice(1).join(' ')}` },
      reference: 'OV-2026-0084219',
      channels: ['inbox'],
    }),
  })
  const { id } = (await answer.json()) as { readonly id: string }
  while ((await messageOf(id)).status !== 'delivered') await new Promise((resolve) => setTimeout(resolve, 200))
  return id
}
const messageOf = async (id: string) => (await (await ask(`/v1/messages/${id}`)).json()) as Posted

function readerOf({ citizens }: TrialFile): TrialFile['citizens'][number] {
  const reader = citizens.find(({ username }) => username === 'yassine') ?? citizens[0]
  if (reader === undefined) throw new Error('The trial has no citizens')
  return reader
}

/** Page 1 of the letter as it was archived. */
async function pictureOfLetter(id: string): Promise<void> {
  const { record } = await messageOf(id)
  const pdf = await ask(`/v1/archive/records/${record?.id}/documents/1`)
  const work = await mkdtemp(join(tmpdir(), 'uitpost-picture-'))
  try {
    await writeFile(join(work, 'letter.pdf'), Buffer.from(await pdf.arrayBuffer()))
    const to = join(folder, 'letter')
    await run('pdftoppm', ['-r', '100', '-f', '1', '-l', '1', '-singlefile', '-png', join(work, 'letter.pdf'), to])
  } finally {
    await rm(work, { recursive: true })
  }
}

async function signIn(page: Page, app: string, person: { readonly username: string; readonly password: string }) {
  await page.goto(`${reported.url}${app}`)
  await page.getByRole('link', { name: 'Meld u aan' }).click()
  await page.locator('[name=username]').fill(person.username)
  await page.locator('[name=password]').fill(person.password)
  await page.locator('[type=submit]').click()
  await page.waitForURL(`${reported.url}${app}*`)
}

const picture = async (page: Page, name: string) => {
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** A draft with one fault in it, beside the letter as it was before. */
async function pictureOfEditor(page: Page): Promise<void> {
  const key = 'aanslagbiljet-onroerende-voorheffing'
  const made = await ask(`/v1/templates/${key}/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: 1 }),
  })
  const { version } = (await made.json()) as { readonly version: number }
  await page.setViewportSize({ width: 1440, height: 960 })
  await page.goto(`${reported.url}/admin/templates/${key}/versions/${version}/edit`)
  await page.locator('[data-revision]').waitFor()
  await page.getByText('op 100').waitFor()
  // The viewer emits no event when it has drawn its page.
  await page.waitForTimeout(3000)
  await page.getByRole('textbox', { name: 'Tekst van de brief' }).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  await page.keyboard.type(' {{jar}}')
  await page.locator('.cm-faultline').waitFor()
  await page.keyboard.press('Escape')
  await picture(page, 'template-editor')
}

async function picturesOfScreens(id: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args })
  try {
    const context = await browser.newContext({
      viewport: { width: 1200, height: 780 },
      locale: 'nl-BE',
      timezoneId: 'Europe/Brussels',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(120_000)
    const page = await context.newPage()
    await signIn(page, '/inbox/', readerOf(reported))
    await page.locator('.in-letter a').first().waitFor()
    await picture(page, 'inbox')
    await page.locator('a[href*="/letters/"]').first().click()
    await page.getByRole('article').waitFor()
    await picture(page, 'inbox-letter')

    const clerk = reported.staff.find(({ roles }) => roles.includes('sender') && roles.includes('archivist'))
    if (clerk === undefined) throw new Error('The trial has nobody who sends and searches')
    await signIn(page, '/admin/', clerk)
    await page.goto(`${reported.url}/admin/messages/${id}`)
    await page.locator('canvas[data-drawn=true]').first().waitFor()
    await picture(page, 'message')

    await pictureOfEditor(page)
  } finally {
    await browser.close()
  }
}

await mkdir(folder, { recursive: true })
const id = await sendLetter()
await pictureOfLetter(id)
await picturesOfScreens(id)
