import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Api } from '../ui/api/api.ts'
import type { HouseStyle, StyleBody } from '../ui/api/house-style-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { storedInSession } from '../ui/stored-in-session.ts'
import { bodyOf, contentOf, emptyStyle, putInto, type StyleContent, sameStyle } from './style-content.ts'
import { styleApi, styleVersionApi } from './style-path.ts'

/** The last saved version that this screen knows; version 0: there is none yet. */
export interface SavedStyle {
  readonly content: StyleContent
  readonly version: number
  /** The revision of a draft, which is overwritten in place; 0: the next save makes a new version. */
  readonly draft: number
}

/** The typed content that is not saved, with the version on which it is based. */
interface UnsavedStyle {
  readonly base: SavedStyle
  readonly content: StyleContent
}

export interface StyleDraft {
  readonly content: StyleContent
  readonly saved: SavedStyle
  readonly changed: boolean
  /** Content from before a reload was restored. */
  readonly restored: boolean
  /** The version that another person saved in the meantime. */
  readonly theirs: HouseStyle | undefined
  readonly saving: boolean
  readonly error: unknown
  readonly change: (edit: (content: StyleContent) => StyleContent) => void
  /** Saves the draft, or makes one; `done` is called with it. */
  readonly save: (key: string, done: (made: HouseStyle) => void) => void
  /** Continues with the version that the other person saved: with the changes made here, or without them. */
  readonly settle: (whose: 'mine' | 'theirs') => void
  /** Returns to the saved content. */
  readonly drop: () => void
}

/**
 * The content of a house style in the form. Nothing is saved automatically; typed content stays in this tab until it is saved.
 * @param name the name under which the content is stored
 * @param start the first content of the form: the newest version, or an older one
 * @param newest absent: there is none yet
 */
export function useStyleDraft(name: string, start: StyleContent, newest: HouseStyle | undefined): StyleDraft {
  const api = useApi()
  const client = useQueryClient()
  const [keeper] = useState(() => storedInSession<UnsavedStyle>(`uitpost-house-style ${api.scope} ${name}`))
  const [found] = useState(() => keeper.find())
  const [saved, setSaved] = useState<SavedStyle>(found?.base ?? savedOf(newest))
  const [content, setContent] = useState(found?.content ?? start)
  const [theirs, setTheirs] = useState(
    found !== undefined && !isSameBase(found.base, savedOf(newest)) ? newest : undefined,
  )
  const [restored, setRestored] = useState(found !== undefined)
  const change = (edit: (content: StyleContent) => StyleContent): void =>
    setContent((before) => {
      const next = edit(before)
      if (sameStyle(next, saved.content)) keeper.forget()
      else keeper.keep({ base: saved, content: next })
      return next
    })
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: ({ key, sent }: { readonly key: string; readonly sent: StyleContent }) =>
      sendStyle(api, saved, bodyOf(key, sent)),
    onError: async (refusal, { key }) => {
      if (isProblem(refusal, 412)) setTheirs(await api.get<HouseStyle>(styleApi(key)).catch(() => undefined))
    },
    onSuccess: (made, { sent }) => {
      keeper.forget()
      setSaved(savedOf(made))
      // Changes typed during the save stay unsaved.
      setContent((now) => (now === sent ? contentOf(made) : now))
      setRestored(false)
      client.setQueryData([api.scope, styleApi(made.key)], made)
      void client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/v1/house-styles'),
      })
    },
  })
  const settle = (whose: 'mine' | 'theirs'): void => {
    if (theirs === undefined) return
    const base = savedOf(theirs)
    const next = whose === 'mine' ? putInto(base.content, content, saved.content) : base.content
    if (whose === 'mine') keeper.keep({ base, content: next })
    else keeper.forget()
    setSaved(base)
    setContent(next)
    setTheirs(undefined)
    reset()
  }
  return {
    content,
    saved,
    changed: !sameStyle(content, saved.content),
    restored,
    theirs,
    saving: isPending,
    error: theirs !== undefined && isProblem(error, 412) ? null : error,
    change,
    save: (key, done) => mutate({ key, sent: content }, { onSuccess: (made) => done(made) }),
    settle,
    drop: () => {
      keeper.forget()
      setContent(saved.content)
      setRestored(false)
      reset()
    },
  }
}

function savedOf(style: HouseStyle | undefined): SavedStyle {
  return style === undefined
    ? { content: emptyStyle, version: 0, draft: 0 }
    : {
        content: contentOf(style),
        version: style.version,
        draft: style.status === 'draft' ? style.revision : 0,
      }
}

function isSameBase(one: SavedStyle, other: SavedStyle): boolean {
  return one.version === other.version && one.draft === other.draft
}

/**
 * The draft is overwritten when there is one, otherwise a new version is made; the API refuses (412) when another person saved
 * first.
 */
function sendStyle(api: Api, saved: SavedStyle, body: StyleBody): Promise<HouseStyle> {
  const { key, ...text } = body
  return saved.draft > 0
    ? api.send<HouseStyle>('PUT', styleVersionApi(key, saved.version), text, {
        headers: { 'If-Match': `"${saved.draft}"` },
      })
    : api.send<HouseStyle>('POST', '/v1/house-styles', body, { headers: { 'If-Match': `"${saved.version}"` } })
}
