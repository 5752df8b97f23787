import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { LetterSeal } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { inbox } from '../../support/screens/inbox-fixtures.ts'
import { olderLetters } from '../../support/screens/older-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { openContext } from '../open-browser.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('inbox', { ...inbox, ...olderLetters })
type Seal = Extract<LetterSeal, { readonly sealed: true }>['seal']
const seal: Seal = {
  level: 'b-t',
  intact: true,
  sealedBy: 'Agentschap Voorbeeldbelastingen',
  subject: 'C=BE, O=Agentschap Voorbeeldbelastingen, CN=Agentschap Voorbeeldbelastingen',
  issuer: 'Voorbeeld Trust Services CA 3',
  serialNumber: '5A3F9C00D1E2',
  fingerprint: 'ab'.repeat(32),
  validFrom: '2025-01-01T00:00:00.000Z',
  validTo: '2028-01-01T00:00:00.000Z',
  sealedAt: '2026-11-02T08:30:01.000Z',
  timeStamp: { at: '2026-11-02T08:31:02.000Z', by: 'Voorbeeld Time Stamping Authority' },
}
const { timeStamp: _, ...plain } = seal

async function openLetter(page: Page, found: LetterSeal): Promise<void> {
  const answer = () => ({ json: found })
  pages.server.serve({
    ...inbox,
    ...olderLetters,
    'GET /v1/inbox/messages/inb_tax/seal': answer,
    'GET /v1/inbox/older-letters/rec_tax/seal': answer,
  })
  await page.goto(`${pages.server.url}/inbox/letters/inb_tax`)
  await page.getByRole('article').waitFor()
}

test.each([
  ['nl-BE', 'Elektronisch zegel', 'is verzegeld door', /Tijdstempel: 2.november.2026, 9.31.uur/],
  ['fr-BE', 'Cachet électronique', 'porte le cachet de', /Horodatage.: 2.novembre.2026/],
  ['de-DE', 'Elektronisches Siegel', 'gesiegelt', /Zeitstempel: 2..November.2026/],
  ['en-GB', 'Electronic seal', 'was sealed by', /Time stamp: 2.November.2026/],
])('who sealed a letter, by which certificate and when, in %s', async (locale, title, by, at) => {
  await using context = await openContext(pages.browser, { width: 1280, theme: 'light' }, { locale })
  const page = await context.newPage()
  await openLetter(page, { sealed: true, document: 1, seal })
  const card = page.getByRole('region', { name: title })
  for (const text of [by, at, 'PAdES B-T', 'CN=Agentschap Voorbeeldbelastingen', 'Voorbeeld Trust Services CA 3'])
    await card.getByText(text).waitFor()
  await expectFourLooks(page, `inbox-seal-${locale}`)
})

test('a seal without a time stamp, and one that does not fit the file', async () => {
  const { page } = pages
  await openLetter(page, { sealed: true, document: 1, seal: { ...plain, level: 'b-b' } })
  const card = page.getByRole('region', { name: 'Elektronisch zegel' })
  await card.getByText('Verzegeld op').waitFor()
  expect(await card.getByText('Tijdstempel').count()).toBe(0)
  await openLetter(page, { sealed: true, document: 1, seal: { ...seal, intact: false } })
  await card.getByText('Het zegel past niet bij dit bestand').waitFor()
  expect(await card.getByText('niets aan gewijzigd').count()).toBe(0)
})

test('an older letter shows its seal as well; a letter without one says nothing', async () => {
  const { page } = pages
  await openLetter(page, { sealed: true, document: 1, seal })
  await page.goto(`${pages.server.url}/inbox/older/rec_tax`)
  await page.getByRole('region', { name: 'Elektronisch zegel' }).waitFor()
  const answered = page.waitForResponse((response) => response.url().endsWith('/inb_tax/seal'))
  await openLetter(page, { sealed: false })
  await answered
  expect(await page.getByText(/zegel/i).count()).toBe(0)
})
