import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { returnedLetters } from '../../support/screens/incoming-mail-fixtures.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
let page: Page
beforeEach(() => {
  page = pages.page
})
const button = (name: string | RegExp) => page.getByRole('button', { name })
const [first = expect.fail(), second = expect.fail(), third = expect.fail()] = returnedLetters
const decisions = (bodies: unknown[], outcomes: readonly object[]) => ({
  'POST /v1/returned-letters/decisions': ({ body }: { readonly body: unknown }) => {
    bodies.push(body)
    const { letters } = body as { readonly letters: readonly string[] }
    return { json: { items: letters.map((id, at) => ({ id, ...outcomes[at] })) } }
  },
})

test('several letters get the same decision in one call, each with its own result, and are taken back together', async () => {
  const bodies: unknown[] = []
  const refused = { outcome: 'refused', code: 'UP-3050' }
  await pages.show('/returned', decisions(bodies, [{ outcome: 'done' }, { outcome: 'no-other-address' }, refused]))
  await page.getByLabel('Kies OV-2026-0001').check()
  await page.getByRole('heading', { name: '1 brief gekozen' }).waitFor()
  await page.getByLabel('Kies alle getoonde brieven').check()
  await page.getByRole('heading', { name: '3 brieven gekozen' }).waitFor()
  await button('Verstuur opnieuw naar het adres in het register').click()
  await page.getByText('1 van 3 brieven verwerkt.').waitFor()
  await page.getByRole('row', { name: 'OV-2026-0001 Opnieuw verstuurd' }).waitFor()
  await page.getByRole('row', { name: 'OV-2026-0002 Het register kent geen ander adres' }).waitFor()
  await page.getByRole('row', { name: 'OV-2026-0003 Een collega besliste intussen anders.' }).waitFor()
  await button('Neem deze beslissing terug').click()
  await page.getByRole('row', { name: 'OV-2026-0001 Beslissing teruggenomen' }).waitFor()
  expect(bodies).toEqual([
    { decision: 'resend', letters: [first.id, second.id, third.id] },
    { decision: 'undo', letters: [first.id] },
  ])
})

test('stopping several letters needs a reason', async () => {
  const bodies: unknown[] = []
  await pages.show('/returned', decisions(bodies, [{ outcome: 'done' }, { outcome: 'done' }, { outcome: 'done' }]))
  await page.getByLabel('Kies alle getoonde brieven').check()
  await button('Laat niets volgen').click()
  const dialog = page.getByRole('alertdialog', { name: 'Voor 3 brieven niets laten volgen?' })
  await dialog.getByRole('button', { name: 'Laat niets volgen' }).click()
  await dialog.getByText('Schrijf waarom er niets volgt.').waitFor()
  await dialog.getByLabel('Reden').fill('Overleden')
  await dialog.getByRole('button', { name: 'Laat niets volgen' }).click()
  await page.getByText('3 van 3 brieven verwerkt.').waitFor()
  expect(bodies).toEqual([{ decision: 'stop', letters: [first.id, second.id, third.id], reason: 'Overleden' }])
})

test('a hand scanner types codes faster than the hub answers: each is registered, in order, and the field is ready', async () => {
  const bodies: unknown[] = []
  const answers = [
    { status: 201, json: { ...first, isNew: true } },
    { json: { ...first, isNew: false } },
    { status: 400, json: { status: 400, code: 'UP-2112' } },
  ]
  await pages.show('/returned', {
    'POST /v1/returned-letters': ({ body }: { readonly body: unknown }) => {
      bodies.push(body)
      return answers[bodies.length - 1] ?? { status: 500, json: {} }
    },
  })
  await page.getByLabel('Reden').selectOption('moved')
  await page.getByLabel('Code van de omslag').focus()
  for (const code of ['3A7C9DEFGHJK', '3A7C9DEFGHJK', 'ZZZ']) {
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')
  }
  const rows = page.getByRole('group', { name: 'Gelezen omslagen' }).getByRole('row')
  await rows.filter({ hasText: 'Niet goed gelezen' }).waitFor()
  expect((await rows.locator('.rm-result').allTextContents()).map((text) => text.trim())).toEqual([
    'Niet goed gelezen: scan hem nog eens',
    'Was al geregistreerd',
    'Geregistreerd',
  ])
  expect(bodies).toEqual(['3A7C9DEFGHJK', '3A7C9DEFGHJK', 'ZZZ'].map((code) => ({ code, reason: 'moved' })))
  await page.keyboard.type('X')
  expect(await page.getByLabel('Code van de omslag').inputValue()).toBe('X')
})
