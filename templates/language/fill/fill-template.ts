import { type Language, languages, localized } from '../../../core/words/language.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { Action, LetterDocument, Signatory } from '../../model/document.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import type { InlineNode, LanguageTree, TemplateTree } from '../../model/template-tree.ts'
import { readTime } from '../read-time.ts'
import { fillBlocks } from './fill-blocks.ts'
import { fillPayment } from './fill-payment.ts'
import { fillPlain, fillRuns, fillValue } from './fill-runs.ts'
import { areFixed, type FixedRuns, fixedRunsOf, writtenTexts } from './fixed-runs.ts'
import { NoteNumbers } from './number-notes.ts'
import { type Frame, type OddValue, prepareProgram } from './run-program.ts'

export interface FillInput {
  /** The data as `checkData` returned them: declared optionals are present, as null. */
  readonly data: Readonly<Record<string, unknown>>
  readonly recipient?: Recipient
  /** `date` is an ISO date. */
  readonly letter?: { readonly date: string; readonly reference: string }
  readonly houseStyle?: Pick<HouseStyle, 'signatories'>
}

/** One language of a version, compiled so that it can be filled many times. */
export interface PreparedTemplate {
  readonly language: Language
  readonly toLetter: (input: FillInput) => LetterDocument
  /** The values and branches of one letter, before they become text. */
  readonly toFrame: (input: FillInput) => Frame
  /** The words of the author, and the runs that are the same in each letter. */
  readonly texts: readonly string[]
  readonly fixed: FixedRuns
  /** The subject holds no value. */
  readonly hasFixedSubject: boolean
}

/**
 * The language of a letter: the requested one where the version has it, else the first of its fallbacks, else any that it has.
 */
export function chooseLanguage(
  version: Pick<TemplateTree, 'languages' | 'fallback'> | { languages: object; fallback: readonly Language[] },
  wanted?: Language,
): Language {
  const order = [...(wanted ? [wanted] : []), ...version.fallback, ...languages]
  const found = order.find((language) => Object.hasOwn(version.languages, language))
  if (!found) throw new Error('A version without any language cannot be filled')
  return found
}

/** The text of a version in the language that `chooseLanguage` finds. */
export function chooseText(tree: TemplateTree, wanted?: Language): LanguageTree {
  const language = chooseLanguage(tree, wanted)
  const text = tree.languages[language]
  if (!text) throw new Error(`A version lost its language ${language}`)
  return text
}

/**
 * Compiles the program of one language once; `toLetter` then takes some tens of microseconds.
 *
 * @param onOdd called for each value that cannot be printed as the author requires: for samples, never for letters
 */
export function prepareTemplate(
  tree: TemplateTree,
  wanted?: Language,
  onOdd?: (value: OddValue) => void,
): PreparedTemplate {
  const text = chooseText(tree, wanted)
  const { language } = text
  const run = prepareProgram(text.program, language, onOdd)
  const toFrame = (input: FillInput): Frame => run(variablesOf(input))
  const fixed = fixedRunsOf(text, language)
  return {
    language,
    texts: writtenTexts(text),
    fixed,
    hasFixedSubject: areFixed(text.subject),
    toFrame,
    toLetter: (input) => fillLetter(text, toFrame(input), fixed, input),
  }
}

function fillLetter(tree: LanguageTree, frame: Frame, fixed: FixedRuns, input: FillInput): LetterDocument {
  const { language } = tree
  const payment = tree.payment && fillPayment(tree.payment, frame)
  const numbers = new NoteNumbers(tree.notes ?? [], (nodes, at) => fixed.get(nodes) ?? fillRuns(nodes, at, language))
  const blocks = fillBlocks(tree.blocks, {
    frame,
    language,
    fixed,
    notes: numbers,
    actions: fillActions(tree, frame),
    ...(payment ? { payment } : {}),
    signatories: (keys) => signatories(input.houseStyle, keys, language),
  })
  const { notes } = numbers
  const subject = fillPlain(tree.subject, frame, language)
  return { language, subject, blocks, ...(notes.length > 0 ? { notes } : {}) }
}

/** An action whose text is empty does not apply to this citizen. */
function fillActions(tree: LanguageTree, frame: Frame): Action[] {
  return tree.actions.flatMap((action) => {
    const text = fillPlain(action.text, frame, tree.language)
    const due = fillValue(action.due, frame)
    const appointment = fillAppointment(action, due, frame, tree.language)
    return text === '' ? [] : [{ kind: action.kind, text, ...(due === '' ? {} : { due }), ...appointment }]
  })
}

/** A time without a day is meaningless, and a text that is not a time would be printed as one: both are left out. */
function fillAppointment(
  action: LanguageTree['actions'][number],
  due: string,
  frame: Frame,
  language: Language,
): Pick<Action, 'time' | 'place'> {
  const time = due === '' ? '' : fillValue(action.time, frame)
  const place = action.place === undefined ? '' : placeText(action.place, frame, language)
  return { ...(readTime(time) === undefined ? {} : { time }), ...(place === '' ? {} : { place }) }
}

/** On one line: the lines of an address are separated by commas. */
function placeText(place: readonly InlineNode[], frame: Frame, language: Language): string {
  const runs = fillRuns(place, frame, language)
  return runs
    .map((run) => run.text)
    .join('')
    .replaceAll(/\s*\n\s*/g, ', ')
}

function signatories(style: FillInput['houseStyle'], keys: readonly string[], language: Language): Signatory[] {
  const known = style?.signatories ?? {}
  const wanted = keys.length > 0 ? keys : Object.keys(known).slice(0, 1)
  return wanted.flatMap((key) => {
    const found = Object.hasOwn(known, key) ? known[key] : undefined
    if (!found) return []
    return [
      {
        name: found.name,
        function: localized(found.function, language),
        ...(found.image ? { image: found.image } : {}),
      },
    ]
  })
}

/** What a program is run with: the data, and the variables of the hub, all present so that a template may refer to them. */
export function variablesOf({ data, recipient, letter }: FillInput): Record<string, unknown> {
  return {
    recipient: {
      name: recipient?.name ?? null,
      type: recipient?.type ?? null,
      attention: recipient?.type === 'enterprise' ? (recipient.attention ?? null) : null,
      insz: recipient?.type === 'citizen' ? recipient.insz : null,
      enterpriseNumber: recipient?.type === 'enterprise' ? recipient.enterpriseNumber : null,
      address: recipient?.address ?? null,
    },
    letter: { date: letter?.date ?? null, reference: letter?.reference ?? null },
    ...data,
  }
}
