import type { Language, Localized } from '../../core/words/language.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Action } from './document.ts'

/** The content that an officer writes and a version stores: text per language, and the variables of the text. */
export interface TemplateSource {
  readonly languages: Readonly<Partial<Record<Language, LanguageSource>>>
  /** Tried in this order when the recipient's language is not among `languages`. */
  readonly fallback: readonly Language[]
  readonly variables: readonly Variable[]
  readonly actions: readonly ActionSource[]
  readonly payment?: PaymentSource
  readonly samples: readonly Sample[]
  readonly houseStyle?: string
  readonly channels?: readonly ChannelName[]
  /** Shared blocks with their pinned version, as `bezwaar@2`. */
  readonly blocks: readonly string[]
  readonly class?: string
}

export interface LanguageSource {
  /** One line; placeholders allowed, no Markdown. */
  readonly subject: string
  /** Markdown with Handlebars placeholders. */
  readonly body: string
}

/** In the order in which authors need them. */
export const variableTypes = [
  'text',
  'longText',
  'money',
  'date',
  'time',
  'integer',
  'number',
  'boolean',
  'list',
  'object',
  'insz',
  'enterpriseNumber',
  'iban',
  'structuredCommunication',
  'url',
] as const
export type VariableType = (typeof variableTypes)[number]

export interface Variable {
  readonly name: string
  readonly type: VariableType
  readonly required?: boolean
  /** A value of the type. Without `items` or `fields` it also defines the shape of a list or an object. */
  readonly example?: unknown
  /** Characters of a text, items of a list. */
  readonly maxLength?: number
  /** Kept out of the archive's search text. */
  readonly secret?: boolean
  readonly label?: Localized
  /** Of a list: the type of each item … */
  readonly items?: VariableType
  /** … or the variables of each item; of an object: its variables. */
  readonly fields?: readonly Variable[]
}

export interface ActionSource {
  readonly kind: Action['kind']
  readonly text: Localized
  /** `{{variable}}` of type date, or an ISO date. */
  readonly due?: string
  /** Of `come` only: `{{variable}}` of type time, or HH:MM. */
  readonly time?: string
  /** Of `come` only: text with placeholders, the same in every language. */
  readonly place?: string
}

/** Each field is text with placeholders; amounts and dates are read as they are in the data, not as they are printed. */
export interface PaymentSource {
  readonly amount: string
  readonly iban: string
  readonly beneficiary: string
  readonly reference: string
  readonly due?: string
}

export interface Sample {
  readonly name: string
  readonly language?: Language
  readonly data: Readonly<Record<string, unknown>>
}

/** A block shared between templates; its version is resolved at publication. */
export interface SharedBlock {
  readonly key: string
  readonly version: number
  readonly bodies: Readonly<Partial<Record<Language, string>>>
}

/** A fault of a version that prevents its publication, with the place to repair it. */
export interface TemplateFault {
  readonly language?: Language
  /** JSON pointer into the source: `/languages/nl/body`, `/payment/amount`. */
  readonly pointer: string
  /** From 1, within the text that `pointer` names. */
  readonly line: number
  readonly column: number
  readonly code: 'UP-2501'
  /** The kind of the fault and its values: stable, so that a screen can word it in the reader's language. */
  readonly kind: string
  readonly values: Readonly<Record<string, string | number>>
  /** Set when the fault is in the text of a shared block that is only used at this place. */
  readonly block?: { readonly key: string; readonly line: number }
  /** The English sentence, with how to repair it. */
  readonly detail: string
}
