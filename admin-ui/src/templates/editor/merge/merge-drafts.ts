import type { Language } from '../../../ui/api/api-types.ts'
import { languageOrder } from '../../language-order.ts'
import type { DraftContent } from '../draft-content.ts'
import {
  type Choice,
  type Collision,
  collide,
  type Merge,
  mergeNamed,
  mergeSequence,
  mergeValue,
} from './merge-values.ts'
import { joinParagraphs, type Paragraph, type Paragraphs, splitParagraphs } from './paragraphs.ts'

export interface MergedDraft {
  readonly content: DraftContent
  /** The places that both changed differently; each holds the text of the writer until the other one is chosen. */
  readonly collisions: readonly Collision[]
}

type Wording = NonNullable<DraftContent['languages'][Language]>

/** A draft without content: the base of a merge when the common ancestor is not known. */
export const emptyDraft: DraftContent = {
  languages: {},
  fallback: [],
  variables: [],
  actions: [],
  samples: [],
  blocks: [],
}

/**
 * Three-way merge of a draft that two people changed: per paragraph of each language, per subject, and per entry of the
 * settings, variables, actions and samples. No text of either person is lost: it is in the result or in a collision.
 * @param base the version from which both started
 * @param choices the side to use, per collision of an earlier merge of the same three
 */
export function mergeDrafts(
  base: DraftContent,
  mine: DraftContent,
  theirs: DraftContent,
  choices: ReadonlyMap<string, Choice> = new Map(),
): MergedDraft {
  const merge: Merge = { collisions: [], choices }
  const three = <Part>(of: (content: DraftContent) => Part) => [of(base), of(mine), of(theirs)] as const
  const content = {
    ...(mergeValue(merge, '', ...three(settingsOf)) as ReturnType<typeof settingsOf>),
    languages: mergeLanguages(merge, ...three(({ languages }) => languages)),
    variables: mergeNamed(
      merge,
      '/variables',
      three(({ variables }) => variables),
      ({ name }) => name,
    ),
    actions: mergeSequence(
      merge,
      '/actions',
      three(({ actions }) => actions),
      {
        textOf: (action) => JSON.stringify(action),
        mergeItem: (id, ...of) => mergeValue(merge, id, ...of) as DraftContent['actions'][number] | undefined,
      },
    ),
    samples: mergeNamed(
      merge,
      '/samples',
      three(({ samples }) => samples),
      ({ name }) => name,
    ),
    blocks: mergeNamed(
      merge,
      '/blocks',
      three(({ blocks }) => blocks),
      (pinned) => pinned.split('@')[0] ?? pinned,
    ),
  }
  return { content, collisions: merge.collisions }
}

function settingsOf({
  languages: _languages,
  variables: _variables,
  actions: _actions,
  samples: _samples,
  blocks: _blocks,
  ...settings
}: DraftContent) {
  return settings
}

function mergeLanguages(
  merge: Merge,
  base: DraftContent['languages'],
  mine: DraftContent['languages'],
  theirs: DraftContent['languages'],
): DraftContent['languages'] {
  return Object.fromEntries(
    languageOrder.flatMap((each) => {
      const id = `/languages/${each}`
      const [own, other] = [mine[each], theirs[each]]
      // When one of both removed a language, the other may have changed its text.
      const merged =
        own === undefined || other === undefined
          ? (mergeValue(merge, id, base[each], own, other) as Wording | undefined)
          : mergeWording(merge, id, base[each] ?? { subject: '', body: '' }, own, other)
      return merged === undefined ? [] : [[each, merged] as const]
    }),
  )
}

function mergeWording(merge: Merge, id: string, base: Wording, mine: Wording, theirs: Wording): Wording {
  return {
    ...theirs,
    subject: mergeValue(merge, `${id}/subject`, base.subject, mine.subject, theirs.subject) as string,
    body: mergeBody(merge, `${id}/body`, base.body, mine.body, theirs.body),
  }
}

function mergeBody(merge: Merge, id: string, base: string, mine: string, theirs: string): string {
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  const [before, own, other] = [splitParagraphs(base), splitParagraphs(mine), splitParagraphs(theirs)]
  const list = mergeSequence<Paragraph>(merge, id, [before.list, own.list, other.list], {
    textOf: ({ text }) => text,
    mergeItem: (place, was, ours, others) => {
      const text = mergeText(merge, place, was.text, ours?.text, others?.text)
      if (text === undefined) return undefined
      const gap = ours === undefined || ours.gap === was.gap ? (others ?? was).gap : ours.gap
      return { gap, text }
    },
  })
  const space = (of: (text: Paragraphs) => string): string => (of(own) === of(before) ? of(other) : of(own))
  const [first, ...rest] = list
  const head = space((text) => text.list[0]?.gap ?? '')
  const all = first === undefined ? [] : [{ ...first, gap: head }, ...rest]
  return joinParagraphs({ list: all, tail: space(({ tail }) => tail) })
}

function mergeText(
  merge: Merge,
  id: string,
  base: string,
  mine: string | undefined,
  theirs: string | undefined,
): string | undefined {
  if (mine === theirs || theirs === base) return mine
  return mine === base ? theirs : collide(merge, id, mine, theirs)
}
