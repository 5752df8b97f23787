import { useQuery } from '@tanstack/react-query'
import { FileText, Printer } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BytesSource } from '../api/api.ts'
import { useApi, useBytes } from '../api/use-api.ts'
import { Switch } from '../form/switch.tsx'
import { PdfPages } from '../pdf/pdf-pages.tsx'
import { Loaded } from '../states/loaded.tsx'
import { LetterText } from './letter-text.tsx'

type Form = 'paper' | 'text'

/** The letter itself, as printed pages or as text. A screen reader reads the text: both have the same words. */
export function LetterView({
  paper,
  text,
  title,
  lang,
}: {
  readonly paper?: BytesSource | undefined
  readonly text?: BytesSource | undefined
  /** The name of the frame for screen readers. */
  readonly title: string
  readonly lang?: string | undefined
}): ReactNode {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState<Form>('paper')
  const form = paper === undefined ? 'text' : text === undefined ? 'paper' : wanted
  return (
    <div className="up-stack">
      {paper !== undefined && text !== undefined && (
        <Switch
          name={t('letterView.form')}
          chosen={form}
          onChoose={setWanted}
          choices={[
            { value: 'paper', name: t('letterView.paper'), icon: Printer },
            { value: 'text', name: t('letterView.text'), icon: FileText },
          ]}
        />
      )}
      <div className="st-doc">
        {form === 'paper' && paper !== undefined && <Paper source={paper} title={title} />}
        {form === 'text' && text !== undefined && <Text source={text} lang={lang} />}
      </div>
    </div>
  )
}

function Paper({ source, title }: { readonly source: BytesSource; readonly title: string }): ReactNode {
  const { t } = useTranslation()
  const query = useBytes(source)
  return (
    <Loaded query={query} what={t('letterView.what')} missing={t('letterView.removed')}>
      {(blob) => <PdfPages blob={blob} title={title} />}
    </Loaded>
  )
}

function Text({ source, lang }: { readonly source: BytesSource; readonly lang: string | undefined }): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const query = useQuery({
    queryKey: [api.scope, source.path, 'text', source.body ?? null],
    queryFn: async ({ signal }) => (await api.bytes(source, { signal })).text(),
    gcTime: 0,
  })
  return (
    <Loaded query={query} what={t('letterView.what')} missing={t('letterView.removed')}>
      {(html) => (
        <article className="st-lettertext up-paper">
          <LetterText html={html} startLevel={3} {...(lang !== undefined && { lang })} />
        </article>
      )}
    </Loaded>
  )
}
