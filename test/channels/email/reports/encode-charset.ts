/** Bytes of a text in a charset for which Node has a decoder and no encoder. */
export function encodeAs(charset: 'koi8-r' | 'windows-1251' | 'gb2312' | 'big5' | 'iso-2022-jp' | 'windows-1252') {
  return (text: string): Buffer => {
    if (charset === 'iso-2022-jp') return encodeJapanese(text)
    const table = tableOf(charset)
    return Buffer.concat(
      Array.from(text, (each) =>
        (each.codePointAt(0) ?? 0) < 128 ? Buffer.from(each) : (table.get(each) ?? Buffer.from('?')),
      ),
    )
  }
}

/** ISO-2022-JP holds the characters of EUC-JP in seven bits, between two escape sequences. */
function encodeJapanese(text: string): Buffer {
  const table = tableOf('euc-jp')
  const pieces = text.split(/([\u0080-\uffff]+)/).map((piece, at) => {
    if (at % 2 === 0) return Buffer.from(piece)
    const bytes = Buffer.concat(Array.from(piece, (each) => table.get(each) ?? Buffer.from([0xa1, 0xa9])))
    return Buffer.concat([
      Buffer.from('\u001b$B'),
      Buffer.from(bytes.map((byte) => byte & 0x7f)),
      Buffer.from('\u001b(B'),
    ])
  })
  return Buffer.concat(pieces)
}

const tables = new Map<string, ReadonlyMap<string, Buffer>>()

function tableOf(charset: string): ReadonlyMap<string, Buffer> {
  const known = tables.get(charset)
  if (known !== undefined) return known
  const decoder = new TextDecoder(charset)
  const table = new Map<string, Buffer>()
  const isDouble = /^(gb|big5|euc)/.test(charset)
  for (let first = 0x80; first < 0x100; first += 1) {
    const seconds = isDouble ? Array.from({ length: 0xc0 }, (_, at) => [at + 0x40]) : [[]]
    for (const second of seconds) {
      const bytes = Buffer.from([first, ...second])
      const text = decoder.decode(bytes)
      if (Array.from(text).length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
    }
  }
  tables.set(charset, table)
  return table
}
