import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { readInvoice } from '../../../channels/peppol/invoice/read-invoice.ts'
import { writeUbl } from '../../../channels/peppol/invoice/write-ubl.ts'
import { buyer, seller, withSums } from '../../channels/peppol/invoice-data.ts'
import { message } from '../../support/screens/message-fixtures.ts'
import type { Answer } from '../../support/screens/open-fixture-server.ts'
import { office, staff } from '../../support/screens/staff-fixtures.ts'
import { expectFourLooks } from '../judge-page.ts'
import { drawnPage, inkOf } from '../open-browser.ts'
import { problem, useFixtures } from '../use-fixtures.ts'

const pages = useFixtures('admin', office)
const { show, asked } = pages
let page: Page
beforeEach(() => {
  page = pages.page
})
const heading = (name: string) => page.getByRole('heading', { name })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const focused = () => page.evaluate<string>('document.activeElement.textContent')

describe('the list of messages', () => {
  test('keeps its filters in the address bar, sends them to the API, and removes them one by one', async () => {
    await show('/messages')
    await button('Onbestelbaar').click()
    await page.waitForURL('**/messages?status=undeliverable')
    await page.getByLabel('Kanaal', { exact: true }).selectOption('print')
    await page.getByLabel('Sjabloon', { exact: true }).selectOption('aanslagbiljet')
    await page.getByLabel('Kenmerk', { exact: true }).fill('OV-2026-0081377')
    await page.getByRole('main').getByRole('button', { name: 'Zoek' }).click()
    await expect
      .poll(() => Object.fromEntries(asked('GET', '/v1/messages').at(-1)?.query ?? []))
      .toEqual({
        status: 'undeliverable',
        channel: 'print',
        template: 'aanslagbiljet',
        reference: 'OV-2026-0081377',
      })
    await button(/OV-2026-0081377\s*, filter wegnemen/).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('reference')).toBe(null)
    await page.goBack()
    await button(/OV-2026-0081377\s*, filter wegnemen/).waitFor()
    await button('Wis de filters').click()
    await expect.poll(() => new URL(page.url()).search).toBe('')
  })
  test('of today starts at midnight', async () => {
    await show('/messages?period=today')
    await page.getByRole('link', { name: 'OV-2026-0081190' }).waitFor()
    const after = new Date(asked('GET', '/v1/messages').at(-1)?.query.get('createdAfter') ?? 0)
    expect(Date.now() - after.getTime()).toBeLessThan(25 * 3_600_000)
    expect(after.toLocaleTimeString('nl-BE', { timeZone: 'Europe/Brussels' })).toBe('00:00:00')
  })
  test('comes page by page', async () => {
    await show('/messages')
    await button('Toon meer').click()
    await page.getByRole('link', { name: 'OV-2026-0000005' }).waitFor()
    expect(await button('Toon meer').count()).toBe(0)
    expect(await page.getByText('5 getoond').count()).toBe(1)
  })
  test('that finds nothing names the searched text', async () => {
    await show('/messages?reference=OMV-2O26', { 'GET /v1/messages': () => ({ json: { items: [] } }) })
    await heading('Niets gevonden voor ‘OMV-2O26’').waitFor()
  })
  test('says so when a person’s name was removed by rule', async () => {
    await show('/messages?status=held')
    await page.getByText('naam verwijderd').waitFor()
  })
})

describe('one message', () => {
  test('shows where it is, why it went that way, and what comes', async () => {
    await show('/messages/msg_1')
    await heading('Aanslagbiljet voor Zeger Fictief').waitFor()
    await page.getByText('U kunt het nog tegenhouden tot').waitFor()
    const route = page.getByRole('region', { name: 'Gekozen weg, en waarom' })
    expect(await route.getByText('De ontvanger opende nog nooit een eBox.').count()).toBe(1)
    const timeline = page.getByRole('region', { name: 'Wat er gebeurde' })
    const first = () => timeline.getByRole('listitem').first().textContent()
    expect(await first()).toContain('Kanaal gekozen: op papier')
    expect(await timeline.getByText('De ontvanger is daar niet bekend.').count()).toBe(1)
    await button('Oudste eerst').click()
    expect(await first()).toContain('Aanvaard')
    expect(await page.getByText('534802•••••').count()).toBe(1)
  })
  test('shows who opened it in the inbox, who decided about receipt, and how long it stays', async () => {
    await show('/messages/msg_1')
    const card = page.getByRole('region', { name: 'In Mijn brieven van de ontvanger' })
    await card.getByText(/^Bevestigd op \d/).waitFor()
    expect(await card.getByText('Zeger Fictief, door de ontvanger zelf').count()).toBe(1)
    expect(await card.getByText('door een vertegenwoordiger').count()).toBe(1)
    expect(await card.getByText(/^Tot en met\s\d+\s\w+\s\d{4}$/).count()).toBe(1)
    const facts = page.getByRole('region', { name: 'Gegevens', exact: true })
    expect(await facts.getByText('Nadat de lezer de ontvangst bevestigt').count()).toBe(1)
    expect(await facts.getByText('15 dagen, verlengd tot een werkdag').count()).toBe(1)
    expect(await facts.getByText('Alleen de persoon zelf, niemand met een volmacht').count()).toBe(1)
  })
  test.each([
    [{ state: 'waiting', lastDay: '2026-12-12' }, 'Wacht op bevestiging; dat kan tot en met 12 december 2026'],
    [{ state: 'neglected', lastDay: '2026-11-12' }, 'Niet bevestigd; dat kon tot en met 12 november 2026'],
  ] as const)('shows receipt that is %j, and a letter that was not opened', async (service, words) => {
    await show('/messages/msg_1', { 'GET /v1/messages/msg_1': () => ({ json: { ...message, inbox: { service } } }) })
    const card = page.getByRole('region', { name: 'In Mijn brieven van de ontvanger' })
    await card.getByText(words).waitFor()
    expect(await card.getByText('Nog niet geopend').count()).toBe(1)
    expect(await card.getByText('Blijft daar').count()).toBe(0)
  })
  test('shows the letter on paper and as text that runs no script', async () => {
    await show('/messages/msg_1')
    expect(await inkOf(page)).toBeGreaterThan(0)
    expect(await page.locator(drawnPage).getAttribute('aria-label')).toContain(message.reference)
    await button('Als tekst').click()
    await page.getByText('Beste meneer Fictief,').waitFor()
    expect(await page.title()).toBe('Aanslagbiljet voor Zeger Fictief – Uitpost')
    // The headings of the letter continue those of the panel around it.
    expect(
      await page.getByRole('heading', { level: 3, name: 'Aanslagbiljet onroerende voorheffing 2026' }).count(),
    ).toBe(1)
  })
  test('downloads what was sent under a name without personal data', async () => {
    await show('/messages/msg_1')
    const waiting = page.waitForEvent('download')
    await button('Download : Brief').or(button('Download: Brief')).click()
    expect((await waiting).suggestedFilename()).toBe('msg_1-letter.pdf')
    expect(asked('GET', '/v1/messages/msg_1/documents/doc_1').at(-1)?.headers['uitpost-entity']).toBe('ent_tax')
  })
  test('is held after a question, and can be released', async () => {
    const changed = (status: string) => () => ({ json: { ...message, status } })
    await show('/messages/msg_1', {
      'POST /v1/messages/msg_1/hold': changed('held'),
      'POST /v1/messages/msg_1/release': changed('processing'),
    })
    await button('Houd aan').click()
    const dialog = page.getByRole('alertdialog', { name: 'Dit bericht aanhouden?' })
    await dialog.getByText('€ 1,58', { exact: false }).waitFor()
    await dialog.getByLabel('Waarom?').fill('Wacht op dossier')
    await dialog.getByRole('button', { name: 'Houd 1 bericht aan' }).click()
    await page.getByText('Het bericht is aangehouden. Het vertrekt').waitFor()
    const [call] = asked('POST', '/v1/messages/msg_1/hold')
    expect(call?.body).toEqual({ reason: 'Wacht op dossier' })
    expect(call?.headers['x-csrf-token']).toBe('csrf-staff')
    await button('Maak ongedaan').click()
    await expect.poll(() => asked('POST', '/v1/messages/msg_1/release').length).toBe(1)
  })
  test('that is too late to cancel says so in the dialog, and nothing is lost', async () => {
    const because = { nl: 'De brief wordt nu overgedragen.', en: 'It is being handed over at this moment.' }
    const tooLate = problem(409, 'UP-3001')()
    await show('/messages/msg_1', {
      'POST /v1/messages/msg_1/cancel': () => ({ ...tooLate, json: { ...(tooLate.json as object), because } }),
    })
    await button('Annuleer').click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByRole('button', { name: 'Annuleer 1 bericht' }).click()
    await dialog.getByText('Dat kan niet meer. Er is niets veranderd.').waitFor()
    await dialog.getByText(because.nl).waitFor()
    expect(await dialog.getByText('req_7QX4M2').count()).toBe(1)
  })
  test('says what can still be done and until when, and why not; a waiting one gets another moment', async () => {
    const yes = { now: true, until: '2026-12-24T08:00:00.000Z' }
    const waits = {
      ...message,
      status: 'scheduled',
      sendAfter: yes.until,
      possible: { ...message.possible, schedule: yes },
    }
    await show('/messages/msg_1', {
      'GET /v1/messages/msg_1': () => ({ json: waits }),
      'POST /v1/messages/msg_1/schedule': () => ({ json: { ...waits, sendAfter: '2030-01-07T08:00:00.000Z' } }),
    })
    const card = page.getByRole('region', { name: 'Wat u nog kunt doen' })
    await card.getByText('Tot 24 december 2026, 9 uur.').waitFor()
    await card.getByText('Nog niet nodig: het bericht is nog onderweg.').waitFor()
    await button('Verander het moment').click()
    const dialog = page.getByRole('alertdialog', { name: 'Wanneer mag dit bericht vertrekken?' })
    await dialog.getByLabel('Niet vóór').fill('2020-01-01T09:00')
    await dialog.getByRole('button', { name: 'Plan 1 bericht' }).click()
    await dialog.getByText('Kies een moment dat nog moet komen.').waitFor()
    await dialog.getByLabel('Niet vóór').fill('2030-01-07T09:00')
    await dialog.getByRole('button', { name: 'Plan 1 bericht' }).click()
    await page.getByText('Het bericht vertrekt niet vóór', { exact: false }).waitFor()
    const [call] = asked('POST', '/v1/messages/msg_1/schedule')
    // The browser is in Belgium.
    expect(call?.body).toEqual({ sendAfter: '2030-01-07T08:00:00.000Z' })
  })
  test('keeps the focus inside a dialog and returns it', async () => {
    await show('/messages/msg_1')
    await button('Annuleer').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog').waitFor()
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('Tab')
      // Past the last field the browser's own window may have the focus, the page behind never.
      expect(await page.evaluate("document.activeElement.matches('body, dialog, dialog *')")).toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('alertdialog').count()).toBe(0)
    expect(await focused()).toContain('Annuleer')
    await page.keyboard.press('Enter')
    await button('Nog niet').click()
    await expect.poll(focused).toContain('Annuleer')
    expect(asked('POST', '/v1/messages/msg_1/cancel')).toEqual([])
  })
  test('is sent again once, however often the button is pressed, and leads to the new one', async () => {
    let answer = problem(503, 'UP-1503')
    await show('/messages/msg_1', {
      'GET /v1/messages/msg_1': () => ({ json: { ...message, status: 'undeliverable', final: true } }),
      'POST /v1/messages/msg_1/resend': () => answer(),
      'GET /v1/messages/msg_new': () => ({ json: { ...message, id: 'msg_new', resendOf: 'msg_1' } }),
    })
    await button('Verstuur opnieuw').click()
    await page.getByRole('alertdialog').getByLabel('Kanaal').selectOption('print')
    await button('Verstuur 1 bericht').click()
    await page.getByText('Dit lukte niet. Er is niets veranderd.').waitFor()
    answer = () => ({ status: 202, json: { id: 'msg_new', status: 'accepted' } })
    await button('Verstuur 1 bericht').click()
    await page.getByRole('link', { name: 'Bekijk het eerste bericht' }).waitFor()
    const calls = asked('POST', '/v1/messages/msg_1/resend')
    expect(calls.map((call) => call.body)).toEqual([{ channels: ['print'] }, { channels: ['print'] }])
    expect(new Set(calls.map((call) => call.headers['idempotency-key'])).size).toBe(1)
  })
  test('is sent again to another address: only the changed values are sent', async () => {
    const address = { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' }
    const recipient = { ...message.recipient, email: 'zeger@voorbeeld.example', address }
    await show('/messages/msg_1', {
      'GET /v1/messages/msg_1': () => ({
        json: { ...message, status: 'undeliverable', final: true, cancellable: false, recipient },
      }),
      'POST /v1/messages/msg_1/resend': () => ({ status: 202, json: { id: 'msg_new', status: 'accepted' } }),
      'GET /v1/messages/msg_new': () => ({ json: { ...message, id: 'msg_new', resendOf: 'msg_1' } }),
    })
    await button('Verstuur opnieuw').click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('De e-mail kwam terug').waitFor()
    await dialog.getByText('Op papier kost dit ongeveer € 1,58.').waitFor()
    await dialog.getByLabel('Straat').fill('Modellaan')
    await dialog.getByLabel('Huisnummer').fill('3')
    await dialog.getByRole('button', { name: 'Verstuur 1 bericht' }).click()
    await page.getByRole('link', { name: 'Bekijk het eerste bericht' }).waitFor()
    const { country: _, ...kept } = address
    expect(asked('POST', '/v1/messages/msg_1/resend')[0]?.body).toEqual({
      recipient: { address: { ...kept, street: 'Modellaan', houseNumber: '3' } },
    })
  })
  test('is sent to another person as a copy: faults are shown at their fields, and two equal requests send once', async () => {
    const sent = { ...message, status: 'delivered', final: true, template: { key: 'brief', version: 1 } }
    let answer = () =>
      ({
        status: 400,
        json: {
          code: 'UP-1001',
          issues: [
            { in: 'body', pointer: '/recipient/enterpriseNumber', code: 'UP-2102', detail: 'No' },
            { in: 'body', pointer: '/recipient/address/postalCode', code: 'UP-2104', detail: 'No' },
          ],
        },
      }) as Answer
    await show('/messages/msg_1', {
      'GET /v1/messages/msg_1': () => ({ json: sent }),
      'POST /v1/messages/msg_1/copies': () => answer(),
      'GET /v1/messages/msg_copy': () => ({
        json: {
          ...sent,
          id: 'msg_copy',
          copyOf: 'msg_1',
          possible: {
            ...sent.possible,
            copy: { now: false, reason: 'is-copy', because: { nl: 'Dit is zelf een afschrift.' } },
          },
        },
      }),
    })
    await button('Stuur een afschrift').click()
    const dialog = page.getByRole('alertdialog', { name: 'Een afschrift sturen?' })
    await dialog.getByLabel('Aan wie?').selectOption('enterprise')
    const fill = async (fields: Record<string, string>) => {
      for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(value)
    }
    await fill({ Naam: 'Advocaten Raad', Ondernemingsnummer: '0206.731.640', Straat: 'Kerkstraat', Postcode: '90' })
    await dialog.getByRole('button', { name: 'Stuur 1 afschrift' }).click()
    await dialog.getByText('Een postcode heeft 4 cijfers').waitFor()
    await dialog.getByText('Dit ondernemingsnummer klopt niet').waitFor()
    await fill({ Ondernemingsnummer: '0206.731.645', Huisnummer: '1', Postcode: '9000', Gemeente: 'Gent' })
    answer = problem(503, 'UP-1503')
    await dialog.getByRole('button', { name: 'Stuur 1 afschrift' }).click()
    await dialog.getByText('Dit lukte niet. Er is niets veranderd.').waitFor()
    answer = () => ({ status: 202, json: { id: 'msg_copy', status: 'accepted' } })
    await dialog.getByRole('button', { name: 'Stuur 1 afschrift' }).click()
    await page.getByRole('link', { name: 'Bekijk het eerste bericht' }).waitFor()
    // A copy is not copied again.
    expect(await button('Stuur een afschrift').count()).toBe(0)
    const calls = asked('POST', '/v1/messages/msg_1/copies')
    const address = { street: 'Kerkstraat', houseNumber: '1', postalCode: '9000', municipality: 'Gent' }
    expect(calls.at(-1)?.body).toEqual({
      recipient: { type: 'enterprise', name: 'Advocaten Raad', enterpriseNumber: '0206731645', address },
    })
    const keys = calls.map((call) => call.headers['idempotency-key'])
    expect([keys.length, new Set(keys).size, keys[1] === keys[2]]).toEqual([3, 2, true])
  })
  test('offers no action to a person who may only read', async () => {
    const [tax] = staff.entities
    await show('/messages/msg_1', {
      'GET /v1/me': () => ({ json: { ...staff, entities: [{ ...tax, permissions: ['messages:read'] }] } }),
    })
    await heading('Wat er gebeurde').waitFor()
    expect(await button('Annuleer').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Naar het archiefstuk' }).count()).toBe(0)
  })
})

test('an invoice over Peppol is read as tables: lines, discounts, VAT and sums', async () => {
  const lines = [
    { description: 'Zaalhuur', quantity: '2.5', unit: 'HUR', price: '40', vat: 21 },
    { description: 'Drukwerk', quantity: 3, price: '18.1234', vat: 6 },
  ]
  const discount = { kind: 'discount', reason: 'Erkende vereniging', amount: '25.00', vat: 21 } as const
  const read = readInvoice({ invoice: withSums(lines, {}, [discount]) })
  if (read.kind === 'flaws') throw new Error(JSON.stringify(read.flaws))
  const xml = Buffer.from(writeUbl({ invoice: read.invoice, seller, buyer, reference: 'U7K4' }))
  const document = { ...message.documents[0], id: 'doc_9', kind: 'invoice', mediaType: 'application/xml' }
  await show('/messages/msg_1', {
    'GET /v1/messages/msg_1': () => ({ json: { ...message, documents: [...message.documents, document] } }),
    'GET /v1/messages/msg_1/documents/doc_9': () => ({ bytes: xml, type: 'application/xml' }),
  })
  await heading('Factuur via Peppol').waitFor()
  const row = (text: RegExp) => page.getByRole('row', { name: text }).waitFor()
  await row(/^Zaalhuur 2,5 uur € 40,00 21 % € 100,00$/)
  await row(/^Drukwerk 3 € 18,1234 6 % € 54,37$/)
  await row(/^Erkende vereniging – – 21 % -?€ -?25,00$/)
  await row(/^21 % € 75,00 € 15,75$/)
  await expectFourLooks(page, 'message-invoice')
})
