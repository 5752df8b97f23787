import { expect, test } from 'vitest'
import type { Message } from '../../../admin-ui/src/ui/api/api-types.ts'
import { caseFixtures } from '../../support/screens/case-fixtures.ts'
import { message } from '../../support/screens/message-fixtures.ts'
import type { Call } from '../../support/screens/open-fixture-server.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', { ...office, ...caseFixtures })
const letter: Message = {
  ...message,
  id: 'msg_1',
  readerCopies: [
    {
      message: 'msg_1',
      number: 1,
      reference: message.reference,
      reader: 'Bo Testers',
      status: 'refused',
      code: 'UP-2103',
    },
    { message: 'msg_1', number: 2, reference: message.reference, reader: 'Kim Testers', status: 'waiting' },
  ],
}

test('a refused copy for a guardian is requested once more, or given up with a reason', async () => {
  const asked: string[] = []
  const bodies: unknown[] = []
  let copies = letter.readerCopies
  await pages.show('/messages/msg_1', {
    'GET /v1/messages/msg_1': () => ({ json: { ...letter, readerCopies: copies } }),
    'POST /v1/messages/msg_1/reader-copies/1/retry': () => {
      asked.push('retry')
      copies = copies?.map((copy) => ({ ...copy, status: 'waiting' as const }))
      return { status: 204 }
    },
    'POST /v1/messages/msg_1/reader-copies/1/drop': ({ body }: Call) => {
      bodies.push(body)
      return { status: 204 }
    },
  })
  const { page } = pages
  await page.getByRole('heading', { name: 'Kopieën voor andere ouders of voogden' }).waitFor()
  await page.getByRole('link', { name: 'UP-2103' }).waitFor()
  await expectFourLooks(page, 'staff-message-reader-copies')
  await page.getByRole('button', { name: /^Verstuur geen kopie.*Bo Testers/ }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Geen kopie voor Bo Testers?' })
  await dialog.getByRole('button', { name: 'Verstuur geen kopie' }).click()
  await dialog.getByText('Geef de reden op.').waitFor()
  expect(bodies).toEqual([])
  await dialog.getByLabel('Waarom niet?').fill('Woont bij de andere ouder.')
  await dialog.getByRole('button', { name: 'Verstuur geen kopie' }).click()
  await page.getByText('Er vertrekt geen kopie').waitFor()
  expect(bodies).toEqual([{ reason: 'Woont bij de andere ouder.' }])
  await page.getByRole('button', { name: /^Probeer opnieuw.*Bo Testers/ }).click()
  await page.getByText('De kopie vertrekt binnen een minuut').waitFor()
  expect(asked).toEqual(['retry'])
  await expect.poll(() => page.getByRole('button', { name: /^Probeer opnieuw/ }).count()).toBe(0)
})

test('refused copies are above the cases, each with its letter', async () => {
  const items = letter.readerCopies?.filter(({ status }) => status === 'refused')
  await pages.show('/cases', { 'GET /v1/reader-copies': () => ({ json: { items } }) })
  const { page } = pages
  await page.getByRole('heading', { name: 'Geweigerde kopieën voor ouders of voogden' }).waitFor()
  await page.getByText('Kopie voor Bo Testers, geweigerd met UP-2103').waitFor()
  expect(await page.getByRole('link', { name: message.reference }).getAttribute('href')).toMatch(/\/messages\/msg_1$/)
  await expectFourLooks(page, 'staff-cases-refused-copies')
})
