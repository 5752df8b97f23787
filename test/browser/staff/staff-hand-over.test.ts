import { expect, test } from 'vitest'
import type { Permission } from '../../../admin-ui/src/ui/api/api-types.ts'
import type { Call, Fixtures } from '../../support/screens/open-fixture-server.ts'
import { office, staff } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { asked } = pages

const who = (permissions: readonly Permission[]): Fixtures => ({
  'GET /v1/me': () => ({
    json: {
      ...staff,
      isOperator: false,
      entities: staff.entities.slice(0, 1).map((each) => ({ ...each, permissions })),
    },
  }),
})
const officer = who(['templates:read', 'templates:write', 'messages:read', 'messages:stop'])
const draft = (content: unknown) => ({
  id: 'ldr_1',
  template: 'aanslagbiljet',
  content,
  updatedAt: '2026-11-30T09:42:00Z',
  keptUntil: '2026-12-30T09:42:00Z',
})
const letterAnswers: Fixtures = {
  'GET /v1/letter-drafts': () => ({ json: { items: [] } }),
  'POST /v1/letter-drafts': ({ body }: Call) => ({ status: 201, json: draft((body as { content: unknown }).content) }),
  'PUT /v1/letter-drafts/ldr_1': ({ body }: Call) => ({ json: draft((body as { content: unknown }).content) }),
  'POST /v1/letter-drafts/ldr_1/hand-over': () => ({ status: 204 }),
  'GET /v1/senders': () => ({ json: { items: [{ id: 'mbr_2', name: 'Nadia Proefmans' }] } }),
}

test('a person who may not send prepares a letter and gives it to a sender; no list is offered, and nothing is looked up', async () => {
  await pages.show('/send', { ...letterAnswers, ...officer })
  const { page } = pages
  await page.getByRole('link', { name: 'Aanslagbiljet', exact: true }).waitFor()
  expect(await page.getByRole('link', { name: 'Een lijst Aanslagbiljet' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Aanslagbiljet', exact: true }).click()
  await page.getByRole('heading', { name: 'Maak één brief klaar' }).waitFor()
  await page.getByText('U maakt de brief klaar, een verzender verstuurt hem').waitFor()
  await page.getByLabel('Naam', { exact: true }).fill('Jan Peeters')
  await page.getByText(/^Bewaard om/).waitFor()
  await page.locator('canvas[data-drawn=true]').first().waitFor()
  await expectFourLooks(page, 'staff-prepare')
  await page.getByRole('button', { name: 'Vraag een verzender' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Collega').waitFor()
  await dialog.getByRole('button', { name: 'Geef de brief door' }).click()
  await dialog.getByText('Kies een collega die de brief verstuurt').waitFor()
  await expectFourLooks(page, 'staff-hand-over-dialog')
  await dialog.getByLabel('Collega').selectOption('mbr_2')
  await dialog.getByRole('button', { name: 'Geef de brief door' }).click()
  await page.getByText('Nadia Proefmans heeft de brief nu.').waitFor()
  await page.waitForURL(/\/send$/)
  expect(asked('POST', '/v1/letter-drafts/ldr_1/hand-over').map(({ body }) => body)).toEqual([{ to: 'mbr_2' }])
  for (const path of ['/v1/message-checks', '/v1/route-previews']) expect(asked('POST', path), path).toEqual([])
})

test('without a colleague who may send, the dialog says so and has no button that does nothing', async () => {
  await pages.show('/send/aanslagbiljet', {
    ...letterAnswers,
    ...officer,
    'GET /v1/senders': () => ({ json: { items: [] } }),
  })
  const { page } = pages
  await page.getByRole('button', { name: 'Vraag een verzender' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('Niemand anders in uw entiteit mag versturen.', { exact: false }).waitFor()
  expect(await dialog.getByRole('button').allInnerTexts()).toEqual(['Sluit'])
  await dialog.getByRole('button', { name: 'Sluit' }).click()
  await expect.poll(() => dialog.count()).toBe(0)
})

test.each([
  ['sent', 'De proef vertrok naar bram@voorbeeld.example.'],
  ['failed', 'De proef kon niet naar bram@voorbeeld.example. Kijk uw e-mailadres na bij uw aanmelding.'],
] as const)('a test of the letter that is %s later is answered on the screen', async (status, words) => {
  const test = { id: 'tst_1', status: 'waiting', createdAt: '2026-11-30T09:42:00Z' }
  await pages.show('/send/aanslagbiljet', {
    ...letterAnswers,
    'POST /v1/message-checks': () => ({
      json: { items: [{ valid: true, issues: [], warnings: [], channels: ['inbox'], sameReference: [] }] },
    }),
    'POST /v1/test-letters': () => ({ status: 202, json: { ...test, to: 'bram@voorbeeld.example' } }),
    'GET /v1/test-letters/tst_1': () => ({ json: { ...test, status } }),
  })
  const { page } = pages
  await page.getByText('De proef gaat per e-mail naar uw eigen adres', { exact: false }).waitFor()
  await page.getByLabel('Naam', { exact: true }).fill('Jan Peeters')
  await expect.poll(() => asked('POST', '/v1/message-checks').length).toBeGreaterThan(1)
  await expect
    .poll(
      async () => {
        // A press while the letter is checked sends nothing.
        const button = page.getByRole('button', { name: 'Stuur mij een proef' })
        if ((await button.count()) > 0) await button.click()
        return asked('POST', '/v1/test-letters').length
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  await page.getByText(words).waitFor()
  await expectFourLooks(page, `staff-test-letter-${status}`)
})
