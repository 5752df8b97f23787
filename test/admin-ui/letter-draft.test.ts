import { expect, test } from 'vitest'
import { draftOf, emptyDraft, isBegun, requestOf } from '../../admin-ui/src/send/letter-draft.ts'
import { sentenceOf } from '../../admin-ui/src/send/sentence-of.ts'

const template = { key: 'brief', version: 2 }
const jan = { ...emptyDraft.recipient, name: ' Jan Peeters ', number: '53.48.02-007.24' }

test('an empty form requests nothing that was not filled in', () => {
  expect(isBegun(emptyDraft)).toBe(false)
  expect(requestOf({ ...emptyDraft, recipient: jan, reference: ' R-1 ' }, { template })).toEqual({
    template,
    recipient: { type: 'citizen', name: 'Jan Peeters', insz: '53480200724' },
    data: {},
    reference: 'R-1',
  })
})

test('every choice is requested as the API takes it', () => {
  const draft = {
    ...emptyDraft,
    recipient: jan,
    language: 'fr',
    reference: 'R-1',
    attachments: [{ id: 'doc_1', name: 'plan.pdf', pages: 1, size: 10 }],
    channel: 'print',
    postage: 'registered',
    costCentre: ' 4711 ',
    sendAfter: '2026-12-01T08:00',
    replyAllowed: true,
  } as const
  expect(requestOf(draft, { template })).toMatchObject({
    recipient: { language: 'fr' },
    attachments: [{ document: 'doc_1' }],
    channels: ['print'],
    postage: 'registered',
    costCentre: '4711',
    sendAfter: new Date('2026-12-01T08:00').toISOString(),
    replyAllowed: true,
  })
})

test('a supplied document is sent with its subject, and with a class where one was chosen; it has no data', () => {
  const draft = { ...emptyDraft, recipient: jan, reference: 'R-1', subject: ' Uw kaart ', data: { left: 'over' } }
  const request = requestOf(draft, { document: 'doc_1' })
  expect(request).toMatchObject({ document: 'doc_1', subject: 'Uw kaart' })
  expect(Object.keys(request)).not.toContain('data')
  expect(Object.keys(request)).not.toContain('class')
  expect(requestOf({ ...draft, class: 'decision' }, { document: 'doc_1' })).toMatchObject({ class: 'decision' })
})

test('a draft that an older form stored is opened with the fields that are new', () => {
  const opened = draftOf({ reference: 'R-1', recipient: { type: 'citizen', name: 'Jan' } })
  expect(opened).toEqual({ ...emptyDraft, reference: 'R-1', recipient: { ...emptyDraft.recipient, name: 'Jan' } })
})

test.each([
  ['Beste {{aanhef}},\n\nU krijgt de vergunning om {{ doel }}. Lees verder.', 'doel', 'U krijgt de vergunning om ….'],
  ['- **{{bedrag}}** euro betalen', 'bedrag', '… euro betalen'],
  ['{{bedrag}}', 'bedrag', undefined],
  ['U betaalt {{bedrag}} voor {{jaar}}.', 'bedrag', undefined],
  [`{{bedrag}} ${'woord '.repeat(30)}`, 'bedrag', undefined],
  ['Geen enkele.', 'bedrag', undefined],
])('the sentence of a value in %j', (body, name, shown) => {
  expect(sentenceOf(body, name)).toBe(shown)
})
