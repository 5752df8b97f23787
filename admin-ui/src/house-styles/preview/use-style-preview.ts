import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { askPreview, type Preview, type PreviewForm, previewPath } from '../../preview/preview.ts'
import type { Language } from '../../ui/api/api-types.ts'
import type { StyleBody } from '../../ui/api/house-style-types.ts'
import { useApi } from '../../ui/api/use-api.ts'

/** The letter is drawn again after this pause in typing. */
const pauseMs = 150

export interface StyledLetter {
  /** The last letter that could be drawn: it stays visible while the next one is made, and while there is a fault. */
  readonly shown: Preview | undefined
  /** Whether the letter is of the content that the form holds now. */
  readonly current: boolean
  readonly error: unknown
}

/**
 * Draws a letter of the entity in a house style that is not saved. A request is cancelled when its answer is no longer needed.
 */
export function useStylePreview(of: {
  readonly body: StyleBody
  /** Absent: a specimen. */
  readonly template: string | undefined
  readonly form: PreviewForm
  readonly language: Language
  /** Whether the template to draw is known. */
  readonly ready: boolean
}): StyledLetter {
  const api = useApi()
  const { template, form, language } = of
  const text = JSON.stringify(of.body)
  const settled = useSettled(text)
  const where = `${previewPath('/v1/house-styles/previews/letter', { form, language })}${template === undefined ? '' : `&template=${encodeURIComponent(template)}`}`
  const query = useQuery({
    queryKey: [api.scope, 'style-preview', where, settled],
    queryFn: ({ signal }) =>
      askPreview(api, { path: where, body: JSON.parse(settled) as StyleBody }, { form, language }, signal),
    enabled: of.ready,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data } = query
  const [last, setLast] = useState(data)
  useEffect(() => {
    if (data !== undefined) setLast(data)
  }, [data])
  const shown = data ?? last
  return {
    shown: shown?.form === form ? shown : undefined,
    current: data !== undefined && settled === text,
    error: query.error,
  }
}

/** Returns a value after it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
