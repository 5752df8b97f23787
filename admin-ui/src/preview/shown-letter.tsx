import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LetterText } from '../ui/letter/letter-text.tsx'
import { PdfPages } from '../ui/pdf/pdf-pages.tsx'
import type { Preview } from './preview.ts'

/** One letter that is not sent, in the requested form. */
export function ShownLetter({ preview: { form, language, blob, text } }: { readonly preview: Preview }): ReactNode {
  const { t } = useTranslation()
  const title = t('editor.preview.title', { form: t(`editor.preview.${form}`) })
  switch (form) {
    case 'letter':
    case 'large':
      return <PdfPages blob={blob} title={title} numbered />
    case 'page':
      return (
        <article className="st-lettertext up-paper" aria-label={title}>
          <LetterText html={text} startLevel={2} lang={language} />
        </article>
      )
    case 'email':
      // The frame has no permissions: the mail keeps its own styles, and can neither run nor load anything.
      return <iframe className="st-paper up-paper" sandbox="" srcDoc={text} title={title} />
    case 'text':
      return (
        <pre className="st-plaintext up-paper" lang={language} tabIndex={0} role="region" aria-label={title}>
          {text}
        </pre>
      )
    default:
      return form satisfies never
  }
}
