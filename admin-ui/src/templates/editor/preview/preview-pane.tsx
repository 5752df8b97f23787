import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewForm } from '../../../preview/preview.ts'
import { ShownLetter } from '../../../preview/shown-letter.tsx'
import { WindowCaption } from '../../../preview/window-caption.tsx'
import type { Language } from '../../../ui/api/api-types.ts'
import { isProblem } from '../../../ui/api/problem.ts'
import type { TemplateFault } from '../../../ui/api/template-types.ts'
import { Notice } from '../../../ui/dialog/notice.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { useFormat, useLocalized } from '../../../ui/format/use-format.ts'
import { Tabs } from '../../../ui/layout/tabs.tsx'
import { examplesOf, fillIn, isAbsence } from '../../../values/stand-in-values.ts'
import { FaultLines } from '../../faults/fault-lines.tsx'
import { useFaultWords } from '../../faults/fault-words.ts'
import { languageOrder } from '../../language-order.ts'
import { isUnwritten } from '../draft-content.ts'
import type { DraftState } from '../draft-keeper.ts'
import { usePreview } from './use-preview.ts'

const forms: readonly PreviewForm[] = ['letter', 'page', 'email', 'text', 'large']

/** The letter as it would be sent with the current text, in each form. */
export function PreviewPane({
  state,
  path,
  written,
}: {
  readonly state: DraftState
  readonly path: string
  /** The language of the text beside it: followed until another is chosen here. */
  readonly written: Language
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const [form, setForm] = useState<PreviewForm>('letter')
  const [wanted, setWanted] = useState<string>()
  const [ownLanguage, setOwnLanguage] = useState<Language>()
  const { content, faults, revision } = state
  const languages = languageOrder.filter((each) => content.languages[each] !== undefined)
  const language = languages.find((each) => each === ownLanguage) ?? written
  const samples = content.samples.map(({ name }) => name)
  const sample = samples.find((name) => name === wanted) ?? samples[0]
  const unwritten = isUnwritten(content)
  const given =
    sample === undefined
      ? examplesOf(content.variables)
      : (content.samples.find(({ name }) => name === sample)?.data ?? {})
  const filled = unwritten ? undefined : fillIn(content.variables, given, localized)
  const isFilled = filled !== undefined && filled.names.length > 0
  // A missing value is replaced by a made-up one; every other fault prevents the preview.
  const blocking = unwritten ? [] : faults.filter((fault) => !(isFilled && isAbsence(fault)))
  const possible = blocking.length === 0 && (unwritten || content.languages[language] !== undefined)
  const query = usePreview({
    path,
    revision,
    form,
    language,
    sample,
    data: isFilled ? filled.data : undefined,
    possible,
  })
  const shown = query.data?.form === form ? query.data : undefined
  return (
    <Tabs
      name={t('editor.preview.name')}
      className="st-preview-tabs"
      chosen={form}
      onChoose={setForm}
      choices={forms.map((value) => ({ value, name: t(`editor.preview.${value}`) }))}
    >
      <div className="st-preview__bar">
        {samples.length > 0 && (
          <SelectField
            name="sample"
            label={t('templates.sample')}
            value={sample ?? ''}
            onChange={setWanted}
            choices={samples.map((name) => [name, name] as const)}
          />
        )}
        {languages.length > 1 && (
          <SelectField
            name="language"
            label={t('language.label')}
            value={language === ownLanguage ? language : ''}
            onChange={(next) => setOwnLanguage(languages.find((each) => each === next))}
            choices={[
              ['', t('editor.preview.follows')] as const,
              ...languages.map((each) => [each, t(`language.${each}`)] as const),
            ]}
          />
        )}
        {shown !== undefined && (
          <p className="up-quiet up-small" data-revision={query.isPlaceholderData ? undefined : revision}>
            {t('editor.preview.at', { time: format.time(shown.at.toISOString()) })}
            {shown.pages !== undefined && (
              <> · {t('editor.preview.pages', { count: shown.pages.count, most: shown.pages.max })}</>
            )}
          </p>
        )}
      </div>
      {unwritten ? (
        <Notice title={t('editor.preview.unwritten')} />
      ) : (
        <WhyNot
          state={state}
          faults={blocking}
          language={language}
          error={possible ? query.error : null}
          isOld={shown !== undefined}
        />
      )}
      {isFilled && possible && (
        <Notice title={t('editor.preview.standIns', { count: filled.names.length, names: filled.names.join(', ') })} />
      )}
      <WindowCaption form={form} language={language} />
      <div className="st-doc">{shown !== undefined && <ShownLetter preview={shown} />}</div>
    </Tabs>
  )
}

/** Replaces a newer preview: the reason that there is none, and its repair. */
function WhyNot({
  state: { content },
  faults,
  language,
  error,
  isOld,
}: {
  readonly state: DraftState
  readonly faults: readonly TemplateFault[]
  readonly language: Language
  readonly error: unknown
  /** A letter from before the faults is shown below it. */
  readonly isOld: boolean
}): ReactNode {
  const { t } = useTranslation()
  const wordsOf = useFaultWords()
  if (content.languages[language] === undefined)
    return <Notice title={t('editor.preview.noLanguage', { language: t(`language.${language}`) })} />
  if (faults.length > 0)
    return (
      <Notice tone="bad" title={t(isOld ? 'editor.preview.stays' : 'editor.preview.faults', { count: faults.length })}>
        <FaultLines faults={faults.slice(0, 5)} named={content} />
      </Notice>
    )
  if (error === null) return null
  const issues = isProblem(error, 400) ? (error.body.issues ?? []) : []
  return (
    <Notice tone="bad" title={t(issues.length > 0 ? 'editor.preview.data' : 'editor.preview.failed')}>
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => {
            const { pointer, detail, kind = '', values = {} } = issue
            const { text, lang } = wordsOf({ ...issue, kind, values })
            return (
              <li key={`${pointer} ${detail}`}>
                {lang === undefined
                  ? text
                  : t('editor.preview.otherIssue', { place: pointer.slice(1).replaceAll('/', ' ') })}
              </li>
            )
          })}
        </ul>
      )}
    </Notice>
  )
}
