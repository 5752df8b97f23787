/**
 * Code 128 (ISO/IEC 15417), the linear symbol of postal operators. Widths of bars and spaces by turns, a symbol character each; the
 * values 103 to 105 start in code set A, B and C, 106 is the stop.
 */
const widths = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ')

const [toC, toB, startB, startC, stop] = [99, 100, 104, 105, 106] as const

/**
 * The modules of a text in code sets B and C, without the white around them: 1 is a bar. Pairs of digits are one character in
 * set C, which is used where at least four digits follow. @throws RangeError for a character outside ASCII 32 to 126
 */
export function code128(text: string): Uint8Array {
  const values = valuesOf(text)
  const check = values.reduce((sum, value, at) => sum + value * Math.max(1, at), 0) % 103
  const modules: number[] = []
  for (const value of [...values, check, stop])
    for (const [at, width] of Array.from(widths[value] ?? '').entries())
      for (let module = 0; module < Number(width); module += 1) modules.push(at % 2 === 0 ? 1 : 0)
  return Uint8Array.from(modules)
}

function valuesOf(text: string): number[] {
  if (text === '' || !/^[\x20-\x7e]+$/.test(text)) throw new RangeError('Code 128 of this text needs other code sets')
  const values: number[] = []
  let set: 'B' | 'C' | undefined
  for (let at = 0; at < text.length; ) {
    const digits = /^\d*/.exec(text.slice(at))?.[0].length ?? 0
    // An odd number of digits begins in set B, so that the pairs end with the run.
    const isInC = digits >= 4 && digits % 2 === 0 ? true : set === 'C' && digits >= 2
    const wanted = isInC ? 'C' : 'B'
    if (set === undefined) values.push(wanted === 'C' ? startC : startB)
    else if (set !== wanted) values.push(wanted === 'C' ? toC : toB)
    set = wanted
    values.push(isInC ? Number(text.slice(at, at + 2)) : text.charCodeAt(at) - 32)
    at += isInC ? 2 : 1
  }
  return values
}
