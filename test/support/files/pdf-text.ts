import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** All text that an extractor reads from a PDF, without blanks and soft hyphens; a broken word is one word again. */
export async function squeezedTextOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 }).promise
  let text = ''
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent()
    for (const item of items) if ('str' in item) text += `${item.str} `
  }
  await document.destroy()
  return squeezed(text)
}

/** Text for comparison: composed, without blanks, soft hyphens and other invisible characters. */
export function squeezed(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u00ad\u200b]+/gu, '')
}
