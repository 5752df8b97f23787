import type { FaultCode } from '../../core/fault.ts'

/** The public meaning of a code. The page of a code explains the rest: see problem-pages.ts. */
interface ProblemKind {
  readonly slug: string
  readonly status: number
  readonly title: string
}

const kind = (slug: string, status: number, title: string): ProblemKind => ({ slug, status, title })

/**
 * The one catalogue of refusals, each raised somewhere. A code is never reused for another problem: UP-3004 is reserved for legal
 * holds.
 */
export const problems = {
  'UP-1001': kind('invalid-input', 400, 'The request has faults'),
  'UP-1002': kind('malformed-json', 400, 'We cannot read this JSON'),
  'UP-1003': kind('unknown-field', 400, 'The request has a field that we do not know'),
  'UP-1004': kind('missing-idempotency-key', 400, 'The header Idempotency-Key is missing'),
  'UP-1005': kind('key-reused', 422, 'This Idempotency-Key was used with another body'),
  'UP-1006': kind('still-running', 409, 'The first request with this Idempotency-Key is still running'),
  'UP-1007': kind('bad-cursor', 400, 'We did not issue this cursor'),
  'UP-1101': kind('unauthenticated', 401, 'We do not know who is asking'),
  'UP-1102': kind('forbidden', 403, 'The caller lacks the permission'),
  'UP-1060': kind('not-for-this-reader', 403, 'This letter is for another reader'),
  'UP-1061': kind('stronger-sign-in', 403, 'This letter opens after a stronger sign-in'),
  'UP-3085': kind('mandate-ended', 403, 'The mandate has ended'),
  'UP-1404': kind('not-found', 404, 'There is nothing here'),
  'UP-1405': kind('method-not-allowed', 405, 'This path does not take this method'),
  'UP-1412': kind('saved-by-another', 412, 'Somebody else saved first'),
  'UP-1413': kind('too-large', 413, 'The body is too large'),
  'UP-1415': kind('unsupported-media-type', 415, 'We do not read this kind of body'),
  'UP-1429': kind('too-many-requests', 429, 'Too many requests'),
  'UP-1500': kind('internal-error', 500, 'Something went wrong on our side'),
  'UP-1503': kind('unavailable', 503, 'The service is temporarily unavailable'),
  'UP-2101': kind('insz', 400, 'The national number is wrong'),
  'UP-2102': kind('enterprise-number', 400, 'The enterprise number is wrong'),
  'UP-2103': kind('address', 400, 'The address is wrong or missing'),
  'UP-2104': kind('postal-code', 400, 'The postal code is wrong'),
  'UP-2105': kind('email', 400, 'The email address is wrong'),
  'UP-2106': kind('unprintable-character', 400, 'A character cannot be printed'),
  'UP-2070': kind('invoice-incomplete', 400, 'The invoice in the data is not complete or not valid'),
  'UP-2071': kind('invoice-sums-wrong', 400, 'The sums of the invoice are not right'),
  'UP-2060': kind('cannot-be-confidential', 400, 'The letter cannot be kept confidential in this way'),
  'UP-2061': kind('cannot-be-acknowledged', 400, 'The class cannot ask for acknowledgement'),
  'UP-2107': kind('confirmation-code', 400, 'The confirmation code is not right'),
  'UP-2110': kind('postal-code-abroad', 400, 'The postal code is not in the form of the country'),
  'UP-2111': kind('address-abroad-too-long', 400, 'A line of the address abroad is too long'),
  'UP-2112': kind('code-misread', 400, 'The code of the envelope was not read well'),
  'UP-2113': kind('print-term-cannot-work', 400, 'A print contract cannot work with this term'),
  'UP-2114': kind('print-price-doubtful', 400, 'A line of a tariff table is not plausible'),
  'UP-2201': kind('unknown-variable', 400, 'The template has no such variable'),
  'UP-2202': kind('missing-variable', 400, 'A variable of the template is missing'),
  'UP-2203': kind('wrong-type', 400, 'A value has the wrong type'),
  'UP-2204': kind('too-long', 400, 'A value is too long'),
  'UP-2205': kind('out-of-range', 400, 'A number or date is out of range'),
  'UP-2301': kind('unknown-template', 400, 'There is no such template'),
  'UP-2302': kind('not-published', 400, 'The template version is not published'),
  'UP-2303': kind('no-such-language', 400, 'The template has no text in this language'),
  'UP-2304': kind('no-channel-possible', 400, 'No channel can reach this recipient'),
  'UP-2305': kind('unknown-document', 400, 'Something that the request names does not exist'),
  'UP-3076': kind('would-not-leave', 400, 'The letter would stop after it was accepted'),
  'UP-3077': kind('consent-not-known', 400, 'It is not known whether the recipient agreed to a channel'),
  'UP-2401': kind('near-duplicate', 400, 'A very similar letter was sent recently'),
  'UP-2501': kind('template-fault', 400, 'The text of the template has a fault'),
  'UP-2601': kind('font-refused', 400, 'Letters cannot be set in this font'),
  'UP-2602': kind('picture-refused', 400, 'This picture cannot be used'),
  'UP-3001': kind('too-late', 409, 'It is too late for this'),
  'UP-3002': kind('wrong-state', 409, 'The state does not allow this'),
  'UP-3003': kind('own-review', 409, 'Another person has to do this'),
  'UP-3005': kind('cannot-be-copied', 409, 'No copy can be made of this letter'),
  'UP-3006': kind('no-valid-code', 409, 'There is no confirmation code that can be used'),
  'UP-3030': kind('no-letter', 409, 'The mail belongs to no letter of this hub'),
  'UP-3070': kind('provider-not-waiting', 409, 'Bulk mail to this provider does not wait'),
  'UP-3050': kind('case-decided', 409, 'The returned letter was decided otherwise'),
  'UP-3052': kind('incoming-item-settled', 409, 'The scan is no longer in the tray'),
  'UP-3073': kind('not-on-paper', 409, 'The letter did not leave on paper'),
  'UP-3010': kind('removed', 410, 'It was removed under the retention rules'),
  'UP-3060': kind('acknowledge-first', 409, 'Receipt of this letter is acknowledged first'),
  'UP-3061': kind('letter-stays-closed', 409, 'This letter stays closed'),
  'UP-3062': kind('needs-no-acknowledgement', 409, 'This letter needs no acknowledgement'),
  'UP-3040': kind('tariff-not-ahead', 409, 'A tariff table begins after today'),
  'UP-3041': kind('statement-needed', 409, 'A statement is needed before letters leave once more'),
  'UP-3042': kind('nothing-to-rerun', 409, 'No letter of this part can leave once more'),
  'UP-3043': kind('not-the-holder', 409, 'Another entity holds this contract'),
  'UP-3080': kind('proposal-decided', 409, 'This proposal was decided already'),
  'UP-3081': kind('own-proposal', 409, 'Another person has to decide about this proposal'),
  'UP-3082': kind('proposal-outdated', 409, 'This proposal no longer fits the contract'),
  'UP-3078': kind('no-address-sheet', 409, 'Envelopes with a window have no address sheet'),
  'UP-3083': kind('proposal-changes-nothing', 409, 'This proposal changes nothing'),
  'UP-4001': kind('letter-too-long', 422, 'The document has too many pages'),
  'UP-4050': kind('scan-refused', 422, 'The scan cannot be kept'),
  'UP-4060': kind('needs-smtputf8', 400, 'Our mail servers cannot deliver to this address'),
  'UP-4065': kind('not-its-letter', 422, 'The mail cannot be about this letter'),
  'UP-4002': kind('content-outside-printable-area', 422, 'There is content where nothing is printed'),
  'UP-4003': kind('address-is-empty', 422, 'There is no address in the window'),
  'UP-4004': kind('not-enough-address-lines', 422, 'The address has too few lines'),
  'UP-4005': kind('too-many-address-lines', 422, 'The address has too many lines'),
  'UP-4006': kind('invalid-char-in-address', 422, 'The address contains a character that does not belong there'),
  'UP-4007': kind('unable-to-read-the-file', 422, 'The file cannot be read'),
  'UP-4008': kind('fonts-not-embedded', 422, 'A font is not embedded in the file'),
  'UP-4009': kind('not-a4', 422, 'A page is not A4'),
  'UP-4010': kind('active-content', 422, 'The document contains active content'),
  'UP-4011': kind('window-not-clear', 422, 'Something other than the address shows in the window'),
  'UP-4012': kind('no-place-for-marks', 422, 'There is no space for the reply reference'),
} as const satisfies Record<FaultCode, ProblemKind>

export type ProblemCode = keyof typeof problems

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code)
}
