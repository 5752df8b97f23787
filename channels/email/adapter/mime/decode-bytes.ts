import { Buffer } from 'node:buffer'

/** Names of charsets in mails that `TextDecoder` does not know under that name. */
const aliases: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp936: 'gbk',
  'x-gbk': 'gbk',
  cp949: 'euc-kr',
  ks_c_5601: 'euc-kr',
  cp950: 'big5',
  'koi8-ru': 'koi8-u',
  cp1250: 'windows-1250',
  cp1252: 'windows-1252',
  'unknown-8bit': 'windows-1252',
  ansi: 'windows-1252',
}

/** What begins a Japanese text of seven bits (ISO-2022-JP, RFC 1468). */
const escape = String.fromCharCode(27)
const japaneseShift = new RegExp(String.raw`${escape}\$[@B]`)

/**
 * The text of bytes, each of which is one character of `bytes`. UTF-8 is recognised under any name of an 8-bit charset, since gateways
 * often rewrite the name and not the bytes; an unknown charset is read as windows-1252. Never throws.
 */
export function decodeBytes(bytes: string, charset = ''): string {
  const named = charset.trim().toLowerCase().replace(/^"|"$/g, '')
  if (japaneseShift.test(bytes)) return decodeAs(bytes, 'iso-2022-jp') ?? bytes
  if (!/[\u0080-\uffff]/.test(bytes)) return bytes
  if (!isMultiByte.test(named)) {
    const text = decodeAs(bytes, 'utf-8', true)
    if (text !== undefined) return text
  }
  return decodeAs(bytes, aliases[named] ?? named) ?? decodeAs(bytes, 'windows-1252') ?? bytes
}

const isMultiByte = /^(gb|x-gbk|big5|euc|iso-2022|shift|sjis|cp9|ks_c|utf-16)/

function decodeAs(bytes: string, charset: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(charset, { fatal }).decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return undefined
  }
}

/** Bytes of a part from its transfer encoding (RFC 2045, 6); what is no valid encoding is passed over. */
export function decodeTransfer(body: string, encoding: string): string {
  switch (encoding.trim().toLowerCase().replaceAll('"', '')) {
    case 'base64':
      return Buffer.from(body.replaceAll(/[^A-Za-z0-9+/=]/g, ''), 'base64').toString('latin1')
    case 'quoted-printable':
      return decodeQuotedPrintable(body)
    default:
      return body
  }
}

/** Spaces before a soft line break belong to the text; those after it were added on the way (RFC 2045, 6.7, rule 3). */
export function decodeQuotedPrintable(body: string): string {
  return body
    .replaceAll(/=[ \t]{0,8}\n/g, '')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The words of a header, with encoded words (RFC 2047) decoded and neighbours joined. */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return decodeBytes(value)
  return value
    .replaceAll(/(\?=)\s+(?==\?)/g, '$1')
    .replaceAll(/(?:=\?([^?\s]{1,40})\?([bqBQ])\?([^?]{0,2000})\?=)+/g, (run) => decodeRun(run))
}

/** Neighbouring words of one charset are decoded together: a character may be cut between them. */
function decodeRun(run: string): string {
  const pieces: { charset: string; bytes: string }[] = []
  for (const [, name = '', kind = '', text = ''] of run.matchAll(/=\?([^?\s]{1,40})\?([bqBQ])\?([^?]{0,2000})\?=/g)) {
    const charset = name.split('*')[0] ?? ''
    const bytes =
      kind.toLowerCase() === 'b' ? decodeTransfer(text, 'base64') : decodeQuotedPrintable(text.replaceAll('_', ' '))
    const last = pieces.at(-1)
    if (last?.charset === charset && !japaneseShift.test(bytes)) last.bytes += bytes
    else pieces.push({ charset, bytes })
  }
  return pieces.map(({ charset, bytes }) => decodeBytes(bytes, charset)).join('')
}
