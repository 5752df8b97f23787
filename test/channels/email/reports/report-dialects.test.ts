import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fields, quotedLetter, report } from './build-report.ts'
import { dialects } from './dialects/all.ts'
import { administratorMails, fixtures, heldOut, measure, outcomeOf, sentencesAfter } from './measure.ts'

/** The bars of the product for reports from the wild. */
const bars = { recall: 0.95, precision: 0.98 }

describe.each([
  ['the dialects', fixtures],
  ['the held-out set', heldOut],
])('over %s', (name, mails) => {
  const { table, wrong } = measure(mails)
  test('recall and precision of each class are above the bars', () => {
    const rows = table.map(
      (row) => `${row.class.padEnd(12)}${String(row.mails).padStart(6)}${percent(row.recall)}${percent(row.precision)}`,
    )
    process.stdout.write(`\n${name}\nclass        mails  recall precision\n${rows.join('\n')}\n`)
    expect(mails.length).toBeGreaterThan(150)
    for (const { recall, precision } of table) {
      expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(bars.recall)
      expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(bars.precision)
    }
  })
})

describe.each([
  ['mails of an administrator', administratorMails],
  ['sentences written after the rules', sentencesAfter],
])('over %s', (_name, mails) => {
  const read = mails.map(({ name, expected, mail }) => ({ name, expected, found: outcomeOf(mail).outcome }))
  test('no address is marked that is good', () => {
    expect(read.filter(({ expected, found }) => found === 'hard' && expected !== 'hard')).toEqual([])
  })

  test.each(['hard', 'soft', 'auto-reply'])('nine of ten %s mails are recognised', (kind) => {
    const ofKind = read.filter(({ expected }) => expected === kind)
    // A notice of a delay is a soft one to the writers of these mails.
    const right = ofKind.filter(({ found }) => (found === 'delayed' ? 'soft' : found) === kind)
    expect(ofKind.length).toBeGreaterThan(4)
    expect(right.length / ofKind.length).toBeGreaterThanOrEqual(0.9)
  })
})

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(9)

test.each(
  dialects.filter(({ reason }) => reason !== undefined).map((each) => [each.name, each.reason, each.mail] as const),
)('%s: %s', (_name, reason, mail) => {
  expect(outcomeOf(mail).reason).toBe(reason)
})

describe('a damaged report', () => {
  const soft = [...fixtures, ...heldOut].filter(({ expected }) => expected !== 'hard')
  const any = fc.constantFrom(...fixtures)
  const damage: Readonly<Record<string, (mail: string, at: number) => string>> = {
    // Where a code about the address is in it, a cut just behind the code loses the words that correct it.
    'cut off anywhere': (mail, at) =>
      /5\.(1\.\d|2\.1|4\.4)\b/.test(mail) ? mail : mail.slice(0, Math.floor(mail.length * at)),
    'with another charset': (mail) => mail.replaceAll(/charset=[\w-]+/g, 'charset=x-unknown'),
    'with bare line feeds': (mail) => mail.replaceAll('\r\n', '\n'),
    'with bare carriage returns': (mail) => mail.replaceAll('\r\n', '\r'),
    'with doubled carriage returns': (mail) => mail.replaceAll('\r\n', '\r\r\n'),
    'quoted by a person': (mail) => `From: els@mx.test\r\nSubject: Vraag\r\n\r\n${mail.replaceAll('\r\n', '\r\n> ')}`,
    'without its outer header': (mail) => mail.slice(mail.indexOf('\r\n\r\n')),
    'in capitals': (mail) => mail.toUpperCase(),
  }

  test.each(Object.entries(damage))('%s never turns into a hard bounce what is none', (_name, change) => {
    fc.assert(
      fc.property(fc.constantFrom(...soft), fc.double({ min: 0, max: 1, noNaN: true }), ({ mail }, at) => {
        expect(outcomeOf(Buffer.from(change(mail.toString('latin1'), at), 'latin1')).outcome).not.toBe('hard')
      }),
      { numRuns: 150 },
    )
  })

  test('with any bytes in any place is read without an exception', () => {
    fc.assert(
      fc.property(any, fc.nat(), fc.uint8Array({ maxLength: 200 }), ({ mail }, at, bytes) => {
        const place = at % mail.length
        outcomeOf(Buffer.concat([mail.subarray(0, place), bytes, mail.subarray(place + bytes.length)]))
      }),
      { numRuns: 200 },
    )
  })

  test('of any bytes at all is unknown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => {
        expect(outcomeOf(bytes).outcome).toBe('unknown')
      }),
    )
  })
})

/** The head of a letter of one part of a media type, in base64. */
const letterOf = (mediaType: string): string =>
  `From: postmaster@mx.test\r\nContent-Type: ${mediaType}\r\nContent-Transfer-Encoding: base64\r\n\r\n`

describe('limits', () => {
  test.each([
    ['nested multiparts', `Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n`.repeat(5_000)],
    ['enclosed mails', 'Content-Type: message/rfc822\r\n\r\n'.repeat(20_000)],
    ['parts', `Content-Type: multipart/mixed; boundary="b"\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(60_000)}`],
    ['headers', 'X: y\r\n'.repeat(150_000)],
    ['one long line', `From: MAILER-DAEMON@mx.test\r\n\r\n${'a@b '.repeat(250_000)}`],
    ['one long word', `From: MAILER-DAEMON@mx.test\r\nSubject: Undeliverable\r\n\r\n${'a'.repeat(1_000_000)}`],
    ['tags', `From: postmaster@mx.test\r\nContent-Type: text/html\r\n\r\n${'<'.repeat(900_000)}`],
    ['encoded words', `Subject: ${'=?utf-8?B?YQ==?= '.repeat(3_000)}\r\n\r\n${quotedLetter}`],
    ['colons', `From: postmaster@mx.test\r\n\r\n${': '.repeat(400_000)}`],
    ['spaces', `From: postmaster@mx.test\r\n\r\n${' '.repeat(900_000)}`],
    ['elements', `From: postmaster@mx.test\r\nContent-Type: text/html\r\n\r\n${'<style>'.repeat(130_000)}`],
    [
      'five megabytes of lines, of which the first is read',
      `From: MAILER-DAEMON@mx.test\r\n\r\n${'550 a@b.test: user\r\n'.repeat(250_000)}`,
    ],
    [
      'ten thousand recipients',
      report(
        'failed',
        Array.from({ length: 10_000 }, (_, at) => fields('failed', '5.1.1', 'smtp; 550 gone', `a${at}@mx.test`)),
      ).toString('latin1'),
    ],
    ['attachments of 25 megabytes', `${letterOf('application/octet-stream')}${'QUJD'.repeat(6_500_000)}`],
    ['blank lines', `From: postmaster@mx.test\r\n\r\n${'\r\n \r\n'.repeat(200_000)}`],
  ])('a mail of a megabyte of %s is read in bounded time', (_name, mail) => {
    const before = process.cpuUsage()
    outcomeOf(Buffer.from(mail))
    const { user } = process.cpuUsage(before)
    expect(user / 1_000).toBeLessThan(2_000)
  })
})
