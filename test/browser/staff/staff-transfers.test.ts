import { expect, test } from 'vitest'
import { answerFault } from '../../../archive/transfer/answer-faults.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { drop, packed, transfer, transferFixtures } from '../../support/screens/transfer-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', { ...office, ...transferFixtures })
const { asked } = pages
const root = '/v1/archive'

test('a transfer is proposed for a series that is kept, and a dossier is closed with its day', async () => {
  await pages.show('/retention?part=transfers', {
    [`POST ${root}/transfers`]: () => ({ status: 202, json: transfer }),
    [`POST ${root}/dossiers`]: () => ({ json: { dossier: 'D-1' } }),
  })
  const { page } = pages
  await page.getByRole('heading', { name: 'Overbrengingen' }).waitFor()
  await expectFourLooks(page, 'staff-transfers')
  await page.getByRole('button', { name: 'Stel een overbrenging voor' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Stel een overbrenging voor' }).click()
  await dialog.getByText('Vul de naam van de archiefdienst in').waitFor()
  await expectFourLooks(page, 'staff-transfer-proposal')
  await dialog.getByLabel('Archiefdienst').fill('Digitaal Archief Vlaanderen')
  await dialog.getByRole('button', { name: 'Stel een overbrenging voor' }).click()
  await expect
    .poll(() => asked('POST', `${root}/transfers`).map(({ body }) => body))
    .toEqual([{ series: 'beslissingen', archiveService: 'Digitaal Archief Vlaanderen' }])
  await page.getByRole('button', { name: 'Sluit een dossier af' }).click()
  await expectFourLooks(page, 'staff-transfer-dossier')
  await dialog.getByRole('button', { name: 'Nog niet' }).click()
  await expect.poll(() => dialog.count()).toBe(0)
  await page.getByRole('button', { name: 'Sluit een dossier af' }).click()
  await dialog.getByLabel('Dossier').fill('OMV-2024-0117')
  await dialog.getByRole('button', { name: 'Sluit het dossier af' }).click()
  await dialog.getByText('Vul de dag in').waitFor()
  await dialog.getByLabel('Afgesloten op').fill('2026-11-20')
  await dialog.getByRole('button', { name: 'Sluit het dossier af' }).click()
  await expect
    .poll(() => asked('POST', `${root}/dossiers`).map(({ body }) => body))
    .toEqual([{ dossier: 'OMV-2024-0117', closedOn: '2026-11-20' }])
})

test('a colleague sees what stays and why, and approves', async () => {
  await pages.show('/retention/transfers/trf_1', {
    [`POST ${root}/transfers/trf_1/approve`]: () => ({ json: { ...transfer, status: 'packing' } }),
  })
  const { page } = pages
  await page.getByRole('heading', { name: '7 stukken gaan nog niet over' }).waitFor()
  await expectFourLooks(page, 'staff-transfer')
  await page.getByLabel('Toelichting').fill('Nagekeken')
  await page.getByRole('button', { name: 'Keur goed' }).click()
  await expect
    .poll(() => asked('POST', `${root}/transfers/trf_1/approve`).map(({ body }) => body))
    .toEqual([{ note: 'Nagekeken' }])
})

test('a refused package shows its reason; a file of answers with a fault is refused, and each line is named', async () => {
  let isBad = true
  await pages.show('/retention/transfers/trf_2', {
    [`POST ${root}/transfers/trf_2/answers`]: () =>
      isBad
        ? {
            status: 422,
            json: {
              code: 'UP-5036',
              status: 422,
              issues: [answerFault({ pointer: '/csv', line: 3 }, 'unknown')],
            },
          }
        : { json: { accepted: 1, refused: 0 } },
    [`POST ${root}/transfers/trf_2/repack`]: () => ({ json: packed }),
  })
  const { page } = pages
  await page.getByText('Openingsdatum ontbreekt').waitFor()
  const file = { name: 'antwoorden.csv', mimeType: 'text/csv', buffer: Buffer.from('package;status\nx;aanvaard\n') }
  await page.getByLabel('Voeg een csv toe').setInputFiles(file)
  await page.getByText('Regel 3: deze overbrenging heeft dat pakket niet.').waitFor()
  await expectFourLooks(page, 'staff-transfer-answers')
  isBad = false
  await page.getByLabel('Voeg een csv toe').setInputFiles(file)
  await page.getByText('Nieuw: 1 aanvaard, 0 geweigerd.').waitFor()
  expect(asked('POST', `${root}/transfers/trf_2/answers`)).toHaveLength(2)
  await page.getByRole('button', { name: 'Maak de geweigerde opnieuw' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Maak de geweigerde opnieuw' }).click()
  await expect.poll(() => asked('POST', `${root}/transfers/trf_2/repack`).length).toBe(1)
})

test('the copies of a transfer that is over are proposed for removal, and the list says who has the letters', async () => {
  await pages.show('/retention/transfers/trf_3', {
    [`POST ${root}/transfers/trf_3/drop`]: () => ({ status: 202, json: drop }),
    [`GET ${root}/disposals/dsp_9`]: () => ({ json: drop }),
    [`GET ${root}/disposals/dsp_9/records`]: () => ({ json: { items: [] } }),
  })
  const { page } = pages
  await page.getByRole('heading', { name: 'Kopieën hier' }).waitFor()
  await expectFourLooks(page, 'staff-transfer-copies')
  await page.getByRole('button', { name: 'Stel verwijdering voor' }).click()
  await page.getByRole('alertdialog').getByText('Download eerst de index').waitFor()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stel verwijdering voor' }).click()
  await page.getByRole('heading', { name: 'Verwijdering na overbrenging: Beslissingen' }).waitFor()
  await page.getByText('Digitaal Archief Vlaanderen heeft deze stukken.').waitFor()
  await expect.poll(() => page.getByText('De brief in de inbox van de burger').count()).toBe(0)
  expect(asked('POST', `${root}/transfers/trf_3/drop`)).toHaveLength(1)
})

test('before the day on which it can be proposed there is no button, and the day is shown', async () => {
  await pages.show('/retention/transfers/trf_4')
  const { page } = pages
  await page.getByText('Verwijderen kan vanaf').waitFor()
  expect(await page.getByRole('button', { name: 'Stel verwijdering voor' }).count()).toBe(0)
})
