/** A character code as it is written in a PDF string (ISO 32000-1, 7.3.4.2): half the size of hexadecimal digits. */
export function codeText(code: number): string {
  return escaped(code >> 8) + escaped(code & 0xff)
}

function escaped(byte: number): string {
  const character = String.fromCharCode(byte)
  if (character === '\r') return '\\r'
  return character === '(' || character === ')' || character === '\\' ? `\\${character}` : character
}
