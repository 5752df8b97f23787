import { expect, test } from 'vitest'
import type { MessageClass } from '../../../admin-ui/src/ui/api/operator-types.ts'
import { reminderClass } from '../../support/screens/class-fixtures.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { asked } = pages
const path = '/v1/message-classes'

test('the rules of a kind of letter: a wrong term is named, days and months have their own limits, and it is saved', async () => {
  let rules: MessageClass = reminderClass
  await pages.show('/message-classes', {
    [`GET ${path}`]: () => ({ json: { items: [rules] } }),
    [`POST ${path}`]: ({ body }) => {
      rules = body as MessageClass
      return { json: rules }
    },
  })
  const { page } = pages
  const card = page.getByRole('region', { name: 'Herinnering' })
  await card.getByText('3 maanden').waitFor()
  await card.getByRole('button', { name: /^Wijzig de regels.*Herinnering/ }).click()
  const form = card.getByRole('form', { name: 'Wijzig de regels' })
  await form.getByLabel('Termijn voor bezwaar').fill('25')
  await form.getByRole('button', { name: 'Bewaar' }).click()
  await form.getByText(/Geef een geheel getal van 1 tot \d+, of laat het veld leeg\./).waitFor()
  await expectFourLooks(page, 'staff-class-form')
  expect(asked('POST', path)).toEqual([])
  await form.getByLabel('Maanden of dagen').selectOption('days')
  await form.getByLabel('Beroep: binnen welke termijn').check()
  await form.getByLabel('Beroep: bij welke instantie').check()
  await form.getByLabel(/^Stuur de brief halverwege de termijn op papier/).check()
  await form.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('De soort brief is bewaard').waitFor()
  await card.getByText('25 dagen').waitFor()
  await card.getByText('Beroep: bij welke instantie · Beroep: binnen welke termijn').waitFor()
  expect(asked('POST', path).map(({ body }) => body)).toEqual([
    {
      ...reminderClass,
      service: { inbox: 'opened', print: 'third-working-day', termDays: 25 },
      mentions: ['appeal-body', 'appeal-term'],
      seenInTime: true,
    },
  ])
})
