import { expect, test } from 'vitest'
import { maskedText } from '../../../../channels/email/adapter/reports/masked-text.ts'
import * as answerPhrases from '../../../../channels/email/adapter/reports/phrases/answer-words.ts'
import * as delayPhrases from '../../../../channels/email/adapter/reports/phrases/delay-words.ts'
import * as failurePhrases from '../../../../channels/email/adapter/reports/phrases/failure-words.ts'
import {
  addressRules,
  exactRules,
  mailRules,
  weakRules,
} from '../../../../channels/email/adapter/reports/phrases/tables.ts'
import { placesOfToken, returnedMail } from '../../../../channels/email/adapter/reports/returned-mail.ts'
import { type Program, programsOf } from './count-steps.ts'
import { dialects } from './dialects/all.ts'
import { outcomeOf } from './measure.ts'

/** Every expression that reads a report, by what uses it. */
const ofPhrases = [
  ...[...exactRules, ...mailRules, ...addressRules, ...weakRules].map(({ says }) => says),
  ...Object.values({ ...answerPhrases, ...delayPhrases, ...failurePhrases }),
]
const ofReading = expressionsUsed(() => {
  for (const { mail } of dialects) {
    outcomeOf(mail)
    maskedText(returnedMail(mail))
    for (const place of placesOfToken(mail)) expect(place).toBeTypeOf('string')
  }
}).filter(({ source }) => !ofPhrases.some((each) => each.source === source))

/** The expressions that are executed while something runs. */
function expressionsUsed(run: () => void): readonly RegExp[] {
  const used = new Map<string, RegExp>()
  const prototype = RegExp.prototype
  const real = Object.getOwnPropertyDescriptor(prototype, 'exec')
  const exec = (says: RegExp, text: string): RegExpExecArray | null => Reflect.apply(real?.value, says, [text])
  prototype.exec = function (text) {
    used.set(String(this), this)
    return exec(this, text)
  }
  try {
    run()
  } finally {
    if (real !== undefined) Object.defineProperty(prototype, 'exec', real)
  }
  return [...used.values()]
}

/** Texts that an expression matches in part again and again, and that end otherwise. */
function hostile(program: Program, length: number): readonly string[] {
  const pieces = [0, 1].flatMap((choice) => {
    const whole = program.sample(choice)
    return [whole.slice(0, -1), whole.slice(0, whole.length / 2)]
  })
  return [...new Set([...pieces, ...program.repeated, 'x'])]
    .filter((piece) => piece !== '')
    .map((piece) => `${piece.repeat(1 + length / piece.length).slice(0, length - 1)}~`)
}

const [short, long] = [100, 300]
/** Two gaps of 60 characters grow by 1.8 between these lengths, a square by 3. */
const most = { each: 500, growth: 2.2 }

/** Steps for each character of the text of a length that takes most, and how much they grow from a shorter one. */
function worst(program: Program): { readonly each: number; readonly growth: number; readonly text: string } {
  const all = hostile(program, long).map((text) => ({ text, each: program.stepsOver(text) / long }))
  const { text, each } = all.reduce((one, other) => (other.each > one.each ? other : one))
  const before = program.stepsOver(`${text.slice(0, short - 1)}~`) / short
  return { text, each, growth: before === Infinity ? Infinity : each / before }
}

test.each([
  ['phrases', ofPhrases, 60],
  ['other expressions', ofReading, 50],
] as const)('steps of the %s grow no faster than the text, whatever begins like them', (_name, expressions, least) => {
  expect(expressions.length).toBeGreaterThan(least)
  for (const says of expressions)
    for (const program of programsOf(says)) {
      const { each, growth, text } = worst(program)
      const shown = `${program.sample(0)} over ${text.slice(0, 80)}`
      expect(each, shown).toBeLessThan(most.each)
      if (each > 10) expect(growth, shown).toBeLessThan(most.growth)
    }
})

test.each([String.raw`\w+@`, '(a|b|ab)*c', ' +$', '(x+)+y', String.raw`(cim|fiok)\w*[^。]{0,60}(torolve|letiltva)`])(
  'such growth is found in %s',
  (source) => {
    const found = programsOf(new RegExp(source)).map(worst)
    expect(
      Math.max(...found.map(({ each, growth }) => Math.max(each / most.each, growth / most.growth))),
    ).toBeGreaterThan(1)
  },
)
