import type { HouseStyle } from '../../templates/model/house-style.ts'

/** A line in place of a signature or a picture. */
const stroke =
  '<svg viewBox="0 0 120 40"><path d="M4 30 C30 4 50 36 70 18 S100 10 116 28" fill="none" stroke="#14212b" stroke-width="2"/></svg>'

/** A house style of no entity, with everything that the text uses: enough to read a letter before its own style exists. */
export function plainStyle(texts: readonly string[]): HouseStyle {
  const text = texts.join('\n')
  const signs = namesIn(text, /\{\{\s*signature((?:\s+"[^"]*")*)\s*\}\}/g)
  const pictures = namesIn(text, /\{\{\s*image((?:\s+"[^"]*"))/g)
  const signers = signs.length > 0 ? signs : ['iemand']
  return {
    key: 'plain',
    version: 1,
    name: { nl: 'Uw organisatie', fr: 'Votre organisation', de: 'Ihre Organisation', en: 'Your organisation' },
    colour: '#4b5964',
    senderLines: ['Voorbeeldstraat 1', '9999 Voorbeeldegem'],
    signatures: { line: stroke },
    images: Object.fromEntries(pictures.map((key) => [key, stroke])),
    signatories: Object.fromEntries(
      signers.map((key) => [
        key,
        { name: key, function: { nl: 'Functie', fr: 'Fonction', de: 'Funktion', en: 'Function' }, image: 'line' },
      ]),
    ),
  }
}

function namesIn(text: string, call: RegExp): string[] {
  const names = [...text.matchAll(call)].flatMap(([, given = '']) =>
    [...given.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name),
  )
  return [...new Set(names)]
}
