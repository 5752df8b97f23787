import { createHash } from 'node:crypto'
import type { ReceiptContent } from '../../../channels/inbox/store/receipt.ts'
import { escapeHtml } from '../../../core/escape-html.ts'
import type { Language } from '../../../core/words/language.ts'
import { receiptText } from './receipt-words.ts'

/**
 * The receipt as a page to read and print, in the language of its reader. It needs no script and no other file; the SHA-256 names
 * the signed file that proves what it says.
 */
export function receiptPage(receipt: ReceiptContent, signedFile: Uint8Array, language: Language): string {
  const { title, rows, words } = receiptText(receipt, language)
  const hash = createHash('sha256').update(signedFile).digest('hex')
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:18px/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#14212b;background:#fff}
h1{font-size:1.8rem;line-height:1.2}dt{font-weight:600;margin-top:.75rem}dd{margin:0;overflow-wrap:anywhere}
p{font-size:.85rem;overflow-wrap:anywhere;border-top:1px solid;margin-top:2rem;padding-top:1rem}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><dl>
${rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}
</dl><p>${escapeHtml(words.signedFile)} ${hash}</p></main></body></html>
`
}
