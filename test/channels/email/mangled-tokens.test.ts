import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDeliveryTokens } from '../../../channels/email/adapter/delivery-token.ts'
import { findDelivery } from '../../../channels/email/adapter/reports/read-receipt.ts'
import { makeParcel } from '../make-parcel.ts'
import { signer } from './mail-parcels.ts'

const tokens = createDeliveryTokens(signer)
const parcel = makeParcel({ sequence: 2 })
const token = tokens.write(parcel)
const half = [token.slice(0, 30), token.slice(30)] as const
const find = (mail: string, source = 'bounce@uitpost.test') =>
  findDelivery({ source, bytes: Buffer.from(mail, 'latin1') }, tokens)

const bare = `From: MAILER-DAEMON@mx.test\r\nSubject: failure\r\n`
const inBase64 = Buffer.from(`Message-ID: <${token}@uitpost.test>`).toString('base64')
test.each([
  ['the address to which it came', `${bare}\r\nx`, `bounce+${token}@uitpost.test`],
  ['an address in capitals', `${bare}\r\nx`, `BOUNCE+${token.toUpperCase()}@UITPOST.TEST`],
  ['an address that SRS rewrote', `${bare}\r\nx`, `SRS0=Hx3y=TT=uitpost.test=bounce+${token}@forward.test`],
  [
    'an address that SRS rewrote twice',
    `${bare}\r\nx`,
    `SRS1=ab=relay.test==Hx3y=TT=uitpost.test=bounce+${token}@forward.test`,
  ],
  ['an address with a signature (BATV)', `${bare}\r\nx`, `prvs=1234abcd=bounce+${token}@uitpost.test`],
  ['References', `${bare}References: <other@x.test> <${token}@uitpost.test>\r\n\r\nx`],
  ['In-Reply-To', `${bare}In-Reply-To: <${token}@uitpost.test>\r\n\r\nx`],
  ['our own header in a quoted mail', `${bare}\r\n> X-Uitpost-Delivery: ${token}\r\n> Subject: a`],
  ['the text', `${bare}\r\nMessage-Id: ${token}@uitpost.test was not delivered`],
  ['a folded header', `${bare}References: <${half[0]}\r\n ${half[1]}@uitpost.test>\r\n\r\nx`],
  ['a wrapped line', `${bare}\r\nMessage-ID: <${half[0]}\r\n${half[1]}@uitpost.test>`],
  ['a wrapped quotation', `${bare}\r\n> Message-ID: <${half[0]}\r\n> ${half[1]}@uitpost.test>`],
  ['quoted-printable that was not declared', `${bare}\r\nMessage-ID: <${half[0]}=\r\n${half[1]}@uitpost.test>`],
  ['quoted-printable with codes', `${bare}\r\nbounce=2B${token.replaceAll('-', '=2D')}=40uitpost.test`],
  ['base64', `${bare}Content-Transfer-Encoding: base64\r\n\r\n${inBase64}`],
  ['base64 that was cut', `${bare}Content-Transfer-Encoding: base64\r\n\r\n${inBase64}AB=C\r\n!`],
  ['a link', `${bare}\r\nhttps://mx.test/?from=bounce%2B${token}%40uitpost.test`],
  [
    'HTML with entities',
    `${bare}Content-Type: text/html\r\n\r\n<p>bounce+${token.replaceAll('-', '&#45;')}<wbr>@uitpost.test</p>`,
  ],
  [
    'a mail that was forwarded twice, in base64',
    `${bare}Content-Type: message/rfc822\r\n\r\nSubject: Fwd\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${inBase64}\r\n--b--\r\n`,
  ],
  ['an enclosed mail', `${bare}Content-Type: message/rfc822\r\n\r\nMessage-ID: <${token}@uitpost.test>\r\n\r\nx`],
])('a delivery is found again by %s', (_name, mail, source = 'bounce@uitpost.test') => {
  expect(find(mail, source)).toMatchObject({ message: parcel.message, sequence: 2 })
})

test.each([
  ['another sequence', token.replace('-2-', '-1-')],
  ['another signature', `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`],
  ['a letter before it', `x${token}`],
])('and not by a token with %s', (_name, forged) => {
  expect(find(`${bare}References: <${forged}@uitpost.test>\r\n\r\nx`)).toBeUndefined()
})

/** What a server and those who pass the mail on may do to the text that holds the token. */
const onText: Readonly<Record<string, (text: string) => string>> = {
  nothing: (text) => text,
  capitals: (text) => text.toUpperCase(),
  quotation: (text) => text.replaceAll(/^/gm, '> '),
  'lines of 40 characters': (text) => text.replaceAll(/(.{40})(?=.)/g, '$1\r\n '),
  'lines of 40 characters in a quotation': (text) => text.replaceAll(/(.{40})(?=.)/g, '$1\r\n').replaceAll(/^/gm, '> '),
  'codes of a link': (text) => text.replaceAll('@', '%40').replaceAll('+', '%2B'),
  'Japanese before and behind it': (text) => `\u001B$B$3$N\u001B(B${text}\u001B$B%a!<%k\u001B(B`,
}

const inLines = (base64: string): string => base64.replaceAll(/(.{76})/g, '$1\r\n')
const ofType = (type: string, encoding: string, body: string): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`
const encoded = (text: string, as: BufferEncoding = 'latin1'): string =>
  inLines(Buffer.from(text, as).toString('base64'))

/** What holds that text. A file of Outlook (winmail.dat) holds it in one byte or in two a letter. */
const parts: Readonly<Record<string, (text: string) => string>> = {
  text: (text) => ofType('text/plain; charset=iso-2022-jp', '7bit', text),
  'quoted-printable': (text) =>
    ofType('text/plain', 'quoted-printable', text.replaceAll('-', '=2D').replaceAll(/(.{50})(?=.)/g, '$1=\r\n')),
  base64: (text) => ofType('text/plain; charset=utf-8', 'base64', encoded(text)),
  HTML: (text) => ofType('text/html', '7bit', `<p>${text.replaceAll('-', '&#45;').replaceAll('@', '<wbr>@')}</p>`),
  'HTML in base64': (text) => ofType('text/html; charset=utf-8', 'base64', encoded(`<p>${text}</p>`)),
  'the mail that was returned': (text) => ofType('message/rfc822', '7bit', `Subject: a\r\n\r\n${text}`),
  'its headers': (text) => ofType('text/rfc822-headers', '7bit', `X-A: ${text}`),
  'the mail that was returned, in base64': (text) =>
    ofType('message/rfc822', 'base64', encoded(`Subject: a\r\n\r\n${text}`)),
  'a file of Outlook': (text) => ofType('application/ms-tnef', 'base64', encoded(`x\u009F>"\u0001\0${text}\0\0`)),
  'a file of Outlook in UTF-16': (text) =>
    ofType('application/ms-tnef', 'base64', encoded(`x\u3E9F\u0022${text}\0`, 'utf16le')),
}

const among = (head: string, part: string, mark: string): string =>
  `${head}Content-Type: multipart/mixed; boundary="${mark}"\r\n\r\n--${mark}\r\n\r\nhello\r\n--${mark}\r\n${part}\r\n--${mark}--\r\n`

test('a delivery is found again whatever holds the token, whatever was done to it, however often it was passed on', () => {
  const names = fc.constantFrom('Message-ID: <', 'X-Uitpost-Delivery: ', 'bounce+', 'References: <a@b.test> <')
  const any = fc.tuple(
    names,
    fc.constantFrom(...Object.keys(onText)),
    fc.constantFrom(...Object.keys(parts)),
    fc.nat(3),
    fc.boolean(),
  )
  fc.assert(
    fc.property(any, ([name, change, part, times, isCut]) => {
      const text = onText[change]?.(`${name}${token}@uitpost.test>`) ?? ''
      let mail = among(bare, parts[part]?.(text) ?? '', 'b0')
      for (let time = 1; time <= times; time += 1)
        mail = among(bare, ofType('message/rfc822', '8bit', mail), `b${time}`)
      // A server returns no more than the first kilobytes of a mail.
      const cut = isCut ? mail.slice(0, mail.indexOf('--b0--')) : mail
      expect(find(cut), `${change} in ${part}`).toMatchObject({ message: parcel.message, sequence: 2 })
    }),
    { numRuns: 300 },
  )
})
