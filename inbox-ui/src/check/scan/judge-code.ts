import { readCheckQrText } from '../../../../api/contract/values/check-qr.ts'

/** What a scanned text is: the check code of a letter, the payment code of the same letter, or something else. */
export type ScannedCode =
  | { readonly kind: 'check'; readonly qr: string }
  | { readonly kind: 'payment' }
  | { readonly kind: 'other' }

export function judgeCode(text: string): ScannedCode {
  if (readCheckQrText(text) !== undefined) return { kind: 'check', qr: text.slice(text.indexOf('#') + 1) }
  // EPC069-12: the first line of the code of a credit transfer.
  return { kind: text.startsWith('BCD') ? 'payment' : 'other' }
}

/** The most useful of the codes in one picture. */
export function judgeCodes(texts: readonly string[]): ScannedCode | undefined {
  const codes = texts.map(judgeCode)
  return codes.find(({ kind }) => kind === 'check') ?? codes.find(({ kind }) => kind === 'payment') ?? codes[0]
}
