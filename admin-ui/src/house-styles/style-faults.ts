import { useTranslation } from 'react-i18next'
import { isProblem } from '../ui/api/problem.ts'
import { useFormat } from '../ui/format/use-format.ts'

/** The hub reports faults in English; the screens have their own words for the faults of a house style. */
const known: readonly (readonly [RegExp, string])[] = [
  [/contrast is ([\d.]+) to 1.* (#[0-9a-f]{6}) would do/, 'tooPale'],
  [/^It is not written as this field must be/, 'colourForm'],
  [/^Draw it with shapes and paths only; `<([^>]*)>/, 'svgShape'],
  [/^The attribute `([^`]*)` cannot be drawn/, 'svgAttribute'],
  [/^Give colours as/, 'svgColours'],
  [/^The drawing needs a viewBox/, 'svgViewBox'],
  [/^A number or path in this drawing/, 'svgBroken'],
  [/^Give an SVG drawing of paths/, 'svgScripts'],
  [/^There is no such drawing/, 'noDrawing'],
  [/^This is no PNG/, 'pngNot'],
  [/^The picture may be (\d+) pixels/, 'pngPixels'],
  [/^The PNG is broken/, 'pngBroken'],
  [/^Written without transparency/, 'pngHeavy'],
  [/^At most (\d+) characters/, 'tooLong'],
  [/^At most (\d+) items/, 'tooMany'],
  [/^It holds a character that cannot be printed/, 'unprintable'],
  [/^(It holds nothing that can be seen|It may not be empty|This field is required|Give the text in)/, 'empty'],
  [/^There is no such font/, 'fontGone'],
  [/^The letters of this font are too wide/, 'fontWide'],
  [/^The font is broken/, 'fontBroken'],
  [/PostScript outlines|packed for the web|^This is no TrueType/, 'fontKind'],
  [/^This is a collection/, 'fontCollection'],
  [/^This is a variable font/, 'fontVariable'],
  [/^Its makers (forbid|allow)/, 'fontForbidden'],
  [/^The em of this font/, 'fontEm'],
  [/^It lacks characters that letters need: (.*)/, 'fontLacks'],
  [/^The file may have (\d+) bytes/, 'fileBytes'],
]

/** Faults of text that needs something of its house style are reported by kind (decision 0017). */
const ofText: Readonly<Record<string, string>> = {
  'unknown-picture': 'noPicture',
  'unknown-signatory': 'noSigner',
  'no-signatories': 'nobodySigns',
}

export interface StyleFault {
  /** The part of the body that has the fault; empty: the whole letter. */
  readonly pointer: string
  readonly words: string
  /** A value that is accepted. */
  readonly better?: string
}

/** The faults that the hub reports for a house style, in the reader's language; empty when it reports none. */
export function useStyleFaults(): (error: unknown) => readonly StyleFault[] {
  const { t } = useTranslation()
  const format = useFormat()
  return (error) => {
    if (!isProblem(error, 400)) return []
    return (error.body.issues ?? []).map(({ pointer, detail, kind = '', values }) => {
      const word = ofText[kind]
      if (word !== undefined) return { pointer, words: t(`styleFault.${word}`, { a: values?.['name'] }) }
      for (const [pattern, name] of known) {
        const found = pattern.exec(detail)
        if (found === null) continue
        const better = name === 'tooPale' ? found[2] : undefined
        // A ratio is written in the number format of the reader.
        const a = name === 'tooPale' ? format.number(Number(found[1])) : found[1]
        const words = t(`styleFault.${name}`, { a, b: found[2] })
        return { pointer, words, ...(better !== undefined && { better }) }
      }
      return { pointer, words: detail }
    })
  }
}

/** The first fault of one part of the form. */
export function faultAt(faults: readonly StyleFault[], ...pointers: readonly string[]): StyleFault | undefined {
  return faults.find((fault) =>
    pointers.some((pointer) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`)),
  )
}
