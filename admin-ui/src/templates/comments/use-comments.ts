import { type UseMutationResult, type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMay } from '../../frame/working-for.ts'
import type { TemplateComment, TemplateVersion } from '../../ui/api/template-types.ts'
import { useApi, useGet } from '../../ui/api/use-api.ts'
import { versionApi } from '../version/version-path.ts'

/** The comments are fetched again while the page is open, so that a conversation is visible. */
const followMs = 20_000

type Numbered = Pick<TemplateVersion, 'key' | 'version'>

const none: readonly TemplateComment[] = []

export function useComments({ key, version }: Numbered): {
  readonly query: UseQueryResult<{ readonly items: readonly TemplateComment[] }>
  readonly comments: readonly TemplateComment[]
} {
  const query = useGet<{ readonly items: readonly TemplateComment[] }>(`${versionApi(key, version)}/comments`, {
    refetchInterval: followMs,
  })
  return { query, comments: query.data?.items ?? none }
}

/** Writers and reviewers may comment; the API decides. */
export function useMayComment(): boolean {
  const [write, review] = [useMay('templates:write'), useMay('templates:review')]
  return write || review
}

export type CommentChange =
  | {
      readonly do: 'add'
      readonly language: TemplateComment['language']
      readonly part: TemplateComment['part']
      readonly passage: string
      readonly line: number
      readonly text: string
    }
  | { readonly do: 'answers'; readonly of: TemplateComment; readonly text: string }
  | { readonly do: 'resolve' | 'reopen'; readonly of: TemplateComment }

/** Adds a comment, answers, resolves or reopens one, and shows the result. */
export function useChangeComment({ key, version }: Numbered): UseMutationResult<TemplateComment, Error, CommentChange> {
  const api = useApi()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change) => {
      if (change.do === 'add') {
        const { do: _, ...body } = change
        return api.send<TemplateComment>('POST', `${versionApi(key, version)}/comments`, body)
      }
      const path = `${versionApi(key, change.of.version)}/comments/${change.of.id}/${change.do}`
      return api.send<TemplateComment>('POST', path, change.do === 'answers' ? { text: change.text } : {})
    },
    onSettled: () => client.invalidateQueries({ queryKey: [api.scope, `${versionApi(key, version)}/comments`] }),
  })
}
