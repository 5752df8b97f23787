import type { Block, LetterDocument } from '../../../templates/model/document.ts'
import type { HouseStyle } from '../../../templates/model/house-style.ts'
import type { LetterFrame } from '../../../templates/model/letter-frame.ts'

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#1f3f77" d="M8 40h12v16H8zM26 26h12v30H26zM44 8h12v48H44z"/><path fill="#8fb0e3" d="M8 34h12v3H8zM26 20h12v3H26zM44 2h12v3H44z"/></svg>'
const bridge =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="none" stroke="#1e6b45" stroke-width="7" d="M4 38a28 28 0 0 1 56 0"/><path fill="none" stroke="#1e6b45" stroke-width="5" d="M20 38V22M44 38V22M32 38V11"/><circle cx="32" cy="54" r="4" fill="#4b93c4"/></svg>'
const signature =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 60" fill="none" stroke="#0b1f4d" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 12c-2 14-3 24-1 32 5 2 12-2 18-6M33 33c-2 5-2 9 1 9M36 25l1-1M42 41c3-9 8-12 11-11 3 2-6 10-2 11 6 1 12-9 15-10 4 0-2 9 2 9 5 0 8-8 12-30M68 52c18-2 46-10 62-20"/></svg>'

const agency: HouseStyle = {
  key: 'agentschap',
  version: 1,
  name: { nl: 'Agentschap Voorbeeldbelastingen', fr: 'Agence fiscale Exemple' },
  colour: '#1f3f77',
  logo,
  senderLines: [
    'Dienst Inning',
    'Modellaan 20 bus 7',
    '9998 Proefbeke',
    '02 000 00 10',
    'belastingen@voorbeeld.example',
  ],
  signatures: { lien: signature },
  images: { bridge },
}

export const taxFrame: LetterFrame = {
  message: '0193573c-5a40-7c7e-9d2b-2f6a1b3c4d5e',
  variant: 'normal',
  profile: 'c5-right',
  houseStyle: agency,
  addressLines: ['Mevrouw Mieke Voorbeeld', 'Proefstraat 12 bus 3', '9999 Voorbeeldegem'],
  letterDate: '2026-11-23',
  references: { ours: 'OV-2026-0084217', contact: 'Team Vastgoed' },
  replyReference: 'U7K42MQX9PAB',
  check: { code: 'K7Q4M2XRTP', qr: checkText('K7Q4M2XRTP'), page: 'echt.voorbeeld.example' },
}

/** As long as the text of a signed check QR. */
export function checkText(code: string): string {
  return `https://echt.voorbeeld.example/check#2/OVO000001/20261123/PAYMENT/${code}/38420/BE68539007547034.${code.repeat(11).slice(0, 103)}`
}

export const p = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
export const h = (text: string): Block => ({ kind: 'heading', level: 2, runs: [{ text }] })

export const taxLetter: LetterDocument = {
  language: 'nl',
  subject: 'Aanslagbiljet onroerende voorheffing 2026',
  blocks: [
    p('Beste mevrouw Voorbeeld,'),
    {
      kind: 'paragraph',
      runs: [
        {
          text: 'U bent eigenaar van de woning Proefstraat 12 bus 3 in Voorbeeldegem. Daarom betaalt u voor 2026 onroerende voorheffing: ',
        },
        { text: '€ 384,20', strong: true },
        { text: '.' },
      ],
    },
    {
      kind: 'actions',
      actions: [
        { kind: 'pay', text: 'Betaal € 384,20: zie ‘Zo betaalt u’.', due: '2027-01-23' },
        { kind: 'object', text: 'Niet akkoord? Dien bezwaar in.', due: '2027-05-23' },
      ],
    },
    h('Kunt u niet in één keer betalen?'),
    p(
      'Vraag een afbetalingsplan aan vóór 23 december 2026, met het formulier bij deze brief. Betaal intussen wat u kunt.',
    ),
    {
      kind: 'paymentSlip',
      payment: {
        cents: 38420,
        iban: 'BE68539007547034',
        beneficiary: 'Agentschap Voorbeeldbelastingen',
        reference: '+++085/1927/54115+++',
        due: '2027-01-23',
      },
    },
    h('Zo hebben we het bedrag berekend'),
    {
      kind: 'table',
      columns: [{ align: 'left' }, { align: 'decimal' }],
      head: [{ runs: [{ text: 'Onderdeel' }] }, { runs: [{ text: 'Bedrag' }] }],
      rows: [
        ['Basisheffing: 3,97 % van € 861,00', '€ 34,18'],
        ['Opcentiemen provincie: 180', '€ 61,52'],
        ['Opcentiemen gemeente: 900', '€ 307,62'],
        ['Vermindering voor uw gezin', '− € 19,12'],
        ['Te betalen', '€ 384,20'],
      ].map((cells, at) => ({ cells: cells.map((text) => ({ runs: [{ text }] })), total: at === 4 })),
    },
    h('Bent u niet akkoord?'),
    p('Dan kunt u bezwaar indienen tot en met 23 mei 2027. Dat kan op twee manieren:'),
    {
      kind: 'list',
      ordered: false,
      start: 1,
      items: [
        [p('via Mijn brieven: open deze brief en kies ‘Antwoord op deze brief’;')],
        [p('met een brief naar ons adres op bladzijde 1. Vermeld ons kenmerk en zeg waarom u niet akkoord bent.')],
      ],
    },
    p('Ook als u bezwaar indient, blijft de betaaldatum gelden.'),
    h('Hebt u een vraag?'),
    {
      kind: 'paragraph',
      runs: [
        { text: 'Bel 02 000 00 10, elke werkdag van 9 tot 17 uur, of schrijf naar ' },
        { text: 'belastingen@voorbeeld.example', href: 'mailto:belastingen@voorbeeld.example' },
        { text: '. Hou ons kenmerk bij de hand.' },
      ],
    },
    p('Met vriendelijke groeten'),
    {
      kind: 'signature',
      signatories: [{ name: 'Lien Modelmans', function: 'Hoofd van de dienst Inning', image: 'lien' }],
    },
  ],
}

/** Every kind of block, over several pages. */
export function everyBlock(rows = 60): LetterDocument {
  const cell = (text: string) => ({ runs: [{ text }] })
  return {
    language: 'nl',
    subject: 'Alles wat een brief kan bevatten',
    blocks: [
      ...taxLetter.blocks.slice(0, 4),
      { kind: 'heading', level: 3, runs: [{ text: 'Een titel van de derde rang' }] },
      {
        kind: 'quote',
        blocks: [
          p(
            'Een citaat uit de wet, dat over meer dan één regel loopt omdat wetten nu eenmaal graag veel woorden gebruiken.',
          ),
          p('En een tweede lid.'),
        ],
      },
      {
        kind: 'list',
        ordered: true,
        start: 9,
        items: [
          [p('negen')],
          [p('tien'), { kind: 'list', ordered: false, start: 1, items: [[p('dieper')], [p('nog eens')]] }],
        ],
      },
      { kind: 'rule' },
      { kind: 'image', key: 'bridge', alt: 'Een brug over water' },
      { kind: 'image', key: 'bridge', alt: '' },
      { kind: 'qr', text: 'https://voorbeeld.example/afspraak', alt: 'QR-code om een afspraak te maken' },
      {
        kind: 'table',
        columns: [{ align: 'left' }, { align: 'left' }, { align: 'right' }],
        head: ['Datum', 'Omschrijving', 'Bedrag'].map(cell),
        rows: Array.from({ length: rows }, (_, at) => ({
          cells: [
            cell(`${(at % 28) + 1} januari 2027`),
            cell(`Post ${at}: ${'woord '.repeat(at % 17)}`),
            cell(`€ ${at},00`),
          ],
        })),
      },
      {
        kind: 'paragraph',
        runs: [
          { text: 'Vet', strong: true },
          { text: ' en schuin', emphasis: true },
          { text: ' en beide', strong: true, emphasis: true },
          { text: ' en un mot français', language: 'fr' },
          { text: '. Lees ' },
          {
            text: 'de uitleg over deze brief op onze website, die over een regel heen loopt',
            href: 'https://voorbeeld.example/uitleg?a=1&b=(2)',
          },
          { text: '.' },
        ],
      },
      { kind: 'pageBreak' },
      p('woorden '.repeat(900)),
      { kind: 'signature', signatories: [{ name: 'Zonder Beeld', function: 'Directeur' }] },
    ],
  }
}
