import { describe, expect, test } from 'vitest'
import { readTemplateFolders } from '../../seeds/read-template-folder.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../templates/language/fill/fill-template.ts'
import type { Block, Run } from '../../templates/model/document.ts'

/** Words of offices, not of people; and the informal you. */
const forbidden =
  /\b(gelieve|dient te|dienen te|indien|succesvol|middels|teneinde|tevens|alsmede|desbetreffende?|bovengenoemde?|conform|inzake|omtrent|reeds|derhalve|hieromtrent|onderhavige?|je|jij|jouw|jullie)\b|!/i

const folders = await readTemplateFolders()

/** The text of each paragraph and item as a citizen reads it; tables and addresses are no sentences. */
function paragraphs(blocks: readonly Block[]): string[] {
  const text = (runs: readonly Run[]) => runs.map((run) => run.text).join('')
  return blocks.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return [text(block.runs)]
    if (block.kind === 'list') return block.items.flatMap(paragraphs)
    if (block.kind === 'quote') return paragraphs(block.blocks)
    return block.kind === 'actions' ? block.actions.map((action) => action.text) : []
  })
}

/** A sentence ends at a full stop, question mark or colon that a space or the end follows, but not within an abbreviation. */
function sentences(text: string): string[] {
  return text
    .split(/(?<=[.?:])(?=\s|$)|\n/)
    .map((each) => each.trim())
    .filter((each) => /\p{L}/u.test(each))
}
const words = (sentence: string): number =>
  sentence.split(/[\s\u00a0]+/).filter((word) => /[\p{L}\d]/u.test(word)).length

const letters = folders.flatMap(({ entity, key, source }) => {
  const { tree } = checkTemplate(source, [])
  return source.samples
    .filter((sample) => (sample.language ?? 'nl') === 'nl')
    .map((sample) => {
      const { data } = checkData(source.variables, sample.data)
      return [`${entity}/${key} ${sample.name}`, prepareTemplate(tree, 'nl').toLetter({ data })] as const
    })
})

describe('the Dutch of the demo letters is plain', () => {
  test.each(letters)('%s', (_name, letter) => {
    const all = [letter.subject, ...paragraphs(letter.blocks)]
    for (const each of all) expect(each).not.toMatch(forbidden)
    const counted = all.flatMap(sentences).map((sentence) => ({ sentence, words: words(sentence) }))
    expect(counted.filter((each) => each.words > 20)).toEqual([])
    expect(counted.reduce((sum, each) => sum + each.words, 0) / counted.length).toBeLessThanOrEqual(12)
  })

  test('the measure itself finds what it is made for', () => {
    expect(sentences('Bel ons. Of schrijf: dat mag ook. Betaal € 1.284,50?')).toHaveLength(4)
    expect('Gelieve te betalen').toMatch(forbidden)
    expect('Betaal jij dit?').toMatch(forbidden)
    expect('Beste meneer Janssens').not.toMatch(forbidden)
  })
})
