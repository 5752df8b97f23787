import fc from 'fast-check'
import { DateTime } from 'luxon'
import { beforeAll, describe, expect, test } from 'vitest'
import { calendarFile } from '../../../api/inbox/calendar-file.ts'
import { drainReads } from '../../../channels/inbox/store/reading/mark-read.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { instantOf, readCalendar, textOf } from '../../support/files/read-calendar.ts'
import { openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type SignedIn, type TestApi } from '../../support/hub/open-test-api.ts'

let api: TestApi
let citizen: SignedIn
let stranger: SignedIn
let id: string
beforeAll(async () => {
  api = await openTestApi()
  const tax = await api.newEntity('OVO000001')
  const work = openHandOver(api)
  work.actions = [
    { kind: 'pay', text: 'Betaal € 384,20; of spreid, in 3 keer', due: '2027-01-31' },
    { kind: 'reply', text: 'Hang de affiche uit.' },
    { kind: 'come', text: 'Kom langs', due: '2028-02-29' },
    { kind: 'come', text: 'Kom opnieuw.', due: '2027-07-05', time: '14:30', place: 'Stadhuis, Markt\u00a01; zaal 2' },
  ]
  citizen = await api.signIn('citizen', { name: 'Jan Peeters', insz: jan.insz })
  stranger = await api.signIn('citizen', { insz: '85073003328' })
  await postLetter(api, tax.live, goodLetter({ recipient: jan }))
  await work.prepare()
  await work.deliver()
  id = (await api.call('/v1/inbox/messages', { as: citizen })).json.items[0].id as string
})

/** Content lines with their folding undone (RFC 5545, 3.1). */
const linesOf = (file: string): string[] => file.replaceAll('\r\n ', '').trimEnd().split('\r\n')
const take = (query = '', as = citizen) => api.call(`/v1/inbox/messages/${id}/actions.ics${query}`, { as })

describe('the deadlines of a letter', () => {
  test('are a calendar file with one event each, and exporting them does not count as reading', async () => {
    const answer = await take()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const today = brusselsDay(api.clock.now())
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Uw vergunning - ${today}.ics"; filename*=UTF-8''Uw%20vergunning%20%E2%80%93%20${today}.ics`,
    )
    const lines = linesOf(String(answer.bytes))
    expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
    expect(lines.filter((line) => /^(DTSTART;VALUE|DTEND|SUMMARY|DESCRIPTION:Uw|UID|URL)/.test(line))).toEqual([
      `UID:${id}-1-pay-2027-01-31@uitpost`,
      'DTSTART;VALUE=DATE:20270131',
      'DTEND;VALUE=DATE:20270201',
      'SUMMARY:Betaal € 384\\,20\\; of spreid\\, in 3 keer – Dienst OVO000001',
      'DESCRIPTION:Uw vergunning',
      `URL:http://localhost:${api.port}/inbox/letters/${id}`,
      `UID:${id}-3-come-2028-02-29@uitpost`,
      'DTSTART;VALUE=DATE:20280229',
      'DTEND;VALUE=DATE:20280301',
      'SUMMARY:Kom langs – Dienst OVO000001',
      'DESCRIPTION:Uw vergunning',
      `URL:http://localhost:${api.port}/inbox/letters/${id}`,
      `UID:${id}-4-come-2027-07-05@uitpost`,
      'SUMMARY:Kom opnieuw – Dienst OVO000001',
      'DESCRIPTION:Uw vergunning',
      `URL:http://localhost:${api.port}/inbox/letters/${id}`,
    ])
    expect(await api.test.database.asHub((tx) => drainReads(tx, 100))).toEqual([])
    expect((await api.call('/v1/inbox/messages', { as: citizen })).json.items[0].read).toBe(false)
  })

  test('come one by one as well; an action without a day has none', async () => {
    expect(String((await take('?action=3')).bytes)).toContain('SUMMARY:Kom langs')
    expect(String((await take('?action=3')).bytes)).not.toContain('pay')
    for (const query of ['?action=2', '?action=9']) expect((await take(query)).status).toBe(404)
    expect((await take('?action=0')).status).toBe(400)
  })

  test('an appointment begins at its hour in Belgium, at its place, and its file is named after subject and day', async () => {
    const answer = await take('?action=4')
    const calendar = readCalendar(String(answer.bytes))
    const [event] = calendar.parts.filter(({ name }) => name === 'VEVENT')
    if (event === undefined) throw new Error('There is no event')
    expect(instantOf(calendar, event, 'DTSTART').toISOString()).toBe('2027-07-05T12:30:00.000Z')
    expect(textOf(event, 'DURATION')).toBe('PT1H')
    expect(textOf(event, 'LOCATION')).toBe('Stadhuis, Markt 1; zaal 2')
    expect(textOf(event, 'TRANSP')).toBe('OPAQUE')
    expect(answer.headers.get('content-disposition')).toContain('filename="Uw vergunning - 2027-07-05.ics"')
    const [row] = (await api.call('/v1/inbox/messages', { as: citizen })).json.items
    expect(row.actions[3]).toMatchObject({ due: '2027-07-05', time: '14:30', place: 'Stadhuis, Markt\u00a01; zaal 2' })
  })

  test('are available to the readers of the letter', async () => {
    expect((await take('', stranger)).status).toBe(404)
  })
})

test('whatever the text of an action, the file keeps its lines, and the text can be read back', () => {
  const url = 'https://x.example/inbox/letters/inb_1'
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
      const file = calendarFile([{ uid: 'u@x', day: '2027-01-31', title, description: title, url }], new Date(0))
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const lines = linesOf(file)
      expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
      expect(lines).toHaveLength(25)
      const said = lines.find((line) => line.startsWith('SUMMARY:'))?.slice('SUMMARY:'.length) ?? ''
      const expected = title
        .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\n')
        // oxlint-disable-next-line no-control-regex
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
      expect(said.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))).toBe(expected)
    }),
  )
})

test('an appointment on any day at any hour is the same instant for every reader of the file', () => {
  const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
  const two = (value: number): string => String(value).padStart(2, '0')
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (at, hour, minute) => {
      const [day = ''] = at.toISOString().split('T')
      const time = `${two(hour)}:${two(minute)}`
      const expected = DateTime.fromISO(`${day}T${time}`, { zone: 'Europe/Brussels' })
      // The hour that summer time skips does not exist; that of its end comes twice, and either is right.
      fc.pre(expected.toFormat('HH:mm') === time && expected.getPossibleOffsets().length === 1)
      const event = {
        uid: 'u@x',
        day,
        time,
        place: 'Markt 1',
        title: 'Kom',
        description: 'x',
        url: 'https://x.example',
      }
      const calendar = readCalendar(calendarFile([event], new Date(0)))
      const read = calendar.parts.find(({ name }) => name === 'VEVENT')
      if (read === undefined) throw new Error('There is no event')
      expect(instantOf(calendar, read, 'DTSTART').getTime()).toBe(expected.toMillis())
    }),
  )
})
