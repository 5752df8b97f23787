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
const address = { street: 'Kerkstraat', houseNumber: '1', postalCode: '9000', municipality: 'Gent', country: 'BE' }

test('several letters get the same decision, each with its own result, and are taken back together', async () => {
  const calls: string[] = []
  const noted = (path: string, answer: { status?: number; json: unknown }) => () => {
    calls.push(path)
    return answer
  }
  const detail = (letter: typeof first, found?: object) => ({
    json: {
      ...letter,
      register: found === undefined ? 'same-address' : 'other-address',
      found,
      registerIsStandIn: true,
    },
  })
  await pages.show('/returned', {
    'GET /v1/returned-letters/ret_1': () => detail(first, address),
    'GET /v1/returned-letters/ret_2': () => detail(second),
    'GET /v1/returned-letters/ret_3': () => detail(third, address),
    'POST /v1/returned-letters/ret_1/resend': noted('resend 1', { json: first }),
    'POST /v1/returned-letters/ret_3/resend': noted('resend 3', {
      status: 409,
      json: { status: 409, code: 'UP-3050' },
    }),
    'POST /v1/returned-letters/ret_1/undo': noted('undo 1', { json: first }),
  })
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
  expect(calls).toEqual(['resend 1', 'resend 3', 'undo 1'])
})

test('stopping several letters needs a reason', async () => {
  const bodies: unknown[] = []
  const take = ({ body }: { readonly body: unknown }) => {
    bodies.push(body)
    return { json: first }
  }
  await pages.show('/returned', {
    'POST /v1/returned-letters/ret_1/stop': take,
    'POST /v1/returned-letters/ret_2/stop': take,
    'POST /v1/returned-letters/ret_3/stop': take,
  })
  await page.getByLabel('Kies alle getoonde brieven').check()
  await button('Laat niets volgen').click()
  const dialog = page.getByRole('alertdialog', { name: 'Voor 3 brieven niets laten volgen?' })
  await dialog.getByRole('button', { name: 'Laat niets volgen' }).click()
  await dialog.getByText('Schrijf waarom er niets volgt.').waitFor()
  await dialog.getByLabel('Reden').fill('Overleden')
  await dialog.getByRole('button', { name: 'Laat niets volgen' }).click()
  await page.getByText('3 van 3 brieven verwerkt.').waitFor()
  expect(bodies).toEqual([{ reason: 'Overleden' }, { reason: 'Overleden' }, { reason: 'Overleden' }])
})
