import { createHash } from 'node:crypto'
import { signCheckpoint, verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { commitTo, leafBytes } from '../../../archive/ledger/leaf.ts'
import { leafHash } from '../../../archive/ledger/merkle.ts'
import type { RecordProof } from '../../../archive/ledger/prove-record.ts'
import type { ReadRecord } from '../../../archive/read/read-record.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { newId } from '../../../core/words/id.ts'
import { serviceOf } from '../../../dispatcher/legal-service/service-of.ts'
import type { ServiceRules } from '../../../dispatcher/legal-service/service-rules.ts'
import type { MessageView } from '../../../dispatcher/messages/message-view.ts'
import type { StatementFacts } from '../../../dispatcher/statements/read-statement.ts'
import { type History, histories } from './history-table.ts'

const created = new Date('2026-11-02T08:30:00Z')
const at = new Date('2026-11-30T09:15:00Z')
const ids = {
  entity: newId('entity', created),
  message: newId('message', created),
  record: newId('record', created),
  document: newId('document', created),
}
const signer = createSigner(newSigningKey())
const origin = 'uitpost.example.be/ledger'
const rules: ServiceRules = {
  inboxService: 'opened',
  printService: 'third-working-day',
  objectionTerm: { days: 30 },
  readingTermDays: 15,
  termRule: 'next-working-day',
}

export const historyNames = Object.keys(histories)

export function factsOf(name: string): StatementFacts {
  const history = histories[name]
  if (history === undefined) throw new Error(`There is no history ${name}`)
  const message = messageOf(history)
  const serviceRules = { ...rules, ...history.rules }
  return {
    sender: { nl: 'Agentschap Voorbeeldbelastingen', fr: 'Agence des impôts d’exemple' },
    record: recordOf(history),
    message,
    service: serviceOf(serviceRules, message, at),
    proof: history.isPending ? 'pending' : proofOf(history.isWitnessed),
    seal: sealOf(history.seal),
    at,
  }
}

function messageOf({ channels, steps, status, postage = 'priority', ...more }: History): MessageView {
  const serviceRules = { ...rules, ...more.rules }
  const recipient = more.enterprise
    ? { type: 'enterprise' as const, name: 'Sjabloon bv', enterpriseNumber: '0999999328' }
    : { type: 'citizen' as const, name: 'Mieke Voorbeeld', inszMasked: '85.63.12-•••.••', address }
  return {
    id: ids.message,
    entity: ids.entity,
    status,
    final: more.final ?? true,
    test: more.test ?? false,
    postage,
    serviceRules,
    classRules: {
      ...serviceRules,
      name: { nl: 'Beslissing', fr: 'Décision', de: 'Entscheidung', en: 'Decision' },
      inboxDays: null,
    },
    recipient: more.removed ? { type: 'citizen' } : recipient,
    personalDataRemovedAt: more.removed ? at : null,
    deliveries: channels.map((channel, index) => ({
      seq: index + 1,
      channel,
      status: 'handed-over',
      attempts: 1,
      simulated: more.test ?? false,
      providerReference: null,
      handedOverAt: more.notSent ? null : created,
      nextAttemptAt: null,
      costCents: null,
    })),
    events: steps.map(([type, when, { on, channel, detail } = {}], index) => ({
      sequence: index + 1,
      type,
      at: new Date(when),
      ...(on !== undefined && { delivery: on }),
      ...(channel !== undefined && { channel }),
      ...(detail !== undefined && { detail }),
    })),
    ...unused,
  }
}

const address = {
  street: 'Kerkstraat',
  houseNumber: '12',
  box: '3',
  postalCode: '9999',
  municipality: 'Voorbeeldegem',
  country: 'BE',
} as const

/** Parts of a message that a statement does not read. */
const unused = {
  reference: 'BZ-2026-00318',
  createdAt: created,
  updatedAt: at,
  templateKey: 'beslissing-bezwaar',
  templateNumber: 4,
  language: 'nl',
  class: 'decision',
  priority: 'normal',
  costCentre: null,
  channels: [],
  batch: null,
  batchRow: null,
  resendOf: null,
  document: null,
  copyOf: null,
  sendAfter: null,
  expiresAt: null,
  route: [],
  next: null,
  replyReference: '',
  checkCode: '',
  alerts: [],
  documents: [],
  costCents: null,
  record: ids.record,
} as const

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function recordOf({ status, channels, test = false }: History): ReadRecord {
  const document = (
    n: number,
    kind: 'letter' | 'page' | 'attachment',
    name: string,
    mediaType: string,
    pages: number | null,
  ) => ({
    n,
    id: ids.document,
    kind,
    name,
    variant: 'normal' as const,
    mediaType,
    pages,
    size: 188_000,
    sha256: sha256(name),
  })
  return {
    id: ids.record,
    entity: ids.entity,
    message: ids.message,
    test,
    series: 'bezwaarschriften',
    class: 'decision',
    reference: 'BZ-2026-00318',
    dossier: 'LH-2026-77',
    subject: 'Beslissing over uw bezwaar tegen de leegstandsheffing',
    recipientName: 'Mieke Voorbeeld',
    recipientIndex: null,
    copyOf: null,
    templateKey: 'beslissing-bezwaar',
    templateVersion: 4,
    language: 'nl',
    letterDate: '2026-11-02',
    status,
    channels,
    sentAt: created,
    closedAt: null,
    position: 41,
    documents: [
      document(1, 'letter', 'brief.pdf', 'application/pdf', 2),
      document(2, 'page', 'brief.html', 'text/html', null),
      document(3, 'attachment', 'berekening.pdf', 'application/pdf', 1),
    ],
  }
}

function sealOf(kind: History['seal']): StatementFacts['seal'] {
  if (kind === undefined || kind === 'unreadable') return kind
  return {
    document: 1,
    seal: {
      level: kind === 'b-t' ? 'b-t' : 'b-b',
      isIntact: kind !== 'broken',
      sealedBy: 'Agentschap Voorbeeldbelastingen',
      issuer: 'Voorbeeld Trust Services CA 3',
      subject:
        'C=BE, O=Agentschap Voorbeeldbelastingen, organizationIdentifier=VATBE-0999999328, CN=Agentschap Voorbeeldbelastingen',
      serialNumber: '5A3F9C00D1E24B77A0C3E5F70912ABCD',
      validFrom: new Date('2025-01-01T00:00:00Z'),
      validTo: new Date('2028-01-01T00:00:00Z'),
      fingerprint: 'ab'.repeat(32),
      sealedAt: new Date('2026-11-02T08:30:01Z'),
      ...(kind === 'b-t' && {
        timeStamp: { at: new Date('2026-11-02T08:30:02Z'), by: 'Voorbeeld Time Stamping Authority' },
      }),
    },
  }
}

/** A log of this one record. */
function proofOf(isWitnessed = false): RecordProof {
  const facts = { record: 'rec_1' }
  const nonce = Buffer.alloc(32, 7)
  const leaf = leafBytes({ record: ids.record, entity: ids.entity, kind: 'sealed', commitment: commitTo(nonce, facts) })
  return {
    record: ids.record,
    leafIndex: 0,
    treeSize: 1,
    leaf,
    opening: { nonce, facts },
    path: [],
    checkpoint: signCheckpoint({ origin, size: 1, root: leafHash(leaf) }, signer),
    checkpointAt: new Date('2026-11-02T08:30:03Z'),
    verifierKey: verifierKey(origin, signer.publicKey),
    witnesses: isWitnessed
      ? [
          { name: 'getuige.voorbeeldarchief.be', at: new Date('2026-11-02T08:30:07Z') },
          { name: 'witness.audit.example', at: new Date('2026-11-02T08:30:09Z') },
        ]
      : [],
  }
}
