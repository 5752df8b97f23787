import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readHouseStyle } from '../../../seeds/read-house-style.ts'
import { readTemplateFolders, type SeedTemplate } from '../../../seeds/read-template-folder.ts'
import { shownLogo } from '../../../templates/email/mail-logo.ts'
import { writeEmail } from '../../../templates/email/write-email.ts'
import { writePage } from '../../../templates/html/write-page.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import type { HouseStyle } from '../../../templates/model/house-style.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import { drawMailLogo } from '../../../templates/pdf/pictures/draw-mail-logo.ts'
import { previewFrame } from '../../../templates/render/preview-frame.ts'
import { expectFourLooks } from '../judge-page.ts'
import { openBrowser, openContext } from '../open-browser.ts'
import { takePicture } from '../take-picture.ts'

let browser: Browser
let page: Page
const asked: string[] = []
beforeAll(async () => {
  browser = await openBrowser()
  const context = await openContext(browser, { width: 1280, theme: 'light' })
  page = await context.newPage()
  page.on('request', (request) => asked.push(request.url()))
})
afterAll(() => browser?.close())

/** A long table, a payment slip and actions; a list, a quote and a signature: between them every kind of block. */
const shown = ['aanslagbiljet-onroerende-voorheffing', 'kilometerheffing-boete', 'omgevingsvergunning-beslissing']
const folders = (await readTemplateFolders()).filter(({ key }) => shown.includes(key))

async function written({
  entity,
  source,
}: Pick<SeedTemplate, 'entity' | 'source'>): Promise<{ page: string; mail: string; text: string }> {
  const style = await readHouseStyle(entity)
  const emailLogo = await drawMailLogo(style)
  const houseStyle: HouseStyle = { ...style, version: 1, ...(emailLogo !== undefined && { emailLogo }) }
  const { data } = checkData(source.variables, source.samples[0]?.data)
  const letter = prepareTemplate(checkTemplate(source, []).tree, 'nl').toLetter({
    data,
    houseStyle,
    letter: { date: '2026-11-23', reference: 'OV-2026-1' },
  })
  const references = { ours: 'OV-2026-1', contact: 'Bel 02 000 00 10' }
  const frame = previewFrame({
    version: '0193573c-5a40-7c7e-9d2b-2f6a1b3c4d5e',
    variant: 'normal',
    houseStyle,
    addressLines: [],
    letterDate: '2026-11-23',
    reference: references.ours,
    publicUrl: 'https://post.example',
  })
  const because = 'U krijgt deze brief per e-mail, omdat u dat zo koos.'
  const preferencesUrl = 'https://post.example/inbox/preferences'
  const foot = { replyAllowed: false, because, preferencesUrl }
  const mail = writeEmail(letter, { houseStyle, references, ...foot, ...shownLogo(houseStyle) })
  return { page: writePage(letter, frame), mail: mail.html, text: mail.text }
}

describe.each(folders)('the letter $key', (folder) => {
  test.each(['page', 'mail'] as const)('as %s is readable in four looks, and fetches nothing', async (medium) => {
    const html = (await written(folder))[medium]
    asked.length = 0
    await page.setContent(html)
    await expectFourLooks(page, `letter-${folder.key}-${medium}`)
    // An amount that breaks over two lines is read wrong.
    await page.setViewportSize({ width: 320, height: 900 })
    const broken = await page.evaluate<string[]>(`[...document.querySelectorAll('td, th')]
      .filter((cell) => /^[−\\s]*€[\\s\\d.,]+$/.test(cell.lastChild?.textContent))
      .filter((cell) => { const range = document.createRange(); range.selectNodeContents(cell.lastChild); return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1 })
      .map((cell) => cell.textContent)`)
    expect(broken).toEqual([])
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([])
  })

  test('as a mail whose style block was dropped, as some programs do, still has its layout', async () => {
    const { mail } = await written(folder)
    await page.setContent(mail.replace(/<style>[\s\S]*?<\/style>/, ''))
    await page.setViewportSize({ width: 800, height: 900 })
    await takePicture(page, `letter-${folder.key}-mail-bare`)
    const card = await page.locator('h1').boundingBox()
    expect(card?.width).toBeLessThanOrEqual(520)
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).fontSize')).toBe('26px')
    expect(await page.evaluate('getComputedStyle(document.querySelector("a")).color')).toBe('rgb(0, 96, 124)')
  })

  test('as plain text has no markup and no empty label', async () => {
    const { text } = await written(folder)
    expect(text).not.toMatch(/<\/?[a-z]|&[a-z]+;|\*\*|\{\{/)
    // The line that separates the foot of a mail ends with a blank (RFC 3676, 4.3).
    expect(text.replace('\n-- \n', '\n--\n')).not.toMatch(/[ \t]\n|\n{3,}|undefined|null|\[object/)
  })
})

describe('a table of four columns, one of them sentences', () => {
  const fields = (['text', 'text', 'number', 'money'] as const).map((type, index) => ({
    name: `kolom${index}`,
    type,
    required: true,
  }))
  const explanation = `${'Geschat door de watermaatschappij op basis van uw verbruik van vorig jaar. '.repeat(4)}https://water.voorbeeld.example/${'meter'.repeat(40)}`
  const rows = [{ kolom0: 'september', kolom1: explanation, kolom2: 1234.5, kolom3: '15625.00' }]
  const waterUse: TemplateSource = {
    languages: {
      nl: {
        subject: 'Uw waterverbruik',
        body: '| Maand | Uitleg | Verbruik (m³) | Bedrag |\n|---|---|--:|--:|\n{{#each rijen}}\n| {{kolom0}} | {{kolom1}} | {{number kolom2}} | {{money kolom3}} |\n{{/each}}',
      },
    },
    fallback: ['nl'],
    variables: [{ name: 'rijen', type: 'list', required: true, fields }],
    actions: [],
    samples: [{ name: 'een', data: { rijen: rows } }],
    blocks: [],
  }
  const entity = 'gemeente-voorbeeldegem'

  test.each(['page', 'mail'] as const)(
    'as %s keeps its words whole, and names each value where rows stack',
    async (medium) => {
      await page.setContent((await written({ entity, source: waterUse }))[medium])
      for (const width of [320, 640, 700, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        const lines = await page.evaluate<number>(
          `(() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('.is-wide tbody td')); return range.getClientRects().length })()`,
        )
        expect(lines, `lines of ‘september’ at ${width} px`).toBe(1)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        const names = await page.evaluate<number>(
          `[...document.querySelectorAll('th, .is-name')].filter((each) => each.textContent === 'Uitleg' && each.closest('thead')?.clientHeight !== 1 && each.offsetWidth > 0).length`,
        )
        expect(names, `names of the second column at ${width} px`).toBe(1)
        expect(await page.getByRole('cell', { name: 'september' }).count()).toBe(1)
      }
      await page.setViewportSize({ width: 320, height: 900 })
      await expectFourLooks(page, `letter-wide-table-${medium}`)
    },
  )
})

test('a long address below a code to scan does not make the page wider than the screen', async () => {
  const address = `https://voorbeeld.example/${'a'.repeat(200)}`
  const source: TemplateSource = {
    languages: { nl: { subject: 'Kom langs', body: '{{qr plan alt="Plan"}}' } },
    fallback: ['nl'],
    variables: [{ name: 'plan', type: 'url', required: true }],
    actions: [],
    samples: [{ name: 'gewoon', data: { plan: address } }],
    blocks: [],
  }
  await page.setContent((await written({ entity: folders[0]?.entity ?? '', source })).page)
  for (const width of [320, 640, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  }
})
