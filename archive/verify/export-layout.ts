import { z } from 'zod'
import { type RecordId, showId } from '../../core/words/id.ts'

/**
 * The files of an export:
 * `export.json` – what it is and what it holds; `checkpoint` – the signed note;
 * `records/<rec_…>/record.json` and the documents beside it; of a destroyed record only the file, with its opened entry `destroyed`;
 * `disposals/<dsp_…>/certificate.json` – the signed certificates of the disposals that destroyed them;
 * of everything also `tile/<level>/<number>` and `tile/entries/<number>` (C2SP tlog-tiles), of single records the path of
 * each leaf to the checkpoint instead. `verifier-key` and the verifier help who has nothing else; no check of the hub reads them.
 */
export const exportFile = z.object({
  format: z.literal('uitpost-archive-export/1'),
  holds: z.enum(['everything', 'records']),
  /** Only the records of this entity; the log is always whole. */
  entity: z.string().optional(),
  /** For people; it is not signed, and no check depends on it. */
  madeAt: z.string(),
})
export type ExportFile = z.infer<typeof exportFile>

const base64 = z.base64()
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
export const recordFile = z.object({
  v: z.literal(1),
  record: z.string(),
  entity: z.string().regex(/^\w+$/),
  leaves: z.array(
    z.object({
      n: z.int(),
      kind: z.enum(['sealed', 'closed', 'transferred', 'destroyed']),
      /** Its number in the log; absent when it came after the checkpoint. */
      index: z.int().optional(),
      commitment: base64,
      nonce: base64.optional(),
      // Not `z.record`, which leaves out a member named `__proto__`: it would be neither hashed nor found.
      facts: z.custom<Readonly<Record<string, unknown>>>(isObject).optional(),
      path: z.array(base64).optional(),
    }),
  ),
  documents: z.array(
    z.object({
      n: z.int(),
      kind: z.string(),
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      sha256: z.string(),
      /** Beside this file. */
      file: z.string().regex(/^[\w.-]+$/),
    }),
  ),
})
export type RecordFile = z.infer<typeof recordFile>

/** The entry of the log (RFC 8785), as far as a check reads it. */
export const entryFile = z.object({ record: z.string(), entity: z.string(), kind: z.string() })

/** `3` → `003`, `1234067` → `x001/x234/067` (C2SP tlog-tiles). */
function numberPath(number: number): string {
  const digits = String(number).padStart(Math.ceil(String(number).length / 3) * 3, '0')
  const groups = digits.match(/\d{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** The path of a tile; that of a tile that is not full contains its width. */
export function tilePath(level: number | 'entries', number: number, width: number): string {
  return `tile/${level}/${numberPath(number)}${width === 256 ? '' : `.p/${width}`}`
}

/** File name of a document: its number keeps two of one name apart. */
export function documentFile(n: number, name: string): string {
  return `${n}-${name.replace(/[^\w.-]/g, '_').slice(-80)}`
}

/** The path of a file of a record. */
export function recordPath(record: RecordId, file: string): string {
  return `records/${showId('record', record)}/${file}`
}

/** The statement of the former keys of the log, where it has any. */
export const keysFile = 'keys'

/** The path of the mark of a disposal, `dsp_…`, whose certificate was not signed yet. */
export function underWayPath(disposal: string): string {
  return `disposals/${disposal}/under-way.json`
}

/** The path of the certificate of a disposal, `dsp_…`. */
export function certificatePath(disposal: string): string {
  return `disposals/${disposal}/certificate.json`
}
