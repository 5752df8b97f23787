import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftContent } from '../../admin-ui/src/templates/editor/draft-content.ts'
import { emptyDraft, mergeDrafts } from '../../admin-ui/src/templates/editor/merge/merge-drafts.ts'
import {
  changesBetween,
  joinParagraphs,
  splitParagraphs,
  type TextChange,
} from '../../admin-ui/src/templates/editor/merge/paragraphs.ts'

const draft = (body: string, more: Partial<DraftContent> = {}): DraftContent => ({
  ...emptyDraft,
  languages: { nl: { subject: 'Brief', body } },
  ...more,
})
const bodyOf = ({ languages }: DraftContent) => languages.nl?.body
const merged = (base: string, mine: string, theirs: string) => {
  const { content, collisions } = mergeDrafts(draft(base), draft(mine), draft(theirs))
  return [bodyOf(content), collisions.length]
}

const paragraph = fc
  .array(fc.constantFrom('u', 'betaalt', 'de', 'belasting', '{{bedrag}}', 'vóór', '# Kop', '- punt', '😀'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '))
/** Texts of which any two paragraphs differ, so that each is recognised by its words. */
const paragraphs = fc
  .array(paragraph, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((text, index) => `${text} nummer${index}`))
const anyText = fc
  .array(fc.oneof(paragraph, fc.constantFrom('\n', '\n\n', '\n \n', '  ', '\t\n\n\n', '\u00a0')), { maxLength: 12 })
  .map((parts) => parts.join(''))

test('paragraphs next to each other, changed by two people, are both kept', () => {
  expect(merged('een\n\ntwee\n\ndrie', 'een\n\ntwee van mij\n\ndrie', 'een\n\ntwee\n\ndrie van haar')).toEqual([
    'een\n\ntwee van mij\n\ndrie van haar',
    0,
  ])
})
test('a paragraph that one adds, and one that the other removes, are no collision', () => {
  expect(merged('een\n\ntwee\n\ndrie', 'een\n\nnieuw\n\ntwee\n\ndrie', 'een\n\ntwee')).toEqual([
    'een\n\nnieuw\n\ntwee',
    0,
  ])
})
test('both adding another paragraph in one place keeps both, the one that was saved first before the other', () => {
  expect(merged('een', 'een\n\nvan mij', 'een\n\nhaar zin')).toEqual(['een\n\nhaar zin\n\nvan mij', 0])
})
test('both writing on the same new paragraph is a collision', () => {
  expect(merged('een', 'een\n\nBetaal nu meteen', 'een\n\nBetaal nu')[1]).toBe(1)
})
test('the same paragraph holds the text of the writer until theirs is chosen', () => {
  const [base, mine, theirs] = [draft('een\n\ntwee'), draft('een van mij\n\ntwee'), draft('een van haar\n\ntwee, ook')]
  const first = mergeDrafts(base, mine, theirs)
  expect(bodyOf(first.content)).toBe('een van mij\n\ntwee, ook')
  expect(first.collisions).toEqual([{ id: '/languages/nl/body/#0', mine: 'een van mij', theirs: 'een van haar' }])
  const chosen = mergeDrafts(base, mine, theirs, new Map([['/languages/nl/body/#0', 'theirs']]))
  expect(bodyOf(chosen.content)).toBe('een van haar\n\ntwee, ook')
})
test('a paragraph that one removed and the other changed is a collision', () => {
  expect(merged('een\n\ntwee', 'een', 'een\n\ntwee, langer')[1]).toBe(1)
})
test('a line within a list or table belongs to its paragraph', () => {
  expect(merged('- a\n- b', '- a1\n- b', '- a\n- b1')[1]).toBe(1)
})

test('settings merge entry by entry', () => {
  const base = draft('', {
    class: 'information',
    fallback: ['nl'],
    payment: { amount: 'bedrag', iban: 'rekening', beneficiary: 'naam', reference: 'ogm' },
    variables: [
      { name: 'bedrag', type: 'money' },
      { name: 'datum', type: 'date' },
    ],
    samples: [{ name: 'eerste', data: { bedrag: '1.00', datum: '2026-01-01' } }],
    actions: [{ kind: 'pay', text: { nl: 'Betaal', fr: 'Payez' } }],
    blocks: ['bezwaar@1'],
  })
  const mine: DraftContent = {
    ...base,
    class: 'decision',
    variables: [...base.variables, { name: 'mijn', type: 'text' }],
    samples: [{ name: 'eerste', data: { bedrag: '2.00', datum: '2026-01-01' } }],
    actions: [{ kind: 'pay', text: { nl: 'Betaal nu', fr: 'Payez' } }],
  }
  const theirs: DraftContent = {
    ...base,
    payment: { ...base.payment, amount: 'totaal' } as NonNullable<DraftContent['payment']>,
    variables: [{ name: 'datum', type: 'date', required: true }],
    samples: [
      { name: 'eerste', data: { bedrag: '1.00', datum: '2026-02-02' } },
      { name: 'tweede', data: {} },
    ],
    actions: [{ kind: 'pay', text: { nl: 'Betaal', fr: 'Payez maintenant' } }],
    blocks: ['bezwaar@2'],
  }
  const { content, collisions } = mergeDrafts(base, mine, theirs)
  expect(collisions).toEqual([])
  expect(content).toMatchObject({
    class: 'decision',
    payment: { amount: 'totaal', iban: 'rekening' },
    actions: [{ text: { nl: 'Betaal nu', fr: 'Payez maintenant' } }],
    blocks: ['bezwaar@2'],
  })
  expect(content.variables.map(({ name }) => name)).toEqual(['datum', 'mijn'])
  expect(content.samples).toEqual([
    { name: 'eerste', data: { bedrag: '2.00', datum: '2026-02-02' } },
    { name: 'tweede', data: {} },
  ])
  expect(mergeDrafts(base, { ...base, class: 'decision' }, { ...base, class: 'letter' as never }).collisions).toEqual([
    { id: '/class', mine: 'decision', theirs: 'letter' },
  ])
})
test('a language that one removes while the other changes its text is a collision', () => {
  const base = draft('een', { languages: { nl: { subject: 'A', body: 'B' }, fr: { subject: 'C', body: 'D' } } })
  const { nl } = base.languages
  if (nl === undefined) throw new Error('no Dutch text')
  const theirs = { ...base, languages: { nl, fr: { subject: 'C', body: 'D, plus' } } }
  const { collisions } = mergeDrafts(base, { ...base, languages: { nl } }, theirs)
  expect(collisions.map(({ id }) => id)).toEqual(['/languages/fr'])
  expect(mergeDrafts(base, { ...base, languages: { nl } }, base).content.languages).toEqual({ nl })
})

test('splitting and joining leaves every character in its place', () => {
  fc.assert(fc.property(anyText, (text) => joinParagraphs(splitParagraphs(text)) === text))
})
test('the changes between two texts turn one into the other', () => {
  const apply = (text: string, changes: readonly TextChange[]) =>
    changes.reduceRight((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text)
  fc.assert(fc.property(anyText, anyText, (one, two) => apply(one, changesBetween(one, two)) === two))
})

/** An edit of a text by a person: per paragraph, keep it, write in it, remove it, or write a new one before it. */
const edits = (who: string) =>
  paragraphs.chain((base) =>
    fc
      .array(fc.constantFrom('keep', 'keep', 'change', 'remove', 'insert'), {
        minLength: base.length,
        maxLength: base.length,
      })
      .map((kinds) => ({ base, kinds, who })),
  )
const apply = (base: readonly string[], kinds: readonly string[], who: string) =>
  base.flatMap((text, at) => {
    const kind = kinds[at]
    if (kind === 'remove') return []
    if (kind === 'insert') return [`${who} schreef alinea ${at}`, text]
    return [kind === 'change' ? `${text} ${who}` : text]
  })

test('without a common place, edits commute and both are in the result', () => {
  fc.assert(
    fc.property(edits('ik'), fc.infiniteStream(fc.boolean()), ({ base, kinds }, coins) => {
      // Each paragraph belongs to one of both; a removal leaves the paragraphs around it alone.
      const owners = kinds.map(() => coins.next().value === true)
      const [ours, others] = [true, false].map((owner) =>
        kinds.map((kind, at) => (owners[at] === owner && kind !== 'insert' ? kind : 'keep')),
      )
      const [one, two] = [apply(base, ours ?? [], 'ik'), apply(base, others ?? [], 'zij')].map((all) =>
        all.join('\n\n'),
      )
      const text = base.join('\n\n')
      const there = mergeDrafts(draft(text), draft(one ?? ''), draft(two ?? ''))
      const back = mergeDrafts(draft(text), draft(two ?? ''), draft(one ?? ''))
      expect(there.collisions).toEqual([])
      expect(bodyOf(there.content)).toBe(bodyOf(back.content))
      const both = base.flatMap((each, at) =>
        kinds[at] === 'remove' ? [] : [kinds[at] === 'change' ? `${each} ${owners[at] ? 'ik' : 'zij'}` : each],
      )
      expect(bodyOf(there.content)).toBe(both.join('\n\n'))
    }),
  )
})
test('whatever both wrote is in the result or in a collision', () => {
  fc.assert(
    fc.property(
      edits('ik'),
      fc.infiniteStream(fc.constantFrom('keep', 'change', 'remove', 'insert')),
      (mine, stream) => {
        const theirKinds = mine.kinds.map(() => stream.next().value ?? 'keep')
        const [one, two] = [apply(mine.base, mine.kinds, 'ik'), apply(mine.base, theirKinds, 'zij')]
        const { content, collisions } = mergeDrafts(
          draft(mine.base.join('\n\n')),
          draft(one.join('\n\n')),
          draft(two.join('\n\n')),
        )
        const everything = `${bodyOf(content)}\n${JSON.stringify(collisions)}`
        const written = [...one, ...two].filter((each) => !mine.base.includes(each))
        expect(written.filter((each) => !everything.includes(each))).toEqual([])
        const keptByBoth = mine.base.filter((each) => one.includes(each) && two.includes(each))
        expect(keptByBoth.filter((each) => !everything.includes(each))).toEqual([])
      },
    ),
  )
})
test('merging a merged text again changes nothing', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (base, mine, theirs) => {
      const { content } = mergeDrafts(draft(base), draft(mine), draft(theirs))
      expect(mergeDrafts(draft(theirs), content, draft(theirs)).content).toEqual(content)
      expect(bodyOf(mergeDrafts(draft(base), draft(mine), draft(mine)).content)).toBe(mine)
      expect(bodyOf(mergeDrafts(draft(base), draft(mine), draft(base)).content)).toBe(mine)
      expect(bodyOf(mergeDrafts(draft(base), draft(base), draft(theirs)).content)).toBe(theirs)
    }),
  )
})

test('variables that both add, remove, change and move are in the result or in a collision, and none twice', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const variables = fc
    .uniqueArray(fc.constantFrom(...names), { maxLength: 5 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((name) => fc.constantFrom('text', 'money', 'date').map((type) => ({ name, type }) as const)),
      ),
    )
  fc.assert(
    fc.property(variables, variables, variables, (base, mine, theirs) => {
      const of = (list: readonly { readonly name: string; readonly type: 'text' | 'money' | 'date' }[]) =>
        draft('', { variables: [...list] })
      const { content, collisions } = mergeDrafts(of(base), of(mine), of(theirs))
      const merged = content.variables.map(({ name }) => name)
      expect(new Set(merged).size).toBe(merged.length)
      const isIn = ({ name }: { readonly name: string }, list: readonly { readonly name: string }[]) =>
        list.some((each) => each.name === name)
      const asked = collisions.map(({ id }) => id.split('/')[2])
      // Kept by both, added by either of them, or a question.
      for (const each of [...mine, ...theirs])
        if (!isIn(each, base) || (isIn(each, mine) && isIn(each, theirs))) expect(merged).toContain(each.name)
      for (const each of base)
        if (!isIn(each, mine) && !isIn(each, theirs)) expect([...merged, ...asked]).not.toContain(each.name)
      for (const each of mine) {
        const [was, other] = [base, theirs].map((list) => list.find(({ name }) => name === each.name))
        if (other === undefined && was !== undefined && was.type !== each.type) expect(asked).toContain(each.name)
      }
      const again = mergeDrafts(of(theirs), content, of(theirs))
      expect(again.content.variables).toEqual(content.variables)
    }),
  )
})
