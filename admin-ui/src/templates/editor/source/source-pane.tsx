import type { EditorView } from '@codemirror/view'
import { Check, CircleAlert, Plus } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../ui/api/api-types.ts'
import type { PlainLanguageReport, TemplateFault } from '../../../ui/api/template-types.ts'
import { Hidden } from '../../../ui/hidden.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useFaultWords } from '../../fault-words.ts'
import { languageOrder } from '../../language-order.ts'
import { type DraftContent, isUnwritten } from '../draft-content.ts'
import type { DraftKeeper, DraftState } from '../draft-keeper.ts'
import { missingVariable } from '../make-variable.ts'
import { CodeEditor } from './code-editor.tsx'
import { MarkButtons } from './mark-buttons.tsx'
import type { TextMark } from './show-faults.ts'

/** Subject and body of each language. */
export function SourcePane({
  state,
  keeper,
  language,
  onLanguage,
  findings,
  onMake,
  view,
  onView,
}: {
  readonly state: DraftState
  readonly keeper: DraftKeeper
  readonly language: Language
  readonly onLanguage: (language: Language) => void
  readonly findings: PlainLanguageReport['findings']
  readonly onMake: (fault: TemplateFault) => void
  readonly view: EditorView | undefined
  readonly onView: (view: EditorView | undefined) => void
}): ReactNode {
  const { t } = useTranslation()
  const { content, faults } = state
  const written = content.languages[language]
  const write = (part: Partial<{ subject: string; body: string }>) =>
    keeper.change((now) => {
      const before = now.languages[language] ?? { subject: '', body: '' }
      return { ...now, languages: { ...now.languages, [language]: { ...before, ...part } } }
    })
  return (
    <Tabs
      name={t('editor.languages')}
      className="st-source-tabs"
      chosen={language}
      onChoose={onLanguage}
      choices={languageOrder.map((each) => ({
        value: each,
        name: t(`language.${each}`),
        lang: each,
        extra: <LanguageTag content={content} language={each} faults={faults} />,
      }))}
    >
      {written === undefined ? (
        <div className="st-notext">
          <p>{t('editor.noLanguage', { language: t(`language.${language}`) })}</p>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => write({})}>
            <Icon of={Plus} /> {t('editor.addLanguage')}
          </button>
        </div>
      ) : (
        <Written {...{ state, language, findings, onMake, view, onView, write, written }} />
      )}
    </Tabs>
  )
}

function Written({
  state: { content, faults, replaced },
  language,
  findings,
  onMake,
  view,
  onView,
  write,
  written,
}: {
  readonly state: DraftState
  readonly language: Language
  readonly findings: PlainLanguageReport['findings']
  readonly onMake: (fault: TemplateFault) => void
  readonly view: EditorView | undefined
  readonly onView: (view: EditorView | undefined) => void
  readonly write: (part: Partial<{ subject: string; body: string }>) => void
  readonly written: { readonly subject: string; readonly body: string }
}): ReactNode {
  const { t } = useTranslation()
  const wordsOf = useFaultWords()
  const subjectFault = faults.find(({ pointer }) => pointer === `/languages/${language}/subject`)
  const marks = useMemo(
    (): TextMark[] => [
      ...findings.map(({ line, column, length }): TextMark => ({ line, column, length, kind: 'plain' })),
      ...faults
        .filter(({ pointer }) => pointer === `/languages/${language}/body`)
        .map((fault): TextMark => {
          const { line, column } = fault
          const { text, repair } = wordsOf(fault)
          const button =
            repair === undefined ? {} : { repair: { ...repair, name: t('editor.replaceBy', { word: repair.word }) } }
          const missing = missingVariable(fault)
          const making =
            missing === undefined
              ? {}
              : { make: { name: t('editor.makeVariable', { name: missing }), run: () => onMake(fault) } }
          return { line, column, kind: 'fault', text, ...button, ...making }
        }),
    ],
    // The words depend on the language of the screen, which `t` tells.
    [findings, faults, language, t],
  )
  return (
    <>
      <MarkButtons view={view} content={content} label={t('editor.marks')} />
      <div className="st-subject">
        <TextField
          label={t('editor.subject')}
          value={written.subject}
          lang={language}
          maxLength={400}
          fault={subjectFault && wordsOf(subjectFault).text}
          onChange={(subject) => write({ subject })}
        />
      </div>
      <CodeEditor
        text={written.body}
        replaced={replaced}
        label={t('editor.textOf', { language: t(`language.${language}`) })}
        lang={language}
        names={{
          variables: content.variables,
          blocks: content.blocks,
          explain: (name) => t(`editor.explain.${name}`, { defaultValue: t(`type.${name}`, { defaultValue: '' }) }),
        }}
        marks={marks}
        onChange={(body) => write({ body })}
        onReady={onView}
      />
    </>
  )
}

function LanguageTag({
  content,
  language,
  faults,
}: {
  readonly content: DraftContent
  readonly language: Language
  readonly faults: readonly TemplateFault[]
}): ReactNode {
  const { t } = useTranslation()
  const text = content.languages[language]
  if (text === undefined || isUnwritten(content)) return <Tag>{t('editor.empty')}</Tag>
  const count = faults.filter((fault) => fault.pointer.startsWith(`/languages/${language}/`)).length
  if (count === 0)
    return (
      <Tag tone="good" sign={Check}>
        <Hidden>{t('editor.fine')}</Hidden>
      </Tag>
    )
  return (
    <Tag tone="bad" sign={CircleAlert}>
      {t('editor.faultCount', { count })}
    </Tag>
  )
}
