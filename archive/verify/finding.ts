/** A fault and its place. It holds ids and numbers only, so a report may be passed on. */
export interface Finding {
  readonly what: Fault
  /** `rec_…` */
  readonly record?: string
  /** Number of the document within the record. */
  readonly document?: number
  /** Number of the leaf in the log, or the size that a checkpoint states. */
  readonly leaf?: number
  /** `dsp_…` */
  readonly disposal?: string
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
  'disposal-unknown': 'a record was destroyed, and nothing proves that an approved disposal did it',
  'certificate-missing': 'records were destroyed, and the certificate of their disposal is not in the export',
  'disposal-under-way':
    'records were destroyed by a disposal that was under way when the export was made, as the export says: verify a later export',
  'certificate-invalid':
    'a certificate of destruction is not signed with this key or a former one of its time, or not in its form',
  'certificate-other': 'a certificate of destruction is about other records',
  'transfer-unknown': 'the log says that a record was transferred, and no accepted package holds it',
  'record-unknown': 'a record is there that the log does not know',
  'leaf-altered': 'an entry of the log is not the one that was signed',
  'leaf-moved': 'an entry of the log is in another place than the one where it was signed',
  'leaf-missing': 'an entry of the log is gone',
  'tile-missing': 'hashes of the log are gone; they can be made again from its entries',
  'log-altered': 'the log does not lead to what the checkpoint states',
  'checkpoint-invalid': 'a checkpoint is not signed with this key or a former one of its time',
  'checkpoint-unknown': 'a checkpoint was published that this log does not have',
  'export-damaged': 'a file of the export is missing or cannot be read',
} as const

/** One step of a long check, for a progress bar and a list. */
export type VerifyStep =
  | { readonly kind: 'progress'; readonly of: 'leaves' | 'records'; readonly done: number; readonly total: number }
  | { readonly kind: 'finding'; readonly finding: Finding }
  /** Records that are gone by an approved disposal, and so are no loss; of an export, with the certificate that proves it. */
  | { readonly kind: 'destroyed'; readonly records: number; readonly by?: Destruction }

/** What a certificate proves about records of an export. */
export interface Destruction {
  /** The certificate: `dsp_…`. */
  readonly disposal: string
  /** When the last of its records was destroyed (ISO 8601, UTC). */
  readonly at: string
  /** The legal ground of the rule. */
  readonly legalGround: string
  /** `rec_…`, of this export. */
  readonly records: readonly string[]
}

export function found(what: Fault, where: Omit<Finding, 'what'> = {}): VerifyStep {
  return { kind: 'finding', finding: { what, ...where } }
}

/** A finding as one line of text. */
export function formatFinding({ what, record, document, leaf, disposal }: Finding): string {
  const where = [
    ...(record === undefined ? [] : [`record ${record}`]),
    ...(disposal === undefined ? [] : [`disposal ${disposal}`]),
    ...(document === undefined ? [] : [`document ${document}`]),
    ...(leaf === undefined ? [] : [what.startsWith('checkpoint') ? `size ${leaf}` : `leaf ${leaf}`]),
  ]
  return `${what}: ${faults[what]}${where.length === 0 ? '' : ` (${where.join(', ')})`}`
}
