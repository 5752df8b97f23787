import type { VariableType } from '../../model/template-source.ts'
import { describeType } from '../scope/describe-type.ts'
import { literalSentences } from './literal-sentences.ts'
import { absenceSentences, lookSentences } from './look-sentences.ts'
import { mentionSentences } from './mention-sentences.ts'
import { numberSentences } from './number-sentences.ts'
import { sampleSentences } from './sample-sentences.ts'

interface Named {
  readonly name: string
}
/** An unknown name, and the known name that it resembles. */
interface Unknown extends Named {
  readonly suggestion?: string | undefined
}

/**
 * Every kind of fault of a template and its data, with the English sentence that says what is wrong and how to repair it. The
 * names of kinds and values are part of the API: screens word them in the reader's own language. A kind is never renamed.
 */
export const faultSentences = {
  // Names
  'unknown-variable': ({ name, suggestion }: Unknown) => `Unknown variable \`${name}\`${didYouMean(suggestion)}`,
  'unknown-helper': ({ name, suggestion }: Unknown) => `Unknown helper \`${name}\`${didYouMean(suggestion)}`,
  'unknown-block-helper': ({ name, suggestion }: Unknown) =>
    `Unknown block \`${name}\`${didYouMean(suggestion)} There are \`if\`, \`unless\`, \`each\`, \`with\` and \`mention\`.`,
  'unknown-shared-block': ({ name, suggestion }: Unknown) => `Unknown block \`${name}\`${didYouMean(suggestion)}`,
  'unknown-argument': ({ name, argument, suggestion }: Unknown & { argument: string }) =>
    `\`${name}\` has no argument \`${argument}=\`${didYouMean(suggestion)}`,
  'unknown-loop-value': ({ name }: Named) => `Unknown value \`${name}\`; there are @index, @first, @last and @root.`,
  'loop-value-outside': ({ name }: Named) => `\`${name}\` exists only inside \`{{#each}}\`.`,
  'beyond-outermost': ({ name }: Named) => `\`${name}\` goes further up than there are blocks around it.`,
  'not-of-item': ({ name }: Named) => `\`${name}\` is not part of the item in this block; write \`../${name}\`.`,
  'part-of-list': ({ name }: Named) => `\`${name}\` is a part of a list; go through it with \`{{#each}}\`.`,
  'part-of-value': ({ name, part }: Named & { part: string }) => `\`${name}\`: a single value has no part \`${part}\`.`,
  'not-a-name': ({ name }: Named) => `\`${name}\` is not a name: letters, digits, _ and - only.`,

  // Expressions
  'unreadable-expression': () =>
    'This expression cannot be read; write `{{name}}` or `{{helper name}}`, and close it with `}}`.',
  'expression-not-closed': () => 'An expression is not closed; end it with `}}`.',
  'unsupported-form': () => 'This form of Handlebars is not part of the template language.',
  'unsupported-expression': () => 'This kind of expression is not part of the template language.',
  'three-braces': () => 'Write two braces, not three: a value is always text, never markup.',
  'blank-trimming': () => 'Leave out the `~`: blanks around a placeholder stay as they are written.',
  'arguments-without-helper': () => 'Only a helper takes arguments.',
  'helper-by-name': () => 'A helper is called by its name.',
  'helper-needs-value': ({ name }: Named) => `\`${name}\` needs a value: \`{{${name} …}}\`.`,
  'wrong-value-count': ({ name, least, most, count }: Named & { least: number; most: number; count: number }) =>
    `\`${name}\` takes ${least === most ? least : `${least} to ${most}`} value${most === 1 ? '' : 's'}, not ${count}.`,
  'quoted-text': () => 'A text in quotes cannot hold a double quote, a backslash or braces.',
  'object-as-text': () => 'This is an object; write one of its parts, as `{{address.street}}`.',
  'too-many-expressions': ({ most }: { most: number }) =>
    `A text may hold ${most} expressions; put what repeats in a list.`,
  'private-character': () => 'This is a character without meaning (private use); remove it.',

  // Blocks
  'block-not-closed': ({ name }: Named) => `\`{{#${name}}}\` is not closed; write \`{{/${name}}}\` where it ends.`,
  'block-closed-by-other': ({ name, closed }: Named & { closed: string }) =>
    `\`{{#${name}}}\` is closed by \`{{/${closed}}}\`; write \`{{/${name}}}\`.`,
  'block-not-opened': () => 'This closes a block that was not opened.',
  'else-outside': () => '`{{else}}` is outside a block.',
  'block-takes-one-value': ({ name }: Named) => `\`{{#${name}}}\` takes one value, as \`{{#${name} name}}\`.`,
  'blocks-too-deep': ({ most }: { most: number }) => `Blocks may be nested at most ${most} deep.`,
  'block-torn': ({ name }: Named) =>
    `\`{{#${name}}}\` and \`{{/${name}}}\` are in different places; put both between paragraphs, rows or items.`,
  'block-torn-in-paragraph': ({ name }: Named) =>
    `\`{{#${name}}}\` and \`{{/${name}}}\` belong in the same paragraph and the same style, or each on a line of its own.`,
  'block-in-link': () => 'A block cannot be inside the address of a link.',
  'each-needs-list': () => '`{{#each}}` needs a list; this is not a list.',
  'with-needs-object': () => '`{{#with}}` needs an object; this is not an object.',

  // Shared blocks
  'shared-block-outside-body': () => 'A shared block can be used only in the body of a letter.',
  'shared-block-own-line': () => 'A shared block needs a line of its own.',
  'shared-blocks-too-long': ({ most }: { most: number }) =>
    `The shared blocks of this text, with those within them, are too many or too long: ${most} at most, and 400,000 characters.`,
  'shared-block-in-itself': ({ name }: Named) => `Block \`${name}\` includes itself.`,
  'shared-block-language': ({ name, language }: Named & { language: string }) =>
    `Block \`${name}\` has no text in this language (${language}).`,
  'shared-block-empty': () => 'The block has no text yet.',
  'shared-block-pinned-twice': ({ name, other }: Named & { other: string }) =>
    `This version pins \`${other}\` and \`${name}\`; choose one of them.`,

  // Content of the text
  'no-language': () => 'A version needs text in at least one language.',
  'no-fallback-text': ({ language }: { language: string }) =>
    `There is no text in the fallback language \`${language}\`.`,
  'no-text': () => 'The letter has no text yet.',
  'no-subject': () => 'A letter needs a subject: it is its title.',
  'subject-of-lines': () => 'A subject is one line.',
  'heading-too-deep': () => 'A letter has two levels of headings: `#` and `##`; the subject is the title.',
  'subheading-alone': () => 'A `##` heading belongs under a `#` heading.',
  'table-inside': () => 'A table cannot be inside a list, a quote or another table.',
  'table-not-apart': () => 'Leave a line blank above the table: here it is read as words of the paragraph.',
  'table-without-head': () => 'A table needs words in its head: they say what each column holds.',
  'not-shown-in-letter': ({ what }: { what: string }) => `A letter cannot show this (${what}).`,
  'link-scheme': () => 'A link begins with https:, http:, mailto: or tel:, or is a variable of type url.',
  'unprintable-character': ({ character }: { character: string }) =>
    `Letters cannot show this character (${character}); replace or remove it.`,
  'form-own-line': () => 'This needs a line of its own, between paragraphs.',
  'form-inside': () => 'This belongs between paragraphs, not inside a list or a quote.',
  'form-takes-no-values': ({ name }: Named) => `\`{{${name}}}\` takes no values.`,
  'signature-key': () => 'Name a signatory of the house style: `{{signature "key"}}`.',
  'image-key': () => 'Name a picture of the house style: `{{image "key" alt="…"}}`.',
  'image-alt': () => 'Say what the picture shows: `alt="…"` (empty when it only decorates).',
  'qr-value': () => 'Say what the code holds: `{{qr url}}`.',

  // Notes and words in another language
  'unknown-note': ({ name, suggestion }: Unknown) =>
    suggestion === undefined
      ? `There is no note \`[^${name}]\`; write it on a line of its own: \`[^${name}]: text\`.`
      : `There is no note \`[^${name}]\`${didYouMean(suggestion)}`,
  'note-unused': ({ name }: Named) =>
    `Nothing points to this note; put \`[^${name}]\` behind the word that it is about, or remove the note.`,
  'note-twice': ({ name }: Named) => `There are two notes \`[^${name}]\`; give one of them another label.`,
  'note-out-of-reach': ({ name }: Named) =>
    `The note \`[^${name}]\` is in a part that some letters do not have; write it in the part of its mark, or outside of all parts.`,
  'note-empty': ({ name }: Named) => `The note \`[^${name}]\` has no text yet.`,
  'note-on-heading': () => 'A heading cannot have a note; put its mark in the text below it.',
  'note-in-note': () => 'A note cannot have a note of its own; write both in one.',
  'note-of-blocks': () =>
    'A note is one paragraph: put this list, table, heading or second paragraph in the text of the letter.',
  'note-outside-body': () => 'A note belongs in the text of a letter, not here.',
  'passage-language': () => 'Letters have the languages nl, fr, de and en; write one of them, as `{lang=de}`.',
  'passage-without-words': () => 'The language comes after words in square brackets: `[Finanzamt]{lang=de}`.',
  'passage-outside-body': () => 'Words in another language are marked in the text of a letter, not here.',

  // Actions and payment
  'no-actions-declared': () => '`{{actions}}` is used, but the version declares no actions.',
  'no-payment-declared': () => '`{{paymentSlip}}` is used, but the version declares no payment.',
  'action-without-text': ({ language }: { language: string }) => `This action has no text in \`${language}\`.`,
  'only-text-and-placeholders': () => 'Only text and placeholders are allowed here.',
  'payment-without-amount': () => 'The payment has no amount.',
  'payment-without-iban': () => 'The payment has no account number (IBAN).',
  'payment-without-beneficiary': () => 'The payment has no beneficiary.',
  'payment-without-reference': () => 'The payment has no reference.',
  'iban-check-digits': () => 'This is not an account number (IBAN): its check digits are wrong.',
  'beneficiary-too-long': ({ most }: { most: number }) => `A bank takes at most ${most} characters of name.`,
  'reference-too-long': ({ most }: { most: number }) => `A bank takes at most ${most} characters of communication.`,
  'payment-type': ({ name, type, given }: Named & { type: VariableType; given: VariableType }) =>
    `\`${name}\` must be of type ${type}, not ${given}.`,
  'payment-not-required': ({ name }: Named) => `\`${name}\` must be required: a payment needs it.`,

  // House style
  'no-house-style': () =>
    'This entity has no house style in force yet; draft one (POST /v1/house-styles) and have it approved.',
  'unknown-house-style': ({ name }: Named) => `No house style \`${name}\` is in force.`,
  'unknown-picture': ({ name }: Named) => `The house style has no picture \`${name}\`.`,
  'no-signatories': () => 'The house style names no signatories (`signatories`).',
  'unknown-signatory': ({ name }: Named) => `The house style names no signatory \`${name}\`.`,

  // Declared variables
  'variable-name': ({ name }: Named) =>
    `\`${name}\` is not a name: a letter first, then letters, digits, _ and -, at most 64.`,
  'variable-name-reserved': ({ name }: Named) =>
    `\`${name}\` has a meaning of its own in a template; choose another name.`,
  'variable-twice': ({ name }: Named) => `There are two variables \`${name}\`.`,
  'unknown-type': ({ name, given }: Named & { given: string }) => `\`${name}\`: there is no type \`${given}\`.`,
  'fields-without-parts': ({ name }: Named) => `\`${name}\`: only a list and an object have \`fields\`.`,
  'items-without-list': ({ name }: Named) => `\`${name}\`: only a list has \`items\`.`,
  'items-and-fields': ({ name }: Named) => `\`${name}\`: a list has \`items\` or \`fields\`, not both.`,
  'max-length': ({ name, most }: Named & { most: number }) =>
    `\`${name}\`: \`maxLength\` is a whole number from 1 to ${most}.`,

  // Data: of a letter, a sample, an example
  'data-unknown-variable': ({ name, suggestion }: Unknown) =>
    `This template has no variable \`${name}\`${didYouMean(suggestion)}`,
  'data-unknown-part': ({ name, part, suggestion }: Unknown & { part: string }) =>
    `\`${name}\` has no part \`${part}\`${didYouMean(suggestion)}`,
  'data-required': ({ name, type }: Named & { type: VariableType }) =>
    `\`${name}\` is required (${describeType(type)}).`,
  'data-type': ({ name, type }: Named & { type: VariableType }) => `\`${name}\` must be ${describeType(type)}.`,
  'data-empty-list': ({ name }: Named) => `\`${name}\` needs at least one item.`,
  'data-too-many-items': ({ name, count, most }: Named & { count: number; most: number }) =>
    `\`${name}\` has ${count} items; at most ${most} fit.`,
  'data-too-long': ({ name, count, most }: Named & { count: number; most: number }) =>
    `\`${name}\` has ${count} characters; at most ${most} fit.`,
  'data-list-not-in-example': ({ name }: Named) => `\`${name}\`: this is a list, but the example has none here.`,
  'data-object-not-in-example': ({ name }: Named) => `\`${name}\`: this is an object, but the example has none here.`,
  'data-list-in-example': ({ name }: Named) => `\`${name}\`: a list is required here, as in the example.`,
  'data-object-in-example': ({ name }: Named) => `\`${name}\`: an object is required here, as in the example.`,
  'data-unprintable': ({ name, character }: Named & { character: string }) =>
    `\`${name}\` holds a character that cannot be printed (${character}); remove it.`,
  'data-url-password': ({ name }: Named) =>
    `\`${name}\`: a web address may not hold a user name or a password; remove what precedes the @.`,
  'data-url-mixed-scripts': ({ name }: Named) =>
    `\`${name}\`: the name of this site mixes alphabets, so that it resembles another site.`,
  'data-amount-range': ({ name }: Named) => `\`${name}\` is out of range: at most 999999999.99 euro.`,

  ...literalSentences,
  ...lookSentences,
  ...mentionSentences,
  ...numberSentences,
  ...absenceSentences,
  ...sampleSentences,
} as const satisfies Record<string, (values: never) => string>

export type FaultKind = keyof typeof faultSentences

/** Advice: a version may be submitted with it. All other kinds prevent submission. */
const hintKinds: ReadonlySet<string> = new Set<FaultKind>([
  'placeholder-unknown',
  'bullet-typed',
  'link-other-script',
  'may-be-absent',
  'heading-may-stand-alone',
  'intro-may-stand-alone',
  'sample-without-slip',
  'sample-large-too-long',
])

export function isHint({ kind }: { readonly kind: string }): boolean {
  return hintKinds.has(kind)
}

const mentionKinds: ReadonlySet<string> = new Set<FaultKind>(['mention-missing', 'mention-of-block', 'mention-in-part'])

/** A mention that the class requires is not carried: the version cannot be submitted, and its letter can be drawn. */
export function isOfMention({ kind }: { readonly kind: string }): boolean {
  return mentionKinds.has(kind)
}

/** The values that the sentence of a kind contains. */
export type FaultValues<Kind extends FaultKind> = Parameters<(typeof faultSentences)[Kind]>

/** A fault in words: programs read its kind and values, people who read English its sentence. */
export interface WordedFault {
  readonly kind: FaultKind
  readonly values: Readonly<Record<string, string | number>>
  readonly detail: string
}

export function formatFault<Kind extends FaultKind>(kind: Kind, ...values: FaultValues<Kind>): WordedFault {
  const say: (...values: FaultValues<Kind>) => string = faultSentences[kind] as never
  const [given = {}] = values
  const known = Object.entries<string | number | undefined>({ ...given }).filter(
    (each): each is [string, string | number] => each[1] !== undefined,
  )
  return { kind, values: Object.fromEntries(known), detail: say(...values) }
}

/** Ends a sentence that names something unknown. */
function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`
}
