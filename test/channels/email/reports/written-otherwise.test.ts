import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeQuotedPrintable } from '../../../../channels/email/adapter/mime/decode-bytes.ts'
import { htmlText } from '../../../../channels/email/adapter/mime/html-text.ts'
import { type Fixture, fields, plain, report } from './build-report.ts'
import { fixtures, outcomeOf } from './measure.ts'

const count = (mail: Buffer, what: string): number => mail.toString('latin1').split(what).length - 1

/** The same report in another form: what it says must not change. */
const reports = fixtures.filter(({ expected }) => expected === 'hard' || expected === 'soft')
const isText = ({ mail }: Fixture): boolean => /^Content-Type: text\/plain; charset=utf-8\r$/m.test(headOf(mail))
/** Standard reports about one recipient. */
const ofFields = reports.filter(
  ({ mail }) =>
    /^[^\u0080-\uffff]*$/.test(mail.toString('latin1')) &&
    mail.includes('--=_b') &&
    count(mail, '\r\nFinal-Recipient:') === 1 &&
    count(mail, '\r\nDiagnostic-Code:') === 1,
)

const headOf = (mail: Buffer): string => mail.toString('latin1').split('\r\n\r\n', 1)[0] ?? ''
const bodyOf = (mail: Buffer): string => mail.subarray(headOf(mail).length + 4).toString('utf8')
const change = (mail: Buffer, how: (text: string) => string): Buffer =>
  Buffer.from(how(mail.toString('latin1')), 'latin1')

/** The text of a mail of one part, encoded again. */
function written(mail: Buffer, encoding: 'base64' | 'quoted-printable', html = false): Buffer {
  const text = bodyOf(mail).replaceAll('\r\n', '\n')
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>\n')
  const again = plain(html ? `<html><body>${escaped}</body></html>` : text, { encoding, html, headers: [] })
  const own = headOf(mail)
    .replaceAll(/^(Content-|MIME-).*(\r\n|$)/gm, '')
    .trimEnd()
  const type = headOf(again)
    .split('\r\n')
    .filter((line) => /^(Content-|MIME-)/.test(line))
  return Buffer.concat([
    Buffer.from([own, ...type, '', ''].join('\r\n'), 'latin1'),
    again.subarray(headOf(again).length + 4),
  ])
}

describe('a report says the same', () => {
  const forms: Readonly<Record<string, readonly [readonly Fixture[], (mail: Buffer) => Buffer]>> = {
    'in base64': [reports.filter(isText), (mail) => written(mail, 'base64')],
    'in quoted-printable': [reports.filter(isText), (mail) => written(mail, 'quoted-printable')],
    'in HTML alone': [reports.filter(isText), (mail) => written(mail, 'base64', true)],
    'with folded headers and fields': [
      [...reports.filter(isText), ...ofFields],
      (mail) =>
        change(mail, (text) =>
          text.replaceAll(/^(From|Subject|Auto-Submitted|Final-Recipient|Diagnostic-Code): ?/gm, '$1:\r\n\t '),
        ),
    ],
    'with an answer of 8,000 characters on one line': [
      ofFields,
      (mail) => change(mail, (text) => text.replaceAll(/^(Diagnostic-Code:.*)\r$/gm, `$1 ${'q1w2'.repeat(2_000)}\r`)),
    ],
    'without the boundary at its end': [ofFields, (mail) => change(mail, (text) => text.replace(/--=_b--\r\n/, ''))],
    'without any boundary': [ofFields, (mail) => change(mail, (text) => text.replaceAll(/^--=_b(--)?\r\n/gm, ''))],
    'cut off behind its fields': [
      ofFields,
      (mail) =>
        change(mail, (text) => text.slice(0, text.indexOf('\r\n', text.lastIndexOf('\r\nDiagnostic-Code:') + 2) + 2)),
    ],
    'enclosed in another mail': [
      ofFields,
      (mail) =>
        change(
          mail,
          (text) =>
            `From: els@mx.test\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="=_f"\r\n\r\n--=_f\r\nContent-Type: text/plain\r\n\r\nfyi\r\n--=_f\r\nContent-Type: message/rfc822\r\n\r\n${text}\r\n--=_f--\r\n`,
        ),
    ],
  }

  test.each(Object.entries(forms))('%s', (_name, [among, form]) => {
    expect(among.length).toBeGreaterThan(50)
    fc.assert(
      fc.property(fc.constantFrom(...among.keys()), (at) => {
        const { name = '', mail = Buffer.of() } = among[at] ?? {}
        expect(outcomeOf(form(mail)).outcome, name).toBe(outcomeOf(mail).outcome)
      }),
      { numRuns: 25 },
    )
  })
})

test('a report about a report speaks of the outer one', () => {
  const inner = report('gone', [fields('failed', '5.1.1', 'smtp; 550 5.1.1 user unknown')])
  const outer = report('full', [fields('failed', '5.2.2', 'smtp; 552 5.2.2 mailbox full')], { bare: true })
  const mail = change(outer, (text) =>
    text.replace(
      '--=_b--',
      `--=_b\r\nContent-Type: message/rfc822\r\n\r\n${inner.toString('latin1').replaceAll('=_b', '=_i')}\r\n--=_b--`,
    ),
  )
  expect(outcomeOf(mail)).toEqual({ outcome: 'soft', reason: 'mailbox-full' })
})

test('a space before a soft line break belongs to the text, one behind it does not', () => {
  expect(decodeQuotedPrintable('mailbox =\nunavailable, quo=  \nta')).toBe('mailbox unavailable, quota')
})

test('an element and the end of its line are one line', () => {
  expect(htmlText('after MAIL FROM:<br>\r\n550 unknown<br>\nuser</p>\n\nend')).toBe(
    'after MAIL FROM:\n550 unknown\nuser\n\nend',
  )
})
