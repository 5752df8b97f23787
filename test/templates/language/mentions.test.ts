import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legalMentions } from '../../../core/words/legal-mention.ts'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { type Carried, carriedMentions } from '../../../templates/language/mentions/carried-mentions.ts'
import { checkMentions } from '../../../templates/language/mentions/check-mentions.ts'
import type { SharedBlock, TemplateSource } from '../../../templates/model/template-source.ts'
import { writeTextBlocks } from '../../../templates/text/write-text-blocks.ts'
import { fill, found, sourceOf } from './checked-text.ts'

const term = (text: string): string => `{{#mention "appeal-term"}}${text}{{/mention}}`

function carried(body: string, shared: readonly SharedBlock[] = []): Carried {
  const { tree, faults } = checkTemplate(sourceOf(body), shared)
  expect(faults).toEqual([])
  return carriedMentions(tree.languages.nl ?? { blocks: [] })('appeal-term')
}

describe('a passage', () => {
  test.each<[string, string, Carried]>([
    ['within a sentence', `U kunt beroep instellen ${term('binnen 30 dagen')}.`, 'always'],
    ['around paragraphs', `Beste\n\n{{#mention "appeal-term"}}\n\nBinnen 30 dagen.\n\n{{/mention}}`, 'always'],
    ['in a list', `- één\n- ${term('binnen 30 dagen')}`, 'always'],
    ['in a table', `| Wat | Hoe |\n|---|---|\n| beroep | ${term('binnen 30 dagen')} |`, 'always'],
    ['within another mention', `{{#mention "appeal-body"}}Bij ons, ${term('binnen 30 dagen')}.{{/mention}}`, 'always'],
    ['in both branches', `{{#if ok}}${term('30 dagen')}{{else}}${term('60 dagen')}{{/if}}`, 'always'],
    ['in one branch', `{{#if ok}}${term('30 dagen')}{{else}}Geen beroep.{{/if}}`, 'in-part'],
    ['in a branch without else', `Tekst.\n\n{{#if ok}}\n${term('30 dagen')}\n{{/if}}`, 'in-part'],
    ['for each row', `{{#each punten}}\n- ${term('30 dagen')}\n{{/each}}`, 'in-part'],
    [
      'for each row, or else',
      `{{#each punten}}\n- ${term('30 dagen')}\n{{else}}\n${term('30')} dagen\n{{/each}}`,
      'in-part',
    ],
    ['with a condition inside', term('{{#if ok}}30 dagen{{/if}}'), 'missing'],
    ['with a value alone', `Tekst. ${term('{{naam}}')}`, 'missing'],
    ['without words', `Tekst. ${term('')}`, 'missing'],
    ['nowhere', 'U kunt beroep instellen binnen 30 dagen.', 'missing'],
  ])('%s', (_, body, expected) => {
    expect(carried(body)).toBe(expected)
  })

  test('leaves no trace in the letter', () => {
    const words = (body: string): string => writeTextBlocks(fill(body).blocks, 'nl')
    const plain = 'U kunt beroep instellen tot en met {{date zitting}}.\n\n- bij ons\n\n{{money bedrag}}'
    const marked = `U kunt beroep instellen ${term('tot en met {{date zitting}}')}.\n\n{{#mention "appeal-body"}}\n- bij ons\n{{/mention}}\n\n{{#mention "reasons"}}{{money bedrag}}{{/mention}}`
    expect(words(marked)).toBe(words(plain))
  })

  test('of a shared block counts where the block is used', () => {
    const block = { key: 'beroep', version: 2, bodies: { nl: `Beroep: ${term('binnen 30 dagen')}.` } }
    expect(carried('Beste\n\n{{> beroep}}', [block])).toBe('always')
    expect(carried('{{#if ok}}\n{{> beroep}}\n{{/if}}\n\nTot dan.', [block])).toBe('in-part')
  })

  test.each([
    ['an unknown mention', '{{#mention "appeal-trem"}}x{{/mention}}', '1:1 unknown-mention'],
    ['no mention', '{{#mention}}x{{/mention}}', '1:1 unknown-mention'],
    ['a variable', '{{#mention naam}}x{{/mention}}', '1:1 unknown-mention'],
    ['two mentions', '{{#mention "appeal-term" "appeal-body"}}x{{/mention}}', '1:1 unknown-mention'],
    ['an else', '{{#mention "appeal-term"}}x{{else}}y{{/mention}}', '1:1 mention-else'],
  ])('with %s is a fault', (_, body, fault) => {
    expect(found(body)).toContain(fault)
  })

  test('in a subject or an action is a fault: only the text carries mentions', () => {
    const subject = { languages: { nl: { subject: term('Beroep'), body: 'Tekst.' } } }
    expect(found('', subject)).toContain('1:1 mention-outside-body')
    const actions: TemplateSource['actions'] = [{ kind: 'object', text: { nl: term('Bezwaar') } }]
    expect(found('Tekst.', { actions })).toContain('1:1 mention-outside-body')
  })
})

describe('a class that requires mentions', () => {
  const two: TemplateSource = {
    ...sourceOf(`Beroep ${term('binnen 30 dagen')}.`),
    languages: {
      nl: { subject: 'Brief', body: `Beroep ${term('binnen 30 dagen')}.` },
      fr: { subject: 'Lettre', body: `Recours.\n\n{{#if ok}}\n${term('dans les 30 jours')}\n{{/if}}` },
    },
  }
  const faultsOf = (blockWith: (mention: string, language: string) => string | undefined) =>
    checkMentions(checkTemplate(two, []).tree, { required: ['appeal-body', 'appeal-term'], blockWith }).map(
      ({ kind, language, values, pointer }) => [kind, language, values['mention'], values['name'], pointer],
    )

  test('finds what each language lacks, and names the block that would bring it', () => {
    expect(faultsOf((mention, language) => (language === 'nl' ? `${mention}@1` : undefined))).toEqual([
      ['mention-of-block', 'nl', 'appeal-body', 'appeal-body@1', '/languages/nl/body'],
      ['mention-missing', 'fr', 'appeal-body', undefined, '/languages/fr/body'],
      ['mention-in-part', 'fr', 'appeal-term', undefined, '/languages/fr/body'],
    ])
  })

  test('never takes a text for complete of which some letter lacks the mention', () => {
    // Texts of nested conditions: a mention counts only where every letter has it.
    type Part = { readonly text: string; readonly has: (ok: boolean, full: boolean) => boolean }
    const part: fc.Arbitrary<Part> = fc.letrec<{ part: Part }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.constant<Part>({ text: 'Zomaar.', has: () => false }),
        fc.constant<Part>({ text: term('Binnen 30 dagen.'), has: () => true }),
        fc.tuple(tie('part'), tie('part')).map(([a, b]) => ({
          text: `${a.text}${b.text}`,
          has: (ok: boolean, full: boolean) => a.has(ok, full) || b.has(ok, full),
        })),
        tie('part').map((a) => ({
          text: `{{#if ok}}${a.text}{{/if}}`,
          has: (ok: boolean, full: boolean) => ok && a.has(ok, full),
        })),
        fc.tuple(tie('part'), tie('part')).map(([a, b]) => ({
          text: `{{#unless aanhef}}${a.text}{{else}}${b.text}{{/unless}}`,
          has: (ok: boolean, full: boolean) => (full ? b.has(ok, full) : a.has(ok, full)),
        })),
      ),
    })).part
    fc.assert(
      fc.property(part, ({ text, has }) => {
        const found = carried(`Begin. ${text}`)
        const cases = [true, false].flatMap((ok) => [true, false].map((full) => has(ok, full)))
        if (found === 'always') expect(cases).toEqual([true, true, true, true])
        if (cases.includes(true)) expect(found).not.toBe('missing')
      }),
    )
  })
})

test('every mention has a name that a text can write', () => {
  for (const mention of legalMentions) expect(found(`{{#mention "${mention}"}}Woorden.{{/mention}}`)).toEqual([])
})
