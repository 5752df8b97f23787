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
  await card.getByText('Na 14 dagen gaat hij op papier (Prior), als niemand hem opende.').waitFor()
  await card.getByText('Alle regels').click()
  await card.getByText('3 maanden', { exact: true }).waitFor()
  await expectFourLooks(page, 'staff-class')
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
  await form.getByLabel('Is de ontvanger overleden').selectOption('estate')
  await form.getByText('Termijn voor bezwaar: van “3 maanden” naar “25 dagen”.').waitFor()
  await form.getByText('Halverwege de termijn gaat hij op papier, als niemand hem opende.').waitFor()
  await expectFourLooks(page, 'staff-class-changes')
  await form.getByRole('button', { name: 'Bewaar' }).click()
  await page.getByText('De soort brief is bewaard').waitFor()
  await card.getByText('Alle regels').click()
  await card.getByText('25 dagen', { exact: true }).waitFor()
  await card.getByText('Beroep: bij welke instantie · Beroep: binnen welke termijn').waitFor()
  expect(asked('POST', path).map(({ body }) => body)).toEqual([
    {
      ...reminderClass,
      service: { inbox: 'opened', print: 'third-working-day', termDays: 25 },
      mentions: ['appeal-body', 'appeal-term'],
      seenInTime: true,
      afterDeath: 'estate',
    },
  ])
  // The change can be undone.
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await page.getByText('De vorige regels gelden weer').waitFor()
  expect(asked('POST', path).at(-1)?.body).toEqual(reminderClass)
})

test('rules that do not go together are explained at their fields, and nothing is lost', async () => {
  const issues = [
    { in: 'body', pointer: '/postage', code: 'UP-2061', detail: 'Paper that follows is registered.' },
    { in: 'body', pointer: '/readingTermDays', code: 'UP-2061', detail: 'Give the days.' },
  ]
  await pages.show('/message-classes', {
    [`GET ${path}`]: () => ({ json: { items: [reminderClass] } }),
    [`POST ${path}`]: () => ({ status: 400, json: { status: 400, code: 'UP-2061', title: 'No', issues } }),
  })
  const { page } = pages
  await page.getByRole('button', { name: /^Wijzig de regels.*Herinnering/ }).click()
  const form = page.getByRole('form', { name: 'Wijzig de regels' })
  await form.getByLabel('Hoe de brief opengaat').selectOption('acknowledged')
  await form.getByRole('button', { name: 'Bewaar' }).click()
  await form.getByText('Deze regels gaan niet samen').waitFor()
  expect(await form.getByText('Kies een aangetekende portklasse', { exact: false }).count()).toBe(2)
  expect(await form.getByLabel('Hoe de brief opengaat').inputValue()).toBe('acknowledged')
  await expectFourLooks(page, 'staff-class-refused')
})
