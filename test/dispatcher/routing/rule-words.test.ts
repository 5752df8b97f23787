import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rulesAsMarkdown } from '../../../cli/commands/routing/route-rules.ts'
import { packageRoot } from '../../../core/package-root.ts'
import { languages } from '../../../core/words/language.ts'
import { describeRules } from '../../../dispatcher/routing/describe-rules.ts'
import { languageRules } from '../../../dispatcher/routing/language-rules.ts'
import { retiredRules } from '../../../dispatcher/routing/retired-rules.ts'
import { rules, wordsOfRule } from '../../../dispatcher/routing/rules.ts'

describe.each(describeRules())('the rule $name', ({ name, because }) => {
  test.each(languages)('has one sentence in %s', (language) => {
    expect(because[language]).toMatch(/^\p{Lu}.*[^.!?]\.( \p{Lu}.*\.)?$/u)
    expect(because[language]).not.toContain('!')
    expect(wordsOfRule(name)).toBe(because)
  })
})

test('a name is that of one rule, also when that rule decides nothing any more', () => {
  const names = describeRules().map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('the rules are shown in the order in which they are evaluated', () => {
  const shown = describeRules().filter((rule) => rule.about === 'channel' && rule.order !== undefined)
  expect(shown.map(({ name }) => name)).toEqual(rules.map(({ name }) => name))
  expect(shown.map(({ order }) => order)).toEqual(rules.map((_, index) => index + 1))
})

test('a message that a retired rule decided still shows its words', () => {
  expect(wordsOfRule('email-suppressed').nl).toBe('Eerdere e-mails naar dit adres kwamen niet aan.')
  const inForce = new Set<string>([...rules, ...languageRules].map(({ name }) => name))
  for (const { replacedBy } of retiredRules) expect(replacedBy.filter((name) => !inForce.has(name))).toEqual([])
})

test('the guide has every rule, in order, with its words', async () => {
  const guide = await readFile(join(packageRoot, 'docs', 'routing.md'), 'utf8')
  // `npx uitpost route-rules --markdown` prints these tables.
  expect(guide).toContain(rulesAsMarkdown())
})
