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
