import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateVariable, TemplateVersion, VersionContent } from '../../ui/api/template-types.ts'
import { languageOrder } from '../language-order.ts'
import { messageClasses } from '../message-classes.ts'
import { same } from './merge/merge-values.ts'

export interface DraftSample {
  readonly name: string
  readonly language?: Language | undefined
  readonly data: Readonly<Record<string, unknown>>
}

/** The content of a draft that an officer writes; every list is present, so that forms need no checks. */
export interface DraftContent
  extends Omit<VersionContent, 'variables' | 'actions' | 'samples' | 'fallback' | 'blocks'> {
  readonly variables: TemplateVariable[]
  readonly actions: NonNullable<VersionContent['actions']>
  readonly samples: DraftSample[]
  readonly fallback: Language[]
  readonly blocks: string[]
}

/** The part of a version that its writer sends with PUT. The API returns it as it was sent. */
export function contentOf(version: TemplateVersion): DraftContent {
  const { languages, fallback, variables, actions, payment, samples, houseStyle, channels, blocks } = version
  // The API returns the class of the template when the version names none.
  const messageClass = messageClasses.find((each) => each === version.class)
  return {
    languages,
    fallback,
    variables,
    actions: actions as DraftContent['actions'],
    samples,
    blocks,
    ...(messageClass !== undefined && { class: messageClass }),
    ...(payment !== undefined && { payment }),
    ...(houseStyle !== undefined && { houseStyle }),
    ...(channels !== undefined && { channels: channels as NonNullable<VersionContent['channels']> }),
  }
}

/** Nothing is written yet: the draft of a new template, or one that was emptied. The API shows it as an empty letter. */
export function isUnwritten({ languages, variables, actions, payment, samples }: DraftContent): boolean {
  return (
    variables.length === 0 &&
    actions.length === 0 &&
    samples.length === 0 &&
    payment === undefined &&
    Object.values(languages).every(({ subject, body }) => subject.trim() === '' && body.trim() === '')
  )
}

/** Whether a text, an action or the payment uses this name. */
export function isNameUsed({ languages, actions, payment }: DraftContent, name: string): boolean {
  const words: string[] = JSON.stringify([languages, actions, payment ?? null]).match(/\w+/g) ?? []
  return words.includes(name)
}

export function sameContent(one: DraftContent, other: DraftContent): boolean {
  return same(one, other)
}

/** All of the writer's own text, for a copy in a safe place. */
export function textOf(languages: DraftContent['languages']): string {
  return languageOrder
    .flatMap((each) => {
      const text = languages[each]
      return text === undefined ? [] : [`[${each}] ${text.subject}\n\n${text.body}`]
    })
    .join('\n\n')
}
