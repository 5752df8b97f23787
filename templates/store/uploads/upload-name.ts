import type { Purpose } from '../../supplied/finding.ts'

const maxLength = 80

/** A name that can be shown and saved on every system; a name without content gets the name of its purpose. */
export function uploadName(given: string, purpose: Purpose): string {
  const allowed = given
    // A browser encodes a quotation mark of a name like this (HTML, multipart/form-data).
    .replaceAll(/%22|%0D|%0A/gi, '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/\.pdf$/i, '')
    .replace(/[^\p{L}\p{M}\p{N} ._-]/gu, '')
    .replace(/^[\s.\p{M}]+/u, '')
  const stem = Array.from(allowed).slice(0, maxLength).join('').trim()
  return `${stem === '' ? purpose : stem}.pdf`
}
