import type {
  PlainLanguageReport,
  TemplateDiff,
  TemplateRow,
  TemplateVersion,
} from '../../../admin-ui/src/ui/api/template-types.ts'
import { inDays } from './inbox-fixtures.ts'
import type { Call, Fixtures } from './open-fixture-server.ts'
import { letterPage, pdf } from './staff-documents.ts'

const templates: readonly TemplateRow[] = [
  {
    key: 'aanslagbiljet',
    name: { nl: 'Aanslagbiljet', en: 'Tax assessment' },
    class: 'payment',
    createdAt: inDays(-200),
    publishedVersion: 3,
    versions: [
      {
        version: 3,
        status: 'published',
        createdAt: inDays(-60),
        publishedAt: inDays(-50),
        languages: ['nl', 'fr'],
        sentBack: false,
      },
      {
        version: 4,
        status: 'in-review',
        createdAt: inDays(-3),
        languages: ['nl', 'fr'],
        sentBack: false,
        writtenBy: 'Els Claes',
      },
    ],
  },
]
export const version: TemplateVersion = {
  key: 'aanslagbiljet',
  name: { nl: 'Aanslagbiljet', en: 'Tax assessment' },
  class: 'payment',
  version: 4,
  status: 'in-review',
  revision: 3,
  ownWork: false,
  afterRetirement: null,
  createdAt: inDays(-3),
  languages: {
    nl: {
      subject: 'Aanslagbiljet {{jaar}}',
      body: 'Beste {{aanhef}}\n\nU betaalt **{{bedrag}}**.\n\n## Bent u niet akkoord?\n',
    },
    fr: { subject: 'Avertissement-extrait {{jaar}}', body: 'Bonjour {{aanhef}}\n' },
  },
  fallback: ['nl'],
  variables: [
    { name: 'bedrag', type: 'money', required: true, example: '384.20', label: { nl: 'Te betalen bedrag' } },
    { name: 'jaar', type: 'integer', example: 2026 },
  ],
  actions: [],
  samples: [{ name: 'gewoon', language: 'nl', data: { bedrag: '384.20' } }],
  blocks: [],
  mentions: [
    { mention: 'appeal-body', language: 'nl', carried: 'always' },
    { mention: 'appeal-body', language: 'fr', carried: 'missing', block: 'bezwaar@2' },
    { mention: 'appeal-term', language: 'nl', carried: 'in-part' },
    { mention: 'appeal-term', language: 'fr', carried: 'always' },
  ],
  hints: [],
  faults: [
    {
      language: 'nl',
      pointer: '/languages/nl/body',
      line: 3,
      column: 1,
      code: 'UP-2501',
      kind: 'unknown-variable',
      values: { name: 'bedarg', suggestion: 'bedrag' },
      detail: 'Unknown variable `bedarg`; did you mean `bedrag`?',
    },
  ],
  steps: [
    { at: inDays(-3), actor: 'staff:mbr_1', name: 'Els Claes', action: 'created' },
    { at: inDays(-2), actor: 'staff:mbr_1', name: 'Els Claes', action: 'submitted', comment: 'Graag voor vrijdag.' },
  ],
}

/** The same letter while it is written. */
const draft: TemplateVersion = { ...version, version: 5, status: 'draft', revision: 7, ownWork: true, faults: [] }
const plainLanguage: PlainLanguageReport = {
  language: 'nl',
  score: {
    readingLevel: 'B1',
    score: 72,
    flesch: 72.4,
    sentences: 9,
    words: 99,
    syllables: 160,
    averageSentence: 11,
    averageWord: 1.6,
    longestSentence: 31,
  },
  findings: [
    { kind: 'officialese', line: 1, column: 1, length: 5, text: 'Beste', suggestion: 'Dag' },
    { kind: 'long-sentence', line: 3, column: 1, length: 9, text: 'U betaalt een bedrag dat wij u hierbij meedelen' },
  ],
}
const diff: TemplateDiff = {
  text: [
    {
      language: 'nl',
      part: 'body',
      from: 1,
      to: 1,
      lines: [
        { kind: 'same', text: 'Beste {{aanhef}}' },
        { kind: 'removed', text: 'U dient te betalen.' },
        { kind: 'added', text: 'U betaalt **{{bedrag}}**.' },
      ],
      marked: [
        { kind: 'same', text: 'Beste {{aanhef}}' },
        {
          kind: 'changed',
          text: 'U betaalt **{{bedrag}}**.',
          words: [
            { kind: 'same', text: 'U ' },
            { kind: 'removed', text: 'dient te betalen' },
            { kind: 'added', text: 'betaalt **{{bedrag}}**' },
            { kind: 'same', text: '.' },
          ],
        },
      ],
    },
  ],
  variables: { added: ['bedrag'], removed: [], changed: ['jaar'] },
  settings: [],
}

const preview = ({ query }: Call) =>
  query.get('format') === 'pdf'
    ? { bytes: pdf, type: 'application/pdf' }
    : { bytes: letterPage, type: 'text/html; charset=utf-8' }

/** One template: published, in review, and being written. */
export const templateFixtures: Fixtures = {
  'GET /v1/templates': () => ({ json: { items: templates } }),
  'GET /v1/templates/aanslagbiljet/versions/4': () => ({ json: version }),
  'GET /v1/templates/aanslagbiljet/versions/3': () => ({ json: { ...version, version: 3, status: 'published' } }),
  'GET /v1/templates/aanslagbiljet/versions/5': () => ({ json: draft }),
  'GET /v1/templates/aanslagbiljet/diff': () => ({ json: diff }),
  'POST /v1/templates/aanslagbiljet/versions/3/preview': preview,
  'POST /v1/templates/aanslagbiljet/versions/4/preview': preview,
  'POST /v1/templates/aanslagbiljet/versions/5/preview': preview,
  'GET /v1/templates/aanslagbiljet/usage': () => ({
    json: { sent: 1204, lastAt: '2026-11-27T09:30:00Z', isWhole: true },
  }),
  'GET /v1/print-profile': () => ({
    json: { profile: 'c5-left', side: 'left', partner: 'drukker', contract: 'Drukwerk 2026' },
  }),
  'GET /v1/house-styles': () => ({ json: { items: [] } }),
  'POST /v1/plain-language-checks': () => ({ json: plainLanguage }),
}
