import { expect, test } from 'vitest'
import { falseLetterFixtures, falseLetters } from '../../support/screens/false-letter-fixtures.ts'
import type { Call } from '../../support/screens/open-fixture-server.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', { ...office, ...falseLetterFixtures })

test('reports are counted, marked as seen, handled with a note, and changed back', async () => {
  const bodies: unknown[] = []
  const answer = ({ body }: Call) => {
    bodies.push(body)
    return { json: falseLetters[0] }
  }
  await pages.show('/false-letters', { 'PATCH /v1/false-letters/flr_1': answer })
  const { page } = pages
  await page.getByRole('heading', { name: 'Veel onbekende codes' }).or(page.getByText('Veel onbekende codes')).waitFor()
  await page.getByText('per sms of chat, vraagt om te klikken of te scannen').waitFor()
  await expectFourLooks(page, 'staff-false-letters')
  await page.getByRole('button', { name: /^Markeer als gezien.*K7Q4M2XRT3/ }).click()
  await page.getByText('De melding is gemarkeerd als gezien').waitFor()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect.poll(() => bodies).toEqual([{ status: 'seen' }, { status: 'new', note: '' }])
  await page.getByRole('button', { name: /^Handel af.*K7Q4M2XRT3/ }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Melding afhandelen' })
  await dialog.getByLabel('Notitie').fill('Aangifte gedaan')
  await dialog.getByRole('button', { name: 'Handel af' }).click()
  await page.getByText('De melding is afgehandeld').waitFor()
  expect(bodies.at(-1)).toEqual({ status: 'handled', note: 'Aangifte gedaan' })
})

test('an entity without reports sees what will be shown', async () => {
  await pages.show('/false-letters?status=handled')
  await pages.page.getByRole('heading', { name: 'Nog niets afgehandeld' }).waitFor()
})
