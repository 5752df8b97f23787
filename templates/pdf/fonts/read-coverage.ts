import { readFontFile } from './prepare-fonts.ts'
import { faceNames } from './typeface.ts'

/** Whether a letter can show a character, in each of its four styles. */
export type Coverage = (codePoint: number) => boolean

/** Line breaks and tabs are set as white; a soft hyphen, a break of no width and a byte order mark show nothing. */
const invisible = new Set([0x09, 0x0a, 0x0d, 0xad, 0x200b, 0xfeff])

/** Reads which characters the letter fonts have. What stays in memory is a table of some kilobytes; the fonts do not. */
export async function readCoverage(): Promise<Coverage> {
  const styles = await Promise.all(faceNames.map(async (name) => new Set((await readFontFile(name)).characterSet)))
  const [first = new Set<number>(), ...others] = styles
  const inAll = [...first].filter((each) => others.every((style) => style.has(each)))
  const table = new Uint8Array(Math.max(...inAll) + 1)
  for (const each of [...inAll, ...invisible]) table[each] = 1
  return (codePoint) => table[codePoint] === 1
}
