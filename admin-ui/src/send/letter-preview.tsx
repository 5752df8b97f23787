import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recipientOf } from '../messages/resend/recipient-draft.ts'
import { askPreview, type Preview, type PreviewForm, previewPath } from '../preview/preview.ts'
import { ShownLetter } from '../preview/shown-letter.tsx'
import { WindowCaption } from '../preview/window-caption.tsx'
import { languageOrder } from '../templates/language-order.ts'
import { versionApi } from '../templates/version/version-path.ts'
import type { Language } from '../ui/api/api-types.ts'
import type { TemplateVersion } from '../ui/api/template-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useLanguage, useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { Tabs } from '../ui/layout/tabs.tsx'
import type { Data } from '../values/data.ts'
import { fillIn } from '../values/stand-in-values.ts'
import type { LetterDraft } from './letter-draft.ts'

const forms: readonly PreviewForm[] = ['letter', 'page', 'email', 'large']

/** The letter as it will look. A value that is missing is replaced by a made-up one, and the line below the letter names it. */
export function LetterPreview({
  draft,
  version,
}: {
  readonly draft: LetterDraft
  readonly version: TemplateVersion
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const own = useLanguage()
  const [form, setForm] = useState<PreviewForm>('letter')
  const languages = languageOrder.filter((each) => version.languages[each] !== undefined)
  const language =
    languages.find((each) => each === draft.language) ?? languages.find((each) => each === own) ?? languages[0] ?? 'nl'
  const { data, names } = fillIn(version.variables, draft.data, localized)
  const query = useLetterPreview(version, shownContent(draft, data), form, language)
  // While a value is not right the last letter stays in view.
  const last = useRef<Preview>(undefined)
  if (query.data !== undefined) last.current = query.data
  const shown = last.current?.form === form ? last.current : undefined
  return (
    <Card title={t('sendOne.looks')} className="st-send__letter" flush>
      <Tabs
        name={t('editor.preview.name')}
        className="st-preview-tabs"
        chosen={form}
        onChoose={setForm}
        choices={forms.map((value) => ({ value, name: t(`sendOne.form.${value}`) }))}
      >
        <WindowCaption form={form} language={language} />
        {query.isError && (
          <Notice tone="warn" title={t(shown === undefined ? 'sendOne.noLetter' : 'sendOne.olderLetter')} />
        )}
        <div className="st-doc" tabIndex={0} role="region" aria-label={t(`sendOne.form.${form}`)}>
          {shown !== undefined && <ShownLetter preview={shown} />}
        </div>
        {shown !== undefined && (
          <p className="up-quiet up-small st-send__caption" role="status">
            {shown.pages !== undefined &&
              t('editor.preview.pages', { count: shown.pages.count, most: shown.pages.max })}
            {shown.pages !== undefined && names.length > 0 && ' · '}
            {missingWords(t, names)}
          </p>
        )}
      </Tabs>
    </Card>
  )
}

function useLetterPreview(
  { key, version }: TemplateVersion,
  body: object,
  form: PreviewForm,
  language: Language,
): UseQueryResult<Preview> {
  const api = useApi()
  const path = previewPath(`${versionApi(key, version)}/preview`, { form, language })
  return useQuery({
    queryKey: [api.scope, path, body],
    queryFn: ({ signal }) => askPreview(api, { path, body }, { form, language }, signal),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
}

/** What is printed. A part of the recipient that is not right yet is left out: a made-up one is shown for it. */
function shownContent({ recipient, reference }: LetterDraft, data: Data): object {
  const { type, name, attention, address } = recipientOf(recipient) as {
    readonly type: string
    readonly name: string
    readonly attention?: string
    readonly address?: Readonly<Record<string, string>>
  }
  const isWhole =
    address !== undefined &&
    ['street', 'houseNumber', 'municipality'].every((each) => address[each] !== undefined) &&
    /^\d{4}$/.test(address['postalCode'] ?? '')
  return {
    data,
    recipient: {
      type,
      ...(name !== '' && { name }),
      ...(attention !== undefined && { attention }),
      ...(isWhole && { address }),
    },
    ...(reference.trim() !== '' && { reference: reference.trim() }),
  }
}

function missingWords(t: TFunction, names: readonly string[]): string {
  if (names.length === 0) return ''
  if (names.length > 3) return t('sendOne.missingMany', { count: names.length })
  return t('sendOne.missing', { count: names.length, names: names.join(', ') })
}
