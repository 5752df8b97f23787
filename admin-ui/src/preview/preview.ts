import type { Api } from '../ui/api/api.ts'
import type { Language } from '../ui/api/api-types.ts'

export type PreviewForm = 'letter' | 'page' | 'email' | 'text' | 'large'

/** How the hub is asked for a form. */
const asked: Readonly<Record<PreviewForm, string>> = {
  letter: 'format=pdf&variant=normal',
  large: 'format=pdf&variant=large',
  page: 'format=html&variant=normal',
  email: 'format=email&variant=normal',
  text: 'format=text&variant=normal',
}

/** Which of the letters that a path can show. */
interface Choice {
  readonly form: PreviewForm
  readonly language: Language
}

/** A letter that is not sent, in one form. */
export interface Preview extends Choice {
  readonly blob: Blob
  /** Of what is no PDF. */
  readonly text: string
  /** How many the letter on paper has, and how many one may have that goes out; absent where the hub did not tell. */
  readonly pages?: { readonly count: number; readonly most: number }
  readonly at: Date
}

/** The path and query by which a form is asked for. */
export function previewPath(path: string, { form, language }: Choice): string {
  return `${path}?${asked[form]}&language=${language}`
}

export async function askPreview(
  api: Api,
  source: { readonly path: string; readonly body: object },
  choice: Choice,
  signal: AbortSignal,
): Promise<Preview> {
  const { blob, headers } = await api.answer(source, { signal })
  const [count, most] = [Number(headers.get('Letter-Pages')), Number(headers.get('Letter-Pages-Limit'))]
  const isPdf = choice.form === 'letter' || choice.form === 'large'
  return {
    ...choice,
    blob,
    text: isPdf ? '' : await blob.text(),
    at: new Date(),
    ...(count > 0 && { pages: { count, most } }),
  }
}
