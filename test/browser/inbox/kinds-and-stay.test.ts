import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { dayIn, inbox, items, letter } from '../../support/screens/inbox-fixtures.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('inbox', inbox)
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const [taxes] = items
const decision = items.filter(({ id }) => id === 'inb_decision')
const searches = () => asked('POST', '/v1/inbox/search').map(({ body }) => body)

test('the kind of letter narrows the list, stays in the address and beside the other filters, and is cleared', async () => {
  await show('/', { 'POST /v1/inbox/search': () => ({ json: { items: decision } }) })
  const kinds = page.getByLabel('Soort')
  await kinds.waitFor()
  expect(await kinds.locator('option').allTextContents()).toEqual([
    'Alle soorten',
    'Betalingen (3)',
    'Beslissingen (2)',
  ])
  await kinds.focus()
  await kinds.selectOption('decision')
  await page.waitForURL('**/inbox/?kind=decision')
  await page.getByText('1 brief gevonden').waitFor()
  expect(searches()).toEqual([{ kind: 'decision' }])
  expect(await page.getByRole('link', { name: 'Uw omgevingsvergunning is toegekend' }).count()).toBe(0)
  expect(await page.evaluate('document.activeElement.name')).toBe('kind')

  await page.reload()
  await page.getByText('1 brief gevonden').waitFor()
  expect(await kinds.inputValue()).toBe('decision')

  const unread = page.getByRole('navigation', { name: 'Filter uw brieven' }).getByRole('link', { name: 'Nieuw' })
  await unread.first().click()
  await page.waitForURL('**/inbox/?show=new&kind=decision')
  await page.getByRole('button', { name: 'Wis uw zoekopdracht' }).click()
  await page.waitForURL('**/inbox/?show=new')
  expect(await kinds.inputValue()).toBe('')
})

test('a kind without letters says that none were found', async () => {
  await show('/?kind=invitation', { 'POST /v1/inbox/search': () => ({ json: { items: [] } }) })
  await page.getByRole('heading', { name: 'We vonden geen brieven' }).waitFor()
  expect(await page.getByLabel('Soort').inputValue()).toBe('invitation')
})

test.each([
  ['nl-BE', /Blijft tot en met\s\d+\s\w+/, /^Deze brief staat hier nog tot en met\s\d+\s\w+\s\d{4}$/],
  ['fr-BE', /Reste jusqu’au\s\d/, /^Cette lettre reste ici jusqu’au\s\d+\s\S+\s\d{4}\sinclus$/],
  ['de-DE', /Bleibt bis\s\d/, /^Dieser Brief bleibt hier bis einschließlich\s\d.*\d{4}$/],
  ['en-GB', /Here until\s\d/, /^This letter stays here until the end of\s\d.*\d{4}$/],
])('a letter that leaves within 30 days is marked in the list and on its page, in %s', async (locale, tag, title) => {
  const fixtures = {
    ...inbox,
    'GET /v1/inbox/messages': () => ({
      json: {
        items: [
          { ...taxes, availableUntil: dayIn(29) },
          { ...taxes, id: 'inb_later', subject: 'Later', availableUntil: dayIn(32) },
        ],
        unread: 0,
      },
    }),
    'GET /v1/inbox/messages/inb_tax': () => ({ json: { ...letter, availableUntil: dayIn(29) } }),
    'GET /v1/inbox/messages/inb_later': () => ({ json: { ...letter, availableUntil: dayIn(32) } }),
  }
  pages.server.serve(fixtures)
  const context = await pages.browser.newContext({ locale, viewport: { width: 320, height: 900 } })
  page = await context.newPage()
  await page.goto(`${pages.server.url}/inbox/`)
  await page.getByText(tag).waitFor()
  expect(await page.getByText(tag).count()).toBe(1)
  await page.goto(`${pages.server.url}/inbox/letters/inb_tax`)
  await page.getByText(title).waitFor()
  await page.goto(`${pages.server.url}/inbox/letters/inb_later`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByText(title).count()).toBe(0)
  await context.close()
})
