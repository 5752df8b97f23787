import type { OlderFacets, OlderLetter, OlderRow } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { letter } from './inbox-fixtures.ts'
import type { Fixtures } from './open-fixture-server.ts'

const row = (id: string, part: Partial<OlderRow>): OlderRow => ({
  id,
  sender: 'Agentschap Voorbeeldbelastingen',
  subject: 'Uw aanslagbiljet 2024',
  letterDate: '2025-11-14',
  sentAt: '2025-11-14T09:12:00Z',
  channels: ['print'],
  status: 'delivered',
  kind: 'payment',
  language: 'nl',
  ...part,
})

/** Archived letters, newest first: on paper, returned, by email, through the eBox, and one that is hidden. */
export const olderRows: readonly OlderRow[] = [
  row('rec_tax', {}),
  row('rec_parking', {
    sender: 'Gemeente Voorbeeldegem',
    subject: 'Uw bewonerskaart is verlengd',
    letterDate: '2025-06-02',
    channels: ['inbox', 'email'],
    status: 'read',
    kind: 'information',
  }),
  row('rec_returned', {
    sender: 'Gemeente Voorbeeldegem',
    subject: 'Uitnodiging voor een gesprek over uw aanvraag van een tegemoetkoming',
    letterDate: '2024-12-18',
    channels: ['ebox', 'print'],
    status: 'undeliverable',
    kind: 'invitation',
  }),
  (() => {
    const {
      kind: _kind,
      language: _language,
      ...rest
    } = row('rec_hidden', {
      sender: '',
      subject: '',
      letterDate: '2024-03-01',
      closed: { needs: 'sign-in' },
    })
    return rest
  })(),
]

export const olderFacets: OlderFacets = {
  total: 4,
  isMore: false,
  senders: [
    { id: 'ent_2', name: { nl: 'Gemeente Voorbeeldegem' }, letters: 2 },
    { id: 'ent_1', name: { nl: 'Agentschap Voorbeeldbelastingen' }, letters: 1 },
  ],
  years: [
    { value: 2025, letters: 2 },
    { value: 2024, letters: 2 },
  ],
  kinds: [
    { value: 'payment', letters: 1 },
    { value: 'information', letters: 1 },
    { value: 'invitation', letters: 1 },
  ],
  statuses: [
    { value: 'delivered', letters: 2 },
    { value: 'read', letters: 1 },
    { value: 'undeliverable', letters: 1 },
  ],
  channels: [
    { value: 'print', letters: 3 },
    { value: 'ebox', letters: 1 },
    { value: 'email', letters: 1 },
    { value: 'inbox', letters: 1 },
  ],
}

const statusWords = {
  name: { nl: 'Bezorgd', fr: 'Remis', de: 'Zugestellt', en: 'Delivered' },
  doesNotMean: {
    nl: 'Dit zegt niet dat u de brief al gelezen hebt.',
    fr: 'Cela ne veut pas dire que vous avez déjà lu la lettre.',
    de: 'Das heißt nicht, dass Sie den Brief schon gelesen haben.',
    en: 'It does not mean that you have read the letter.',
  },
}

export const olderLetter: OlderLetter = {
  ...row('rec_tax', {}),
  ...(letter.html !== undefined && { html: letter.html }),
  documents: letter.documents,
  statusWords,
  kept: { forEver: false, atLeastUntil: '2035-11-14' },
}

/** Of a person without older letters. */
export const noOlderLetters = {
  items: [],
  total: 0,
  facets: { total: 0, isMore: false, senders: [], years: [], kinds: [], statuses: [], channels: [] },
}

/** The answers of the older letters, beside those of the inbox. */
export const olderLetters: Fixtures = {
  'POST /v1/inbox/older-letters/search': ({ body }) => {
    const { q, cursor } = body as { q?: string; cursor?: string }
    if (q === 'niets') return { json: noOlderLetters }
    if (q === 'aanslagbijlet')
      return { json: { items: olderRows.slice(0, 1), respelled: 'aanslagbiljet', total: 1, facets: olderFacets } }
    return cursor === undefined
      ? { json: { items: olderRows.slice(0, 3), total: 4, facets: olderFacets, next: 'second' } }
      : { json: { items: olderRows.slice(3) } }
  },
  'GET /v1/inbox/older-letters/rec_tax': () => ({ json: olderLetter }),
  'GET /v1/inbox/older-letters/rec_tax/seal': () => ({ json: { sealed: false } }),
  'GET /v1/inbox/older-letters/rec_hidden': () => ({
    json: { ...olderRows[3], documents: [], statusWords },
  }),
}
