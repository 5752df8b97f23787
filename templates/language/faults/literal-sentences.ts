import type { VariableType } from '../../model/template-source.ts'
import { describeType } from '../scope/describe-type.ts'

interface Written {
  /** The text of the author, shortened. */
  readonly text: string
}
interface Better extends Written {
  /** The same value in the required notation, or an example of one. */
  readonly better: string
}

/** Literal values of an author, and values passed to something that cannot write them. */
export const literalSentences = {
  'not-an-amount': ({ text, better }: Better) =>
    `\`${text}\` is not an amount; write the figures alone, with a point before the cents: ${better}.`,
  'amount-out-of-range': () =>
    'A bank transfers from 0.01 to 999999999.99 euro; with any other amount there is no slip.',
  'not-a-day': ({ text, better }: Better) => `\`${text}\` is not a date; write year, month and day: ${better}.`,
  'not-a-time': ({ text, better }: Better) =>
    `\`${text}\` is not a time of the day; write hours and minutes: ${better}.`,
  'appointment-only': () => 'Only an action of the kind `come` has a time or a place.',
  'time-without-day': () => 'A time needs a day; fill in `due` too.',
  'place-of-lines': () => 'Write the place on one line.',
  'structured-check-digits': ({ text }: Written) =>
    `\`${text}\` is not a structured communication: its check digits are wrong.`,
  'rf-check-digits': ({ text }: Written) => `\`${text}\` is not a creditor reference: its check digits are wrong.`,
  'literal-type': ({ text, type }: Written & { type: VariableType }) =>
    `\`${text}\` cannot be written like this; give ${describeType(type)}.`,
  'value-alone': () => 'Exactly one value fits here: a variable without other words, or a value written out.',
  'not-an-address': ({ text }: Written) =>
    `\`${text}\` is not a web address; write it whole, as https://voorbeeld.be/pagina.`,
  'link-with-password': () => 'A link may not hold a user name or a password; remove what precedes the @.',
  'link-mixed-scripts': ({ host }: { host: string }) =>
    `The name of this site mixes alphabets, so that it resembles another site; its real name is ${host}.`,
  'link-other-script': ({ host }: { host: string }) =>
    `The name of this site contains unusual letters; browsers read it as ${host}. Check that it is the right one.`,
  'helper-type': ({
    name,
    value,
    type,
    given,
  }: {
    name: string
    value: string
    type: VariableType
    given: VariableType
  }) => `\`${name}\` works with ${describeType(type)}; \`${value}\` is ${describeType(given)}.`,
  'helper-choice': ({ name, argument, choices }: { name: string; argument: string; choices: string }) =>
    `\`${name}\` accepts for \`${argument}=\` only: ${choices}.`,
  'compared-types': ({
    name,
    value,
    type,
    given,
  }: {
    name: string
    value: string
    type: VariableType
    given: VariableType
  }) => `\`${name}\` compares ${describeType(type)} with ${describeType(given)} (\`${value}\`); these are never equal.`,
  'list-as-text': ({ name }: { name: string }) =>
    `\`${name}\` is a list of rows with parts; go through it with \`{{#each ${name}}}\`.`,
  'else-words': () => '`else=` takes words in quotes: `{{name else="unknown"}}`.',
} as const satisfies Record<string, (values: never) => string>
