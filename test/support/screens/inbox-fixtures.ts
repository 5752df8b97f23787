import type { Me } from '../../../admin-ui/src/ui/api/api-types.ts'
import type {
  InboxItem,
  InboxPage,
  Letter,
  LetterCheck,
  Preferences,
} from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { Fixtures } from './open-fixture-server.ts'

/** Days from today, so that ‘nog 7 dagen’ stays true whenever the test runs. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString()
}
/** The same as a day in Belgium, YYYY-MM-DD: between midnight there and in Greenwich, the date of the instant is that of yesterday. */
export function dayIn(days: number): string {
  return brusselsDay(new Date(inDays(days)))
}

const citizen: Me = {
  name: 'Mieke Voorbeeld',
  door: 'citizen',
  entities: [],
  isOperator: false,
  trial: true,
  actingFor: null,
  csrfToken: 'csrf-citizen',
  expiresAt: inDays(0.3),
  mandates: [
    { id: 'mdt_1', name: 'Georges Proefmans', kind: 'citizen', role: 'handler', until: '2028-01-01T00:00:00+01:00' },
    {
      id: '0999999328',
      name: 'Bakkerij De Proefkruimel bv',
      kind: 'enterprise',
      role: 'handler',
      enterpriseNumber: '0999999328',
    },
  ],
}

const item = (id: string, part: Partial<InboxItem>): InboxItem => ({
  id,
  sender: 'Agentschap Voorbeeldbelastingen',
  subject: 'Uw brief',
  receivedAt: inDays(0),
  read: true,
  isNew: part.read === false,
  hasPayment: false,
  byPost: false,
  actions: [],
  ...part,
})

export const items: readonly [InboxItem, ...InboxItem[]] = [
  item('inb_tax', {
    subject: 'Aanslagbiljet onroerende voorheffing 2026',
    read: false,
    hasPayment: true,
    amount: '384.20',
    language: 'nl',
    actions: [
      { kind: 'pay', text: 'Betaal € 384,20.', due: dayIn(61) },
      { kind: 'object', text: 'Niet akkoord? Dien bezwaar in', due: dayIn(180) },
    ],
  }),
  item('inb_permit', {
    sender: 'Gemeente Voorbeeldegem',
    subject: 'Uw omgevingsvergunning is toegekend',
    receivedAt: inDays(-3),
    read: false,
  }),
  item('inb_decision', {
    subject: '',
    receivedAt: inDays(-4),
    read: false,
    closed: { needs: 'acknowledge', kind: 'Beslissing' },
    service: { state: 'waiting', lastDay: dayIn(12) },
  }),
  item('inb_hidden', {
    sender: '',
    subject: '',
    receivedAt: inDays(-5),
    read: false,
    closed: { needs: 'sign-in' },
  }),
  item('inb_reply', {
    sender: 'Gemeente Voorbeeldegem',
    subject: 'We hebben nog één document van u nodig',
    receivedAt: inDays(-6),
    actions: [{ kind: 'reply', due: dayIn(7) }],
  }),
  item('inb_road', {
    sender: 'Dienst Oefenwegen',
    subject: 'Uw melding over het fietspad aan de Proefdijk',
    receivedAt: inDays(-48),
  }),
]
const firstPage: InboxPage = { items, unread: 2, next: 'cursor-2' }
const secondPage: InboxPage = {
  items: [item('inb_old', { subject: 'Uw nieuwe identiteitskaart ligt klaar', receivedAt: inDays(-80) })],
  unread: 2,
}

export const letter: Letter = {
  id: 'inb_tax',
  subject: 'Aanslagbiljet onroerende voorheffing 2026',
  sender: 'Agentschap Voorbeeldbelastingen',
  receivedAt: inDays(0),
  read: true,
  isNew: false,
  opened: { at: inDays(0), by: 'you' },
  isCopy: false,
  copies: [],
  hasPayment: true,
  byPost: false,
  language: 'nl',
  html: `<p class="in-sender"><strong>Agentschap Voorbeeldbelastingen</strong></p><dl class="in-facts"><dt>Datum</dt><dd>23 november 2026</dd></dl><section class="in-do"><h2>Wat moet u doen?</h2></section><section class="in-slip"><h2>Zo betaalt u</h2></section><p>Beste mevrouw Voorbeeld,</p><p>U bent eigenaar van de woning Proefstraat 12 bus 3 in Voorbeeldegem. Daarom betaalt u voor 2026 onroerende voorheffing: <strong>€&nbsp;384,20</strong>.</p>
<script>document.title = 'hacked'</script><p><a href="javascript:alert(1)" onclick="alert(2)">Niet volgen</a> <img src="https://elders.example/x.png" onerror="alert(3)"></p>
<h2>Zo hebben we het bedrag berekend</h2>
<table><thead><tr><th scope="col">Onderdeel</th><th scope="col" class="is-money">Bedrag</th></tr></thead>
<tbody><tr><td>Basisheffing: 3,97&nbsp;% van €&nbsp;861,00</td><td class="is-money">€&nbsp;34,18</td></tr><tr><td>Opcentiemen gemeente: 900</td><td class="is-money">€&nbsp;307,62</td></tr></tbody>
<tfoot><tr><th scope="row">Te betalen</th><td class="is-money">€&nbsp;384,20</td></tr></tfoot></table>
<h2>Bent u niet akkoord?</h2><p>Dan kunt u bezwaar indienen. Ook als u bezwaar indient, blijft de betaaldatum gelden.</p><p>Met vriendelijke groeten</p>`,
  documents: [
    { n: 1, name: 'Aanslagbiljet', main: true, mediaType: 'application/pdf', size: 148_000 },
    { n: 2, name: 'Uitleg bij uw aanslagbiljet', main: false, mediaType: 'application/pdf', size: 96_000 },
  ],
  payment: {
    iban: 'BE68539007547034',
    amount: '384.20',
    reference: '+++085/1927/54115+++',
    dueDate: dayIn(61),
    beneficiary: 'Agentschap Voorbeeldbelastingen',
    qr: 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAyIDIiPjxwYXRoIGQ9Ik0wIDBoMXYxSDB6TTEgMWgxdjFIMXoiLz48L3N2Zz4=',
  },
  actions: [
    { kind: 'pay', text: 'Betaal € 384,20', due: dayIn(61) },
    { kind: 'object', text: 'Niet akkoord? Dien bezwaar in', due: dayIn(180) },
  ],
  replyAllowed: true,
}

/** A letter that does not open: for acknowledgement, or what a test replaces. */
export const closedLetter = (id: string, part: Partial<Letter> = {}): Letter => ({
  ...item(id, {}),
  ...items.find((each) => each.id === id),
  documents: [],
  replyAllowed: false,
  isCopy: false,
  copies: [],
  ...part,
})

const preferences: Preferences = {
  channel: 'digital',
  alerts: false,
  language: 'nl',
  largePrint: false,
  alertAddress: { status: 'none' },
  quiet: { weekends: false },
  underWay: { toPrinter: 1, unopened: 2, unopenedWithTerm: 1, firstTermEnds: inDays(9) },
}

/** A citizen with letters; a test replaces the values that it is about. */
export const inbox: Fixtures = {
  'GET /v1/me': () => ({ json: citizen }),
  'GET /v1/inbox/messages': ({ query }) => ({
    json:
      query.get('cursor') === null
        ? query.has('limit')
          ? { ...firstPage, items: items.slice(0, 1) }
          : firstPage
        : secondPage,
  }),
  'GET /v1/inbox/unread': () => ({ json: { items: [{ unread: 2 }, { as: '0999999328', unread: 3 }] } }),
  'GET /v1/inbox/senders': () => ({
    json: {
      kinds: [
        { kind: 'payment', letters: 3 },
        { kind: 'decision', letters: 2 },
      ],
      senders: [
        { id: 'ent_1', name: { nl: 'Agentschap Voorbeeldbelastingen', fr: 'Agence Exemple Impôts' }, letters: 11 },
        { id: 'ent_2', name: { nl: 'Gemeente Voorbeeldegem' }, letters: 9 },
      ],
      years: [
        { year: 2026, letters: 12 },
        { year: 2025, letters: 8 },
      ],
    },
  }),
  'POST /v1/inbox/search': ({ body }) => ({
    json: { items: (body as { q?: string }).q === 'niets' ? [] : items.slice(0, 2) },
  }),
  'GET /v1/inbox/messages/inb_tax': () => ({ json: letter }),
  'GET /v1/inbox/messages/inb_decision': () => ({ json: closedLetter('inb_decision') }),
  'GET /v1/inbox/messages/inb_hidden': () => ({ json: closedLetter('inb_hidden') }),
  'GET /v1/inbox/messages/inb_tax/seal': () => ({ json: { sealed: false } }),
  'GET /v1/inbox/messages/inb_tax/actions.ics': () => ({
    bytes: Buffer.from('BEGIN:VCALENDAR'),
    type: 'text/calendar',
  }),
  'GET /v1/inbox/preferences': () => ({ json: preferences }),
  'PUT /v1/inbox/preferences': ({ body }) => ({ json: { ...preferences, ...(body as object) } }),
  'GET /v1/site': () => ({ json: { help: 'https://help.example/', privacy: 'https://help.example/privacy' } }),
  'POST /auth/logout': () => ({ status: 204 }),
}

/** The result for a letter whose QR code was scanned. */
export const genuine: LetterCheck = {
  genuine: true,
  sender: { code: 'OVO000901', name: { nl: 'Agentschap Voorbeeldbelastingen', en: 'Example Tax Agency' } },
  date: '2026-11-23',
  kind: { nl: 'Brief met een betaling' },
  payment: { amount: '384.20', accountEnd: '7034' },
}
