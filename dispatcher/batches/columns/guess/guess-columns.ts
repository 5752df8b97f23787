import { plainName } from '../../csv/csv-row.ts'
import type { ColumnMapping, ColumnUse } from '../column-use.ts'
import { columnOf, useOfName } from '../csv-columns.ts'
import { fieldNames } from '../fields.ts'
import { itemFields } from '../item-fields.ts'
import type { TableVariable } from '../table-variable.ts'
import { bagOfWords } from './bag-of-words.ts'
import { isContent, judgeContent } from './content-of.ts'
import { typeOfName } from './names-of-types.ts'
import { isNear } from './near-name.ts'
import { nameWords, synonyms, useOfSynonym } from './synonyms.ts'

/** Why a use was guessed; `content` says only what the values look like. */
export type GuessReason = 'name' | 'remembered' | 'label' | 'synonym' | 'misspelt' | 'content' | 'nothing'

/**
 * `certain`: the list itself says so, or a person did for an earlier list. `likely`: the name is known, and the values do not
 * contradict it. `unsure`: a person chooses.
 */
export type Certainty = 'certain' | 'likely' | 'unsure'

export interface GuessedColumn {
  readonly head: string
  /** Absent where nothing is known about the column. */
  readonly use?: ColumnUse
  readonly certainty: Certainty
  readonly reason: GuessReason
  /** The values do not look like what the name says. */
  readonly isContradicted?: true
}

export interface GuessInput {
  readonly heads: readonly string[]
  /** Some rows of the list, at best the first ones. */
  readonly rows: readonly (readonly string[])[]
  readonly variables: readonly TableVariable[]
  /** The uses that a person chose for an earlier list. */
  readonly remembered?: ColumnMapping
}

/** The use of each column of a list, as far as its name and its values say. No two columns get the same use, parts of an address excepted. */
export function guessColumns(input: GuessInput): GuessedColumn[] {
  const guesses = input.heads.map((head, place) => {
    const values = input.rows.map((row) => row[place] ?? '')
    return guessOne(head, values, input)
  })
  const best = new Map<string, GuessedColumn>()
  for (const guess of guesses) {
    const name = nameOfUse(guess)
    const before = name === undefined ? undefined : best.get(name)
    if (name !== undefined && (before === undefined || rank(guess) > rank(before))) best.set(name, guess)
  }
  return guesses.map((guess) => {
    const name = nameOfUse(guess)
    const isTaken = name !== undefined && best.get(name) !== guess
    return isTaken ? { head: guess.head, certainty: 'unsure', reason: 'nothing' } : guess
  })
}

const certainties: readonly Certainty[] = ['unsure', 'likely', 'certain']
const reasons: readonly GuessReason[] = ['nothing', 'content', 'misspelt', 'synonym', 'label', 'remembered', 'name']

function rank({ certainty, reason }: GuessedColumn): number {
  return certainties.indexOf(certainty) * reasons.length + reasons.indexOf(reason)
}

/** Undefined for uses that several columns may have. */
function nameOfUse({ use }: GuessedColumn): string | undefined {
  return use === undefined || use.use === 'ignored' || use.use === 'address' ? undefined : JSON.stringify(use)
}

function guessOne(head: string, values: readonly string[], input: GuessInput): GuessedColumn {
  const { variables, remembered = {} } = input
  const plain = plainName(head)
  const kept = Object.entries(remembered).find(([name]) => plainName(name) === plain)?.[1]
  if (kept !== undefined && columnOf(kept, variables) !== undefined)
    return { head, use: kept, certainty: 'certain', reason: 'remembered' }
  const own = useOfName(head, variables)
  // `name` is the whole name only where no column has the first name.
  if (own !== undefined && !(nameWords.has(plain) && own.use === 'field' && hasFirstName(input)))
    return judged({ head, use: own, reason: 'name' }, values, input, 'certain')
  const labelled = useOfLabel(head, variables)
  if (labelled !== undefined) return judged({ head, use: labelled, reason: 'label' }, values, input)
  const known = useOfWord(head, input)
  if (known !== undefined)
    return judged({ head, use: inContext(known, values, input), reason: 'synonym' }, values, input)
  const near = useOfNear(plain, input)
  if (near !== undefined) return judged({ head, use: near, reason: 'misspelt' }, values, input)
  const looks = useOfContent(values, variables)
  return looks === undefined
    ? { head, certainty: 'unsure', reason: 'nothing' }
    : { head, use: looks, certainty: 'unsure', reason: 'content' }
}

function judged(
  guess: { readonly head: string; readonly use: ColumnUse; readonly reason: GuessReason },
  values: readonly string[],
  { variables }: GuessInput,
  certainty: Certainty = 'likely',
): GuessedColumn {
  const column = columnOf(guess.use, variables)
  const verdict = column === undefined ? 'unknown' : judgeContent(values, column)
  // Faults in a column that bears the very name are found row by row.
  if (verdict === 'contradicts')
    return { ...guess, certainty: certainty === 'certain' ? 'certain' : 'unsure', isContradicted: true }
  return { ...guess, certainty: guess.reason === 'misspelt' && verdict !== 'agrees' ? 'unsure' : certainty }
}

function hasFirstName({ heads }: GuessInput): boolean {
  return heads.some((head) => useOfSynonym(head)?.use === 'first-name')
}

function useOfWord(head: string, input: GuessInput): ColumnUse | undefined {
  if (nameWords.has(plainName(head)))
    return hasFirstName(input) ? { use: 'last-name' } : { use: 'field', field: 'name' }
  return useOfSynonym(head) ?? useOfType(head, input)
}

/** `OGM` is the structured communication of the letter, where it has one. */
function useOfType(head: string, { variables }: GuessInput): ColumnUse | undefined {
  const type = typeOfName(head)
  const [variable, other] = variables.filter((each) => each.type === type)
  return variable === undefined || other !== undefined ? undefined : { use: 'variable', variable: variable.name }
}

/** A street with its number in one cell, and a municipality with its postal code, are parts of an address. */
function inContext(use: ColumnUse, values: readonly string[], { heads }: GuessInput): ColumnUse {
  if (use.use !== 'field') return use
  if (use.field === 'name') return isContent(values, 'lastNameFirst') ? { use: 'last-name-first' } : use
  const has = (field: string): boolean =>
    heads.some((head) => {
      const known = useOfSynonym(head)
      return plainName(head) === plainName(field) || (known?.use === 'field' && known.field === field)
    })
  const isJoined =
    (use.field === 'street' && !has('houseNumber')) || (use.field === 'municipality' && !has('postalCode'))
  return isJoined && isContent(values, 'address') ? { use: 'address' } : use
}

/** The names that people see in the form of the template. */
function useOfLabel(head: string, variables: readonly TableVariable[]): ColumnUse | undefined {
  const [plain, words] = [plainName(head), bagOfWords(head)]
  const bears = ({ label }: TableVariable): boolean =>
    Object.values(label ?? {}).some(
      (text) =>
        text !== undefined && (plainName(text) === plain || (words !== undefined && bagOfWords(text) === words)),
    )
  const variable = variables.find(bears)
  if (variable !== undefined) return { use: 'variable', variable: variable.name }
  for (const list of variables.filter(({ type }) => type === 'list')) {
    const item = itemFields(list).find(bears)
    if (item !== undefined) return { use: 'item', variable: list.name, item: item.name }
  }
  return undefined
}

/** Letters of a name that say enough where they are a part of a longer label: `te betalen` in `Nog te betalen`. */
const shortestPart = 6

function hasPart({ label }: TableVariable, plain: string): boolean {
  return Object.values(label ?? {}).some((text) => text !== undefined && plainName(text).includes(plain))
}

function useOfNear(plain: string, input: GuessInput): ColumnUse | undefined {
  const { variables } = input
  const field = fieldNames.find((name) => isNear(plain, plainName(name)))
  if (field !== undefined) return { use: 'field', field }
  const variable = variables.find(
    ({ name, label }) =>
      isNear(plain, plainName(name)) ||
      Object.values(label ?? {}).some((text) => text !== undefined && isNear(plain, plainName(text))),
  )
  if (variable !== undefined) return { use: 'variable', variable: variable.name }
  const [part, other] = plain.length < shortestPart ? [] : variables.filter((each) => hasPart(each, plain))
  if (part !== undefined && other === undefined) return { use: 'variable', variable: part.name }
  return [...synonyms].find(([name, use]) => use.use !== 'ignored' && isNear(plain, name))?.[1]
}

/** Only contents that are unmistakable, and of which a letter has one. */
function useOfContent(values: readonly string[], variables: readonly TableVariable[]): ColumnUse | undefined {
  for (const field of ['insz', 'enterpriseNumber', 'email'] as const)
    if (isContent(values, field)) return { use: 'field', field }
  for (const type of ['iban', 'structuredCommunication', 'date', 'money'] as const) {
    const [variable, other] = variables.filter((each) => each.type === type)
    if (variable !== undefined && other === undefined && isContent(values, type))
      return { use: 'variable', variable: variable.name }
  }
  return isContent(values, 'address') && !isContent(values, 'money') ? { use: 'address' } : undefined
}
