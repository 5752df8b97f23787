import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import type { CaseResend } from '../../../admin-ui/src/ui/api/case-types.ts'
import { caseDetail, caseFixtures, casePage, cases, countedResend } from '../../support/screens/case-fixtures.ts'
import type { Call } from '../../support/screens/open-fixture-server.ts'
import { office } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', { ...office, ...caseFixtures })
let page: Page
beforeEach(() => {
  page = pages.page
})
const button = (name: string | RegExp) => page.getByRole('button', { name })
const taking = (bodies: unknown[], verb: string, id = 'cas_1') => ({
  [`POST /v1/cases/${id}/${verb}`]: ({ body }: Call) => {
    bodies.push(body)
    return { json: cases[0] }
  },
})

test('a case without an owner is taken from the list; the heaps ask the API', async () => {
  const bodies: unknown[] = []
  await pages.show('/cases', taking(bodies, 'assign', 'cas_2'))
  await page.getByRole('link', { name: /^Printrun van/ }).waitFor()
  await page.getByText('Over 2 dagen').waitFor()
  await button(/^Neem.*Aangetekende brieven/).click()
  await expect.poll(() => bodies).toEqual([{ to: 'me' }])
  await page.getByRole('tab', { name: 'Van mij 1' }).click()
  await expect.poll(() => pages.asked('GET', '/v1/cases').at(-1)?.query.get('owner')).toBe('me')
  await page.getByRole('combobox', { name: 'Kanaal' }).selectOption('print')
  await expect.poll(() => pages.asked('GET', '/v1/cases').at(-1)?.query.get('channel')).toBe('print')
})

test('a case says what it does not mean, takes a note, and is closed with a reason that can be undone', async () => {
  const notes: unknown[] = []
  const closed: unknown[] = []
  const opened: unknown[] = []
  await pages.show('/cases', {
    ...taking(notes, 'note'),
    ...taking(closed, 'close'),
    ...taking(opened, 'reopen'),
  })
  await page.getByRole('link', { name: /^Printrun van/ }).click()
  await page.getByText('Dit zegt niet dat de brieven verloren zijn').waitFor()
  await page.getByText('Ze zoeken krat 7').waitFor()
  await page.getByLabel('Nieuwe notitie').fill('Krat 7 is gevonden.')
  await button('Bewaar de notitie').click()
  await page.getByText('De notitie is bewaard.').waitFor()
  expect(notes).toEqual([{ note: 'Krat 7 is gevonden.' }])
  await button('Sluit de zaak').click()
  const dialog = page.getByRole('alertdialog', { name: 'Waarom sluit u deze zaak?' })
  await dialog.getByRole('button', { name: 'Sluit de zaak' }).click()
  await dialog.getByText('Schrijf waarom de zaak gesloten wordt.').waitFor()
  await dialog.getByLabel('Reden').fill('De drukker bevestigde het.')
  await dialog.getByRole('button', { name: 'Sluit de zaak' }).click()
  await page.getByText('De zaak is gesloten.').waitFor()
  expect(closed).toEqual([{ reason: 'De drukker bevestigde het.' }])
  await button('Maak ongedaan').click()
  await expect.poll(() => opened.length).toBe(1)
})

test('a case is handed over to a colleague; one that a colleague closed says so', async () => {
  const bodies: unknown[] = []
  await pages.show('/cases/cas_1', taking(bodies, 'assign'))
  await button('Geef door').click()
  const dialog = page.getByRole('alertdialog', { name: 'Aan wie geeft u de zaak door?' })
  await dialog.getByLabel('Collega').selectOption('Yusuf Werkbank')
  await dialog.getByRole('button', { name: 'Geef door' }).click()
  await expect.poll(() => bodies).toEqual([{ to: 'mbr_2' }])
  await pages.show('/cases/cas_1', {
    'POST /v1/cases/cas_1/assign': () => ({ status: 409, json: { status: 409, title: 'No', code: 'UP-3095' } }),
  })
  await button('Laat de zaak los').click()
  await page.getByText('Een collega sloot deze zaak intussen.').waitFor()
})

test('a closed case names who closed it and why, and can be opened again', async () => {
  const bodies: unknown[] = []
  const closed = { ...caseDetail, status: 'closed', closedBy: 'Lien Modelmans', closeReason: 'Krat 7 was zoek.' }
  await pages.show('/cases/cas_1', {
    'GET /v1/cases': () => ({ json: { ...casePage, items: [closed] } }),
    'GET /v1/cases/cas_1': () => ({ json: closed }),
    ...taking(bodies, 'reopen'),
  })
  await page.getByText('Gesloten door Lien Modelmans: Krat 7 was zoek.').waitFor()
  await button('Open de zaak opnieuw').click()
  await page.getByText('De zaak is weer open.').waitFor()
})

test('letters are counted, sent after a confirmation with their price, and taken back', async () => {
  let resend: CaseResend | undefined
  const asked: unknown[] = []
  const step = (next: CaseResend) => () => {
    resend = next
    return { status: 202, json: next }
  }
  const path = '/v1/cases/cas_1/resends'
  await pages.show('/cases/cas_1', {
    [`GET ${path}`]: () => ({ json: { items: resend === undefined ? [] : [resend] } }),
    [`POST ${path}`]: ({ body }: Call) => {
      asked.push(body)
      return step({ ...countedResend, status: 'counting', waiting: 5, ready: 0, channels: [], passed: [] })()
    },
    [`POST ${path}/rsd_1/send`]: step({ ...countedResend, status: 'sent', ready: 0, sent: 9 }),
    [`POST ${path}/rsd_1/undo`]: step({ ...countedResend, status: 'undone', ready: 0, cancelled: 8, left: 1 }),
  })
  await button('Hetzelfde kanaal (Papier)').click()
  await button('Een ander kanaal').click()
  await button('Tel eerst de brieven').click()
  await page.getByText('We tellen: 8 van 13 brieven.').waitFor()
  expect(asked).toEqual([{ way: 'next' }])
  resend = countedResend
  await page.getByText('9 van 13 brieven kunnen opnieuw vertrekken.').waitFor()
  await page.getByText('Samen ongeveer € 11,06.').waitFor()
  await page.getByRole('link', { name: 'UP-2103' }).waitFor()
  await expectFourLooks(page, 'staff-case-resend')
  await button('Verstuur 9 brieven opnieuw').click()
  const dialog = page.getByRole('alertdialog', { name: '9 brieven opnieuw versturen?' })
  await dialog.getByText('Geschatte prijs: € 11,06.').waitFor()
  await dialog.getByRole('button', { name: 'Verstuur 9 brieven opnieuw' }).click()
  await page.getByText('9 brieven zijn opnieuw verstuurd.').waitFor()
  await button('Neem terug').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Neem terug' }).click()
  await page.getByText('8 nieuwe brieven zijn geannuleerd.').waitFor()
})

test('a colleague who sends the same letters says so', async () => {
  await pages.show('/cases/cas_1', {
    'POST /v1/cases/cas_1/resends': () => ({ status: 409, json: { status: 409, title: 'No', code: 'UP-3098' } }),
  })
  await button('Tel eerst de brieven').click()
  await page.getByText('Een collega verstuurt deze brieven al opnieuw').waitFor()
})
