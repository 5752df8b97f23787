import type { Fault } from '../../core/fault.ts'
import { pointerStep } from '../../core/json-pointer.ts'
import { languages } from '../../core/words/language.ts'
import { unprintableDetail } from '../../core/words/text/code-point.ts'
import { checkData } from '../language/check/check-data.ts'
import { tooManyItems } from '../language/check/too-many-items.ts'
import { dataTexts } from '../language/fill/data-texts.ts'
import { unprintable as turning } from '../language/format/value-text.ts'
import { oncePer } from '../language/once-per.ts'
import { limitedByPayment } from '../language/payment/limit-payment.ts'
import { maxPages } from '../model/max-pages.ts'
import type { TemplateSource } from '../model/template-source.ts'
import { type Coverage, readCoverage } from '../pdf/fonts/read-coverage.ts'
import { readWidths } from '../pdf/fonts/read-widths.ts'
import { narrowestWindow } from '../pdf/geometry/window-profiles.ts'

/** The checks of a letter against its template that intake makes before it accepts the letter; both return at once. */
export interface TemplateChecks {
  /** Faults of the data against the variables of the version, with pointers below `/data`. */
  readonly checkData: (
    version: { readonly source: Pick<TemplateSource, 'payment' | 'variables' | 'languages'> },
    data: Readonly<Record<string, unknown>>,
  ) => Fault[]
  /** Finds lists with more items than the pages of an envelope have lines, whatever the language of the letter. */
  readonly countItems: (
    version: { readonly source: Pick<TemplateSource, 'languages'> },
    data: Readonly<Record<string, unknown>>,
  ) => Fault[]
  /**
   * Characters that a letter cannot show, each once: those that its fonts lack, controls, and characters that change the reading
   * direction.
   */
  readonly unprintable: (text: string) => string[]
  /** The type size in points at which the narrowest window of all envelopes shows this line unbroken. */
  readonly addressType: (line: string) => number
}

const variablesOf = oncePer(limitedByPayment)

/** Reads the fonts once (about a tenth of a second); the checks themselves are synchronous. */
export async function openTemplateChecks(): Promise<TemplateChecks> {
  const [covers, widthOf] = await Promise.all([readCoverage(), readWidths()])
  return {
    checkData: ({ source }, data) => {
      const faults = checkData(variablesOf(source), data).faults.map(inBody)
      const faulty = new Set(faults.map(({ pointer }) => pointer))
      return [...faults, ...glyphFaults(data, '/data', covers).filter(({ pointer }) => !faulty.has(pointer))]
    },
    countItems: ({ source }, data) => itemFaults(source, data),
    unprintable: (text) => unprintableIn(text, covers),
    addressType: (line) => narrowestWindow() / widthOf(line.normalize('NFC')),
  }
}

/** Reported where it applies to every language in which the letter could be written. */
function itemFaults(source: Pick<TemplateSource, 'languages'>, data: Readonly<Record<string, unknown>>): Fault[] {
  const [first = [], ...others] = languages
    .filter((language) => source.languages[language] !== undefined)
    .map((language) => tooManyItems(source, language, data))
  const everywhere = first.filter(({ name }) => others.every((found) => found.some((each) => each.name === name)))
  return everywhere.map(({ name, count, most }) => ({
    in: 'body',
    pointer: `/data/${pointerStep(name)}`,
    code: 'UP-4001',
    detail: `It has ${count} items, and the ${maxPages} pages of a letter have room for ${most} at most. Split it into several letters.`,
  }))
}

function inBody({ pointer, ...fault }: Omit<Fault, 'in'>): Fault {
  return { in: 'body', pointer: `/data${pointer}`, ...fault }
}

function unprintableIn(text: string, covers: Coverage): string[] {
  const whole = text.toWellFormed()
  const lacking = covers(whole)
  if (turning(whole) === undefined) return [...lacking]
  const found = new Set(lacking)
  for (const character of whole) if (turning(character) !== undefined) found.add(character)
  return [...found]
}

/** A fault for every text within the data, at any depth, that has a character the letter fonts lack. */
function glyphFaults(data: unknown, place: string, covers: Coverage): Fault[] {
  return dataTexts(data, place).flatMap(({ pointer, text }) => {
    const found = unprintableIn(text, covers)
    return found.length === 0 ? [] : [{ in: 'body', pointer, code: 'UP-2106', detail: unprintableDetail(found, text) }]
  })
}
