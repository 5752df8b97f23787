/** A text string of PDF (ISO 32000-1, 7.9.2.2): unchanged where it is plain, else as UTF-16. */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replaceAll(/[\\()]/g, String.raw`\$&`)})`
  return `<feff${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex')}>`
}

/** An address in the form of PDF: seven bits (ISO 32000-1, 12.6.4.7); other characters are escaped as a browser would. */
export function pdfAddress(url: string): string {
  return pdfText(url.toWellFormed().replaceAll(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part)))
}
