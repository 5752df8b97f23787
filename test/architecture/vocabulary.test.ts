import { expect, test } from 'vitest'
import { readTracked, type SplitSource, splitSource } from '../support/programs/read-sources.ts'
import { type RetiredWord, retiredNames, retiredPhrases, untilCleaned } from './retired-words.ts'

/** Names of tests, of tests over a table too, and the titles of their groups. */
const testNames = /(?:\b(?:test|describe)(?:\.\w+)*|\]\))\(\s*(?:'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`),/g

/** Sorts out what no rule can match, in one pass: most names and sentences are right. */
const anyName = anyOf(retiredNames)
const anyPhrase = anyOf(retiredPhrases)

function anyOf(words: readonly RetiredWord[]): RegExp {
  return new RegExp(words.map(({ word }) => word.source).join('|'), 'i')
}

/** Each fault with its file, what was found and the replacement. */
function retiredNamesIn(source: SplitSource): string[] {
  const names = rulesFor(source, retiredNames)
  const identifiers = [...new Set(source.code.match(/[A-Za-z_$][\w$]*/g))].filter((each) => anyName.test(each))
  return identifiers.flatMap((identifier) =>
    names.filter(({ word }) => word.test(identifier)).map(({ say }) => `${source.file}: ${identifier} → ${say}`),
  )
}

function retiredPhrasesIn(source: SplitSource): string[] {
  if (untilCleaned.has(topFolder(source))) return []
  const named = [...source.text.matchAll(testNames)].map(([, ...names]) => names.join(''))
  const texts = [...source.comments, ...named].filter((each) => anyPhrase.test(each))
  return texts.flatMap((text) =>
    retiredPhrases.flatMap(({ word, say }) => {
      const [found] = word.exec(text) ?? []
      return found === undefined ? [] : [`${source.file}: “${found.trim()}” in “${text}” → ${say}`]
    }),
  )
}

function rulesFor(source: SplitSource, words: readonly RetiredWord[]): readonly RetiredWord[] {
  return untilCleaned.has(topFolder(source)) ? words.filter((each) => each.afterCleaning !== true) : words
}

function topFolder({ file }: SplitSource): string {
  return file.split('/')[0] ?? ''
}

const sources = (await readTracked('.ts', '.tsx')).map(splitSource)

test('no retired word is a name in the code', () => {
  expect(sources.length).toBeGreaterThan(1_000)
  expect(sources.flatMap(retiredNamesIn)).toEqual([])
})

test('no retired phrase is in a comment or in the name of a test', () => {
  expect(sources.flatMap(retiredPhrasesIn)).toEqual([])
})

test('every folder that is not cleaned yet exists', () => {
  const folders = new Set(sources.map(topFolder))
  expect([...untilCleaned].filter((folder) => !folders.has(folder))).toEqual([])
})

/** One identifier per rule of names, in their order. */
const plantedNames = [
  'newHappening',
  'steerMessage',
  'doerOf',
  'HousePress',
  'Rope',
  'openGround',
  'Gate',
  'Door',
  'PoolMeans',
  'keepHouse',
  'forgetKeys',
  'siftRun',
  'mostPages',
  'fixLetter',
  'letterAgain',
  'unplanned',
  'PeopleDesk',
  'acceptGroups',
  'Repetition',
  'letGo',
  'goOn',
  'sayFault',
  'checkSum',
  'dispatcherAtHand',
  'Told',
]

test('each retired name is found in code, and not in a string, a comment or a regular expression', () => {
  expect(plantedNames).toHaveLength(retiredNames.length)
  for (const [at, name] of plantedNames.entries()) {
    const found = retiredNamesIn(splitSource({ file: 'api/planted.ts', text: `export const a = ${name}('b')` }))
    expect(found).toEqual([`api/planted.ts: ${name} → ${retiredNames[at]?.say}`])
    const text = `// ${name}\n/** ${name} */\nconst a = ['${name}', "${name}", \`${name}\`, /${name}[/]/]`
    expect(retiredNamesIn(splitSource({ file: 'api/planted.ts', text }))).toEqual([])
  }
})

/** One sentence per rule of phrases, in their order. */
const plantedPhrases = [
  'A list for who reads it.',
  'Refused. Who asks is checked later.',
  'Written anew.',
  'Letters are steered.',
  'Planted once and planted again.',
  'Nobody writes here.',
  'Left to somebody.',
  'The total stands below.',
  'The caller is told.',
  'Cancelled meanwhile.',
  'The file lies here.',
  'A cookie of ours.',
  'The law wants it.',
  'A timer keeps house.',
  'Input that strangers made.',
  'A PDF made elsewhere.',
  'The work goes on with the next.',
  'A step that looks at rows.',
  'The other rooms.',
  'Every one of the doors.',
  'Each happening.',
  'A rope.',
  'The desk.',
]

test('each retired phrase is found in a comment of any form and in the name of a test', () => {
  expect(plantedPhrases).toHaveLength(retiredPhrases.length)
  for (const [at, phrase] of plantedPhrases.entries()) {
    const inTwoLines = phrase.replace(' ', '\n * ')
    for (const text of [
      `// ${phrase}`,
      `/**\n * ${inTwoLines}\n */`,
      `test('${phrase}', () => {})`,
      `])('${phrase}', () => {})`,
    ]) {
      const found = retiredPhrasesIn(splitSource({ file: 'api/planted.ts', text }))
      expect(found.map((fault) => fault.split(' → ').at(-1))).toEqual([retiredPhrases[at]?.say])
    }
    expect(retiredPhrasesIn(splitSource({ file: 'api/planted.ts', text: `const a = '${phrase}'` }))).toEqual([])
  }
})
