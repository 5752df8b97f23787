/** A fault and its place. It holds ids and numbers only, so a report may be passed on. */
export interface Finding {
  readonly what: Fault
  /** `rec_…` */
  readonly record?: string
  /** Number of the document within the record. */
  readonly document?: number
  /** Number of the leaf in the log, or the size that a checkpoint states. */
  readonly leaf?: number
}

export type Fault = keyof typeof faults

/** Every fault that a verification can name. */
const faults = {
  'document-altered': 'the bytes of a document are not those that were sealed',
  'document-missing': 'the bytes of a document are gone',
  'dictionary-lost': 'the shared part with which a document was compressed is gone or altered',
  'record-altered': 'the facts of a record are not those that were sealed',
  'record-missing': 'a record is gone, and the log knows no disposal of it',
  'record-back': 'a record that was destroyed is there again: run `uitpost archive reapply-disposals`',
  'disposal-unknown': 'a record was destroyed, and no approved disposal lists it',
  'transfer-unknown': 'the log says that a record was transferred, and no accepted package holds it',
  'record-unknown': 'a record is there that the log does not know',
  'leaf-altered': 'an entry of the log is not the one that was signed',
  'leaf-moved': 'an entry of the log is in another place than the one where it was signed',
  'leaf-missing': 'an entry of the log is gone',
  'tile-missing': 'hashes of the log are gone; they can be made again from its entries',
  'log-altered': 'the log does not lead to what the checkpoint states',
  'checkpoint-invalid': 'a checkpoint is not signed with this key',
  'checkpoint-unknown': 'a checkpoint was published that this log does not have',
  'export-damaged': 'a file of the export is missing or cannot be read',
} as const

/** One step of a long check, for a progress bar and a list. */
export type VerifyStep =
  | { readonly kind: 'progress'; readonly of: 'leaves' | 'records'; readonly done: number; readonly total: number }
  | { readonly kind: 'finding'; readonly finding: Finding }
  /** Records that are gone by an approved disposal, and so are no loss. */
  | { readonly kind: 'destroyed'; readonly records: number }

export function found(what: Fault, where: Omit<Finding, 'what'> = {}): VerifyStep {
  return { kind: 'finding', finding: { what, ...where } }
}

/** A finding as one line of text. */
export function formatFinding({ what, record, document, leaf }: Finding): string {
  const where = [
    ...(record === undefined ? [] : [`record ${record}`]),
    ...(document === undefined ? [] : [`document ${document}`]),
    ...(leaf === undefined ? [] : [what.startsWith('checkpoint') ? `size ${leaf}` : `leaf ${leaf}`]),
  ]
  return `${what}: ${faults[what]}${where.length === 0 ? '' : ` (${where.join(', ')})`}`
}
