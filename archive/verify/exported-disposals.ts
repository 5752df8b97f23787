import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { originOf } from '../ledger/checkpoint.ts'
import type { FormerKey, LogKeys } from '../ledger/log-keys.ts'
import { readSignedFileBy } from '../retention/signed-file.ts'
import { commitmentOf } from './check-record-file.ts'
import { certificatePath, type RecordFile, underWayPath } from './export-layout.ts'
import type { Entry } from './exported-entries.ts'
import { found, type VerifyStep } from './finding.ts'

/** What a check reads of a certificate of destruction. */
const certificateContent = z.object({
  type: z.literal('uitpost-destruction-certificate'),
  disposal: z.string(),
  entity: z.string(),
  rule: z.object({ legalGround: z.string() }),
  destroyed: z.object({ records: z.int().min(0), sha256OfIds: z.string(), to: z.string() }),
  ledger: z.object({ origin: z.string(), leaves: z.array(z.tuple([z.int().min(0), z.int().min(0)])) }),
})
type Content = z.infer<typeof certificateContent>

/** The strict form of base64: what Node reads besides is no signature. */
const signatureForm = z.object({ signature: z.object({ value: z.base64() }) })

const disposalId = /^dsp_[0-9a-z]{26}$/

/**
 * The records of an export that were destroyed. Each needs two proofs: its entry in the log, which commits to a disposal, and the signed
 * certificate of that disposal, which names the place of the entry. A record without them is a loss.
 */
export class ExportedDisposals {
  readonly #folder: string
  readonly #keys: LogKeys
  /** By the disposals to which their entries commit. */
  readonly #proven = new Map<string, { record: string; entity: string; index: number }[]>()
  readonly #seen = new Set<string>()
  /** The entries `destroyed` of a log that is here as a whole. */
  readonly #entries = new Map<number, Entry>()
  constructor(folder: string, keys: LogKeys) {
    this.#folder = folder
    this.#keys = keys
  }

  /** An entry of the log. */
  note(index: number, entry: Entry): void {
    if (entry.kind === 'destroyed') this.#entries.set(index, entry)
  }

  /** The entry of a record that was found in the log. */
  *prove({ record, entity }: RecordFile, leaf: RecordFile['leaves'][number], index: number): Generator<VerifyStep> {
    this.#seen.add(record)
    const { nonce, facts, commitment } = leaf
    const disposal = facts?.['disposal']
    const isOpened =
      nonce !== undefined &&
      facts?.['record'] === record &&
      typeof disposal === 'string' &&
      disposalId.test(disposal) &&
      commitmentOf(Buffer.from(nonce, 'base64'), facts) === commitment
    if (!isOpened) return yield found('disposal-unknown', { record, leaf: index })
    const others = this.#proven.get(disposal)
    if (others === undefined) this.#proven.set(disposal, [{ record, entity, index }])
    else others.push({ record, entity, index })
  }

  /** Whether an entry of the log says that this record was destroyed. */
  has(record: string): boolean {
    return this.#seen.has(record)
  }

  /** @param isWhole the log was read as a whole, so that the totals of a certificate can be checked as well */
  async *close(isWhole: boolean): AsyncGenerator<VerifyStep> {
    const read = new Map<string, Content | 'faulty'>()
    for (const name of await readdir(join(this.#folder, 'disposals')).catch(() => [])) {
      const bytes = disposalId.test(name)
        ? await readFile(join(this.#folder, certificatePath(name))).catch(() => undefined)
        : undefined
      if (!disposalId.test(name)) yield found('export-damaged')
      if (bytes === undefined) continue
      const content = this.#contentOf(bytes)
      const isOther = content !== undefined && (content.disposal !== name || (isWhole && !this.#fitsLog(content)))
      if (content === undefined) yield found('certificate-invalid', { disposal: name })
      else if (isOther) yield found('certificate-other', { disposal: name })
      read.set(name, content === undefined || isOther ? 'faulty' : content)
    }
    for (const [disposal, records] of this.#proven) {
      const content = read.get(disposal)
      if (content === undefined) yield found(await this.#whyNone(disposal), { disposal })
      else if (content !== 'faulty') yield* destroyedBy(content, records)
    }
  }

  /** The mark is a claim of whoever made the export: it is a finding as well, with other words. */
  async #whyNone(disposal: string): Promise<'disposal-under-way' | 'certificate-missing'> {
    const text = await readFile(join(this.#folder, underWayPath(disposal)), 'utf8').catch(() => '')
    return text.trim() === JSON.stringify({ disposal, status: 'under-way' })
      ? 'disposal-under-way'
      : 'certificate-missing'
  }

  #contentOf(bytes: Buffer): Content | undefined {
    const signed = readSignedFileBy(bytes, this.#keys)
    if (signed === undefined || !signatureForm.safeParse(JSON.parse(bytes.toString())).success) return undefined
    const content = certificateContent.safeParse(signed.content).data
    if (content === undefined || content.ledger.origin !== originOf(this.#keys.present)) return undefined
    return signed.by === undefined || isInTime(content, signed.by) ? content : undefined
  }

  /** Whether the places that the certificate names hold the entries of its records, no more and no fewer. */
  #fitsLog({ entity, destroyed, ledger }: Content): boolean {
    const ids: string[] = []
    for (const [first, last] of ledger.leaves)
      for (let index = first; index <= last; index++) {
        const entry = this.#entries.get(index)
        if (entry?.entity !== entity || ids.length >= destroyed.records) return false
        ids.push(entry.record)
      }
    if (ids.length !== destroyed.records) return false
    const hash = createHash('sha256')
    for (const id of ids.sort()) hash.update(`${id}\n`)
    return hash.digest('hex') === destroyed.sha256OfIds
  }
}

/** The clocks of two processes, of which one follows the other, may differ. */
const clockToleranceMs = 3_600_000

/** Whether a former key could sign this: only what was destroyed, and has its place in the log, before that key ended. */
function isInTime({ destroyed, ledger }: Content, { entries, until }: FormerKey): boolean {
  const isBefore = Date.parse(destroyed.to) <= Date.parse(until) + clockToleranceMs
  return isBefore && ledger.leaves.every(([first, last]) => first < entries && last < entries)
}

function* destroyedBy(
  { disposal, entity, rule, destroyed, ledger }: Content,
  records: readonly { readonly record: string; readonly entity: string; readonly index: number }[],
): Generator<VerifyStep> {
  const named: string[] = []
  for (const { record, index, entity: own } of records)
    if (own === entity && ledger.leaves.some(([first, last]) => first <= index && index <= last)) named.push(record)
    else yield found('certificate-other', { record, disposal, leaf: index })
  const by = { disposal, at: destroyed.to, legalGround: rule.legalGround, records: named }
  if (named.length > 0) yield { kind: 'destroyed', records: named.length, by }
}
