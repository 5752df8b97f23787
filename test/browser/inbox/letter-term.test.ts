import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { serviceWords } from '../../../dispatcher/legal-service/service-words.ts'
import { dayIn, inbox, letter } from '../../support/screens/inbox-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { openContext, tabTo } from '../open-browser.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('inbox', inbox)
type Term = NonNullable<Letter['term']>
const term = (part: Partial<Term> = {}): Term => ({
  how: 'opened',
  servedOn: dayIn(-2),
  endsOn: dayIn(90),
  because: serviceWords.opened,
  provisional: false,
  ...part,
})

async function openLetter(page: Page, found: Term): Promise<void> {
  pages.server.serve({ ...inbox, 'GET /v1/inbox/messages/inb_tax': () => ({ json: { ...letter, term: found } }) })
  await page.goto(`${pages.server.url}/inbox/letters/inb_tax`)
  await page.locator('.in-term').waitFor()
}

test.each([
  ['nl-BE', 'U kunt bezwaar indienen tot en met', 'Hoe rekenen we dat?'],
  ['fr-BE', 'Dernier jour pour introduire une réclamation', 'Comment calculons-nous cette date\u00a0?'],
  ['de-DE', 'Sie können Einspruch einlegen bis einschließlich', 'Wie berechnen wir das?'],
  ['en-GB', 'You can appeal up to and including', 'How do we work this out?'],
])('the last day to object, and by keyboard how it was found, in %s', async (locale, title, how) => {
  await using context = await openContext(pages.browser, { width: 1280, theme: 'light' }, { locale })
  const page = await context.newPage()
  await openLetter(page, term())
  const card = page.getByRole('region', { name: title })
  await card.waitFor()
  expect(await card.getByRole('listitem').count()).toBe(0)
  await tabTo(page, how)
  await page.keyboard.press('Enter')
  await expect.poll(() => card.getByRole('listitem').count()).toBe(3)
  await expectFourLooks(page, `inbox-term-${locale}`)
})

test('a term that is over, one that may still change, and one that has not begun', async () => {
  const { page } = pages
  await openLetter(page, term({ servedOn: dayIn(-120), endsOn: dayIn(-1) }))
  await page.getByText('U kon bezwaar indienen tot en met').waitFor()
  await page.locator('.in-term').getByText('De datum is voorbij').waitFor()

  await openLetter(
    page,
    term({ how: 'third-working-day', because: serviceWords['third-working-day'], provisional: true, endsOn: dayIn(0) }),
  )
  await page.getByText('Nog niet zeker: de brief kan nog terugkomen').waitFor()
  await page.locator('.in-term').getByText('Vandaag').waitFor()
  await page.getByText('Hoe rekenen we dat?').click()
  await page.getByText(/artikel 53bis, 2°/).waitFor()
  await expectFourLooks(page, 'inbox-term-paper')

  const {
    servedOn: _served,
    endsOn: _ends,
    ...waiting
  } = term({
    how: 'acknowledged',
    because: serviceWords.acknowledged,
  })
  await openLetter(page, waiting)
  await page.getByRole('heading', { name: 'Tot wanneer kunt u bezwaar indienen?' }).waitFor()
  await expectFourLooks(page, 'inbox-term-waits')
})
