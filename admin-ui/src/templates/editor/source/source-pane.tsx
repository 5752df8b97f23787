import type { EditorView } from '@codemirror/view'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../ui/api/api-types.ts'
import type { PlainLanguageReport, TemplateFault } from '../../../ui/api/template-types.ts'
import { Notice } from '../../../ui/dialog/notice.tsx'
import { useToast } from '../../../ui/dialog/toast.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Tabs } from '../../../ui/layout/tabs.tsx'
import { useFaultWords } from '../../faults/fault-words.ts'
import { languageOrder } from '../../language-order.ts'
import { isWritten } from '../behind-languages.ts'
import type { DraftKeeper, DraftState } from '../draft-keeper.ts'
import { missingVariable } from '../make-variable.ts'
import type { Behind } from '../use-behind.ts'
import { CodeEditor } from './code-editor.tsx'
import { LanguageStart } from './language-start.tsx'
import { LanguageTag } from './language-tag.tsx'
import { MarkButtons } from './mark-buttons.tsx'
import type { CommentMark } from './show-comments.ts'
import type { TextMark } from './show-faults.ts'

/** Subject and body of each language. */
export function SourcePane({
  state,
  keeper,
  language,
  onLanguage,
  findings,
  behind,
  comments,
  onMake,
  view,
  onView,
}: {
  readonly state: DraftState
  readonly behind: Behind
  readonly comments: readonly CommentMark[]
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
  // The change comes from outside the fields: the editor of this language may exist already.
  const start = (text: { readonly subject: string; readonly body: string }) =>
    keeper.change((now) => ({ ...now, languages: { ...now.languages, [language]: { ...text } } }), true)
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
        extra: <LanguageTag content={content} language={each} faults={faults} isBehind={behind.of.has(each)} />,
      }))}
    >
      {behind.of.has(language) && (
        <BehindNotice other={behind.of.get(language)} onAccept={() => behind.accept(language)} />
      )}
      {!isWritten(written) && <LanguageStart content={content} language={language} onStart={start} />}
      {written !== undefined && (
        <Written {...{ state, language, findings, comments, onMake, view, onView, write, written }} />
      )}
    </Tabs>
  )
}

/** The text of another language changed, and this one did not. */
function BehindNotice({
  other,
  onAccept,
}: {
  readonly other: Language | undefined
  readonly onAccept: () => void
}): ReactNode {
  const { t } = useTranslation()
  if (other === undefined) return null
  return (
    <Notice tone="warn" title={t(`editor.behindOf.${other}`)}>
      <button className="govuk-button govuk-button--secondary up-button--dense" type="button" onClick={onAccept}>
        {t('editor.behindAccept')}
      </button>
    </Notice>
  )
}

function Written({
  state: { content, faults, replaced },
  language,
  findings,
  comments,
  onMake,
  view,
  onView,
  write,
  written,
}: {
  readonly state: DraftState
  readonly language: Language
  readonly findings: PlainLanguageReport['findings']
  readonly comments: readonly CommentMark[]
  readonly onMake: (fault: TemplateFault) => void
  readonly view: EditorView | undefined
  readonly onView: (view: EditorView | undefined) => void
  readonly write: (part: Partial<{ subject: string; body: string }>) => void
  readonly written: { readonly subject: string; readonly body: string }
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
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
    // The words depend on the language of the screen, which `t` follows.
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
          explain: (name) =>
            t([`editor.explain.${name}`, `type.${name}`, `mentions.name.${name}`], { defaultValue: '' }),
        }}
        marks={marks}
        comments={comments}
        onChange={(body) => write({ body })}
        onPasted={(pasted, undo) => toast({ text: t(pasted.hasTable ? 'editor.pastedTable' : 'editor.pasted'), undo })}
        onReady={onView}
      />
    </>
  )
}
