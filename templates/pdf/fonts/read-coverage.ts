import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'
import { printableText } from '../../../core/words/text/printable-text.ts'
import { clustersOf, isCombining, settableForm } from './combining-marks.ts'
import { fontFilePath, readFontFile } from './prepare-fonts.ts'
import { faceNames } from './typeface.ts'

/** The characters of a text that a letter cannot show in each of its four styles, each once, with their combining marks. */
export type Coverage = (text: string) => readonly string[]

/** Nearly all texts of data are plain: one test of the text is enough for them. */
function isPlainText(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

/** Line breaks and tabs are set as white; a soft hyphen and a space without width are invisible. */
const white = new Set([0x09, 0x0a, 0x0d, 0xad, 0x200b])
/**
 * Maximum number of different characters with marks in one text: each takes the shaper about a millisecond. The alphabets of
 * Europe need some tens; an untrusted text may have thousands, and the ones beyond this are refused.
 */
const maxMarked = 100

/**
 * Reads which characters the letter fonts have. A table of some kilobytes stays in memory; a font is opened again when a text has
 * a character that is drawn in parts, such as a letter with combining marks.
 */
export async function readCoverage(): Promise<Coverage> {
  const styles = await Promise.all(faceNames.map(async (name) => new Set((await readFontFile(name)).characterSet)))
  const [first = new Set<number>(), ...others] = styles
  const inAll = [...first].filter((each) => others.every((style) => style.has(each)))
  const table = new Uint8Array(Math.max(...inAll) + 1)
  for (const each of inAll) table[each] = 1
  const isPlain = (codePoint: number): boolean => table[codePoint] === 1 || white.has(codePoint)
  let fonts: readonly Font[] | undefined
  const isSettable = (cluster: string): boolean => {
    fonts ??= faceNames.map((name) => create(readFileSync(fontFilePath(name))))
    return fonts.every((font) => settableForm(font, cluster) !== undefined)
  }
  return (text) => {
    if (isPlainText(text)) return []
    const found = new Set<string>()
    const marked = new Map<string, boolean>()
    for (const cluster of clustersOf(printableText(text))) {
      const codePoint = cluster.codePointAt(0) ?? 0
      const isMarked = cluster.length > (codePoint > 0xffff ? 2 : 1) || isCombining(codePoint)
      if (!isMarked && isPlain(codePoint)) continue
      if (!marked.has(cluster)) marked.set(cluster, marked.size < maxMarked && isSettable(cluster))
      if (marked.get(cluster) !== true) found.add(cluster)
    }
    return [...found]
  }
}
