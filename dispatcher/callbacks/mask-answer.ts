/** Characters of an answer that are kept. */
const maxKept = 500

/**
 * The beginning of an answer as the log of attempts keeps it: without secrets, numbers of people, addresses of mail, and characters that
 * do not print or that turn the direction of the text. A receiver may repeat anything that it knows.
 */
export function maskAnswer(text: string): { readonly answer: string; readonly cut: boolean } {
  const masked = text
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/whsec_[\w+/=-]+/g, 'whsec_…')
    .replaceAll(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 …')
    .replaceAll(/((?:password|passwd|secret|token|api[-_]?key|authorization)["']?\s*[:=]\s*["']?)[^\s"'&,;}]+/gi, '$1…')
    .replaceAll(/[^\s<>"'(]+@[^\s<>"')]+/g, '…')
    // National numbers, enterprise numbers, phone numbers and accounts, with or without separators.
    .replaceAll(/\b[A-Z]{2}\d{2}(?:\s?\d{4}){3}\b/g, '…')
    .replaceAll(/\+?\d(?:[\s./-]?\d){7,}/g, '…')
    .replaceAll(/[\w+/-]{40,}={0,2}/g, '…')
  // A character of two code units is not cut in half.
  return { answer: masked.slice(0, maxKept).replace(/[\ud800-\udbff]$/, ''), cut: masked.length > maxKept }
}
