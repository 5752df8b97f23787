import { canonical, fromBase64, hex, isBase64, parseJson, sha256, textOf, utf8 } from './1-bytes.mjs'
import { isSigned } from './3-checkpoints.mjs'
import { commitmentOf, isObject } from './4-proofs.mjs'
import { isText } from './5-records.mjs'

const isCount = (value) => Number.isSafeInteger(value) && value >= 0
const isDisposal = (value) => isText(value) && /^dsp_[0-9a-z]{26}$/.test(value)
const isRange = (value) => Array.isArray(value) && value.length === 2 && value.every(isCount)
const isCertificate = (content) =>
  isObject(content) &&
  content.type === 'uitpost-destruction-certificate' &&
  isText(content.disposal) &&
  isText(content.entity) &&
  isObject(content.rule) &&
  isText(content.rule.legalGround) &&
  isObject(content.destroyed) &&
  isCount(content.destroyed.records) &&
  isText(content.destroyed.sha256OfIds) &&
  isText(content.destroyed.to) &&
  isObject(content.ledger) &&
  isText(content.ledger.origin) &&
  Array.isArray(content.ledger.leaves) &&
  content.ledger.leaves.every(isRange)

/** The clocks of two processes, of which one follows the other, may differ. */
const clockToleranceMs = 3_600_000
/** Whether a former key could sign this: only what was destroyed, and has its place in the log, before that key ended. */
const isInTime = ({ destroyed, ledger }, { entries, until }) =>
  until === undefined ||
  (Date.parse(destroyed.to) <= until + clockToleranceMs &&
    ledger.leaves.every(([first, last]) => first < entries && last < entries))

/** The content of a certificate of destruction that one of these keys signed (Ed25519 over the canonical form); undefined for any other bytes. */
async function readCertificate(bytes, keys) {
  const { content, signature } = parseJson(bytes) ?? {}
  if (!isCertificate(content) || !isObject(signature) || !isBase64(signature.value)) return undefined
  try {
    for (const key of keys)
      if (await isSigned(key, utf8(canonical(content)), fromBase64(signature.value)))
        return content.ledger.origin === key.name && isInTime(content, key) ? content : undefined
    return undefined
  } catch {
    return undefined
  }
}

/** The mark is a claim of whoever made the export: it is a finding as well, with other words. */
async function whyNone(files, disposal) {
  const mark = textOf((await files.read(`disposals/${disposal}/under-way.json`)) ?? new Uint8Array()).trim()
  return mark === JSON.stringify({ disposal, status: 'under-way' }) ? 'disposal-under-way' : 'certificate-missing'
}

/**
 * The records of an export that were destroyed. Each needs its entry in the log, which commits to a disposal, and the signed certificate
 * of that disposal, which names the place of the entry.
 */
export class Disposals {
  seen = new Set()
  proven = new Map()
  entries = new Map()

  note(index, entry) {
    if (entry.kind === 'destroyed') this.entries.set(index, entry)
  }

  /** The entry of a record that was found in the log. */
  async prove({ record, entity }, { nonce, facts, commitment }, index, add) {
    this.seen.add(record)
    const disposal = facts?.disposal
    const isOpened =
      nonce !== undefined &&
      facts?.record === record &&
      isDisposal(disposal) &&
      (await commitmentOf(nonce, facts)) === commitment
    if (!isOpened) return add('disposal-unknown', { record, leaf: index })
    if (!this.proven.has(disposal)) this.proven.set(disposal, [])
    this.proven.get(disposal).push({ record, entity, index })
  }

  /** @returns what each certificate proves: `{ disposal, at, legalGround, records }` */
  async close(files, { keys, isWhole }, add) {
    const read = new Map()
    for (const disposal of await files.disposals()) {
      if (!isDisposal(disposal)) add('export-damaged')
      const bytes = isDisposal(disposal) ? await files.read(`disposals/${disposal}/certificate.json`) : undefined
      if (bytes === undefined) continue
      const content = await readCertificate(bytes, keys)
      const isOther =
        content !== undefined && (content.disposal !== disposal || (isWhole && !(await this.fitsLog(content))))
      if (content === undefined) add('certificate-invalid', { disposal })
      else if (isOther) add('certificate-other', { disposal })
      read.set(disposal, content === undefined || isOther ? 'faulty' : content)
    }
    const destroyed = []
    for (const [disposal, records] of this.proven) {
      const content = read.get(disposal)
      if (content === undefined) add(await whyNone(files, disposal), { disposal })
      if (content === undefined || content === 'faulty') continue
      const named = []
      for (const { record, entity, index } of records) {
        const isNamed = content.ledger.leaves.some(([first, last]) => first <= index && index <= last)
        if (isNamed && entity === content.entity) named.push(record)
        else add('certificate-other', { record, disposal, leaf: index })
      }
      const { destroyed: gone, rule } = content
      if (named.length > 0) destroyed.push({ disposal, at: gone.to, legalGround: rule.legalGround, records: named })
    }
    return destroyed
  }

  /** Whether the places that a certificate names hold the entries of its records, no more and no fewer. */
  async fitsLog({ entity, destroyed, ledger }) {
    const ids = []
    for (const [first, last] of ledger.leaves)
      for (let index = first; index <= last; index++) {
        const entry = this.entries.get(index)
        if (entry?.entity !== entity || ids.length >= destroyed.records) return false
        ids.push(entry.record)
      }
    if (ids.length !== destroyed.records) return false
    const lines = ids.sort((a, b) => (a < b ? -1 : 1)).map((id) => `${id}\n`)
    return hex(await sha256(utf8(lines.join('')))) === destroyed.sha256OfIds
  }
}
