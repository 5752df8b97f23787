import type { Api } from '../ui/api/api.ts'
import type { Language } from '../ui/api/api-types.ts'

export type PreviewForm = 'letter' | 'page' | 'email' | 'text' | 'large'

/** The value of the form in the request. */
const formQuery: Readonly<Record<PreviewForm, string>> = {
  letter: 'format=pdf&variant=normal',
  large: 'format=pdf&variant=large',
  page: 'format=html&variant=normal',
  email: 'format=email&variant=normal',
  text: 'format=text&variant=normal',
}

/** Selects one of the letters that a path can show. */
interface Choice {
  readonly form: PreviewForm
  readonly language: Language
}

/** A letter that is not sent, in one form. */
export interface Preview extends Choice {
  readonly blob: Blob
  /** The content of a form other than PDF. */
  readonly text: string
  /** The number of pages on paper, and the maximum for a letter that is sent; absent when the hub did not report them. */
  readonly pages?: { readonly count: number; readonly max: number }
  readonly at: Date
}

/** The path and query of the request for a form. */
export function previewPath(path: string, { form, language }: Choice): string {
  return `${path}?${formQuery[form]}&language=${language}`
}

export async function askPreview(
  api: Api,
  source: { readonly path: string; readonly body: object },
  choice: Choice,
  signal: AbortSignal,
): Promise<Preview> {
  const { blob, headers } = await api.answer(source, { signal })
  const [count, max] = [Number(headers.get('Letter-Pages')), Number(headers.get('Letter-Pages-Limit'))]
  const isPdf = choice.form === 'letter' || choice.form === 'large'
  return {
    ...choice,
    blob,
    text: isPdf ? '' : await blob.text(),
    at: new Date(),
    ...(count > 0 && { pages: { count, max } }),
  }
}
