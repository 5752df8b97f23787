import type { EditorView } from '@codemirror/view'
import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Language } from '../../ui/api/api-types.ts'
import type { PlainLanguageReport, TemplateFault, TemplateVersion } from '../../ui/api/template-types.ts'
import { Switch } from '../../ui/form/switch.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Icon } from '../../ui/icon.tsx'
import { Hidden } from '../../ui/layout/hidden.tsx'
import { PageTop } from '../../ui/layout/page-top.tsx'
import type { Repair } from '../faults/fault-words.ts'
import { languageOrder } from '../language-order.ts'
import { SentBackNotice } from '../life/sent-back-notice.tsx'
import { StepButtons } from '../life/step-buttons.tsx'
import { PresenceLine } from '../presence/presence-line.tsx'
import { CompareLink } from '../review/compare-link.tsx'
import { templatePath } from '../version/version-path.ts'
import { VersionStatusTag } from '../version/version-status-tag.tsx'
import { isUnwritten } from './draft-content.ts'
import { makeVariable, topOf } from './make-variable.ts'
import { useIgnoredWords } from './panels/use-ignored-words.ts'
import { usePlainLanguage } from './panels/use-plain-language.ts'
import { PreviewPane } from './preview/preview-pane.tsx'
import { SaveNotices } from './save-notices.tsx'
import { SaveWords } from './save-words.tsx'
import { rangeOf, replaceRange, replaceWord } from './source/show-faults.ts'
import { SourcePane } from './source/source-pane.tsx'
import { useBehind } from './use-behind.ts'
import { useCommentMarks } from './use-comment-marks.ts'
import { useDraft } from './use-draft.ts'
import { useWritersPresence } from './use-writers-presence.ts'
import { type Panel, panels, WorkPanels } from './work-panels.tsx'

const noFindings: PlainLanguageReport['findings'] = []
const sides = ['text', 'letter'] as const
interface Spot {
  readonly line: number
  readonly column: number
  readonly repair?: Repair
  /** The text replaces `length` characters. */
  readonly words?: string
  readonly length?: number
}

/** Source and letter side by side; under the source the help, and the other parts of the letter. */
export function Editor({ version, path }: { readonly version: TemplateVersion; readonly path: string }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const [draft, keeper] = useDraft(version, path)
  // An empty draft shows no faults, because its writer has not made any yet.
  const state = useMemo(() => (isUnwritten(draft.content) ? { ...draft, faults: [], hints: [] } : draft), [draft])
  const [language, setLanguage] = useState<Language>(
    languageOrder.find((each) => state.content.languages[each] !== undefined) ?? 'nl',
  )
  const [panel, setPanel] = useState<Panel>('plain')
  const people = useWritersPresence(path, draft, keeper)
  const behind = useBehind(version, state.content.languages)
  const [opened, setOpened] = useState<{ readonly at: number }>()
  const [view, setView] = useState<EditorView>()
  const spot = useRef<Spot>(undefined)
  // On a screen too narrow for both, one of them is shown.
  const [side, setSide] = useState<(typeof sides)[number]>('text')
  const [ignored, ignore] = useIgnoredWords()
  const report = usePlainLanguage(language, state.content.languages[language]?.body, ignored)
  const goTo = (to: Language, next: Spot) => {
    setSide('text')
    if (to === language && view !== undefined) return go(view, next)
    // The editor of the other language is created first; the cursor moves there when it exists.
    spot.current = next
    setLanguage(to)
  }
  useEffect(() => {
    if (view === undefined || spot.current === undefined) return
    go(view, spot.current)
    spot.current = undefined
  }, [view])
  const goToFault = (fault: TemplateFault, repair?: Repair) => {
    const [, part = '', at] = fault.pointer.split('/')
    if (part === 'languages') return goTo(at as Language, { ...fault, ...(repair !== undefined && { repair }) })
    setPanel(panels.find((each) => each === part) ?? 'settings')
  }
  // A new variable is opened once, and not each time its panel is shown again.
  const choosePanel = (next: Panel) => {
    setOpened(undefined)
    setPanel(next)
  }
  const comments = useCommentMarks(version, draft, language, () => choosePanel('comments'))
  const make = (fault: TemplateFault) => {
    const { content } = keeper.state()
    const top = topOf(content, fault)
    const variables = makeVariable(content, fault)
    keeper.change((now) => ({ ...now, variables }))
    setPanel('variables')
    setOpened({ at: variables.findIndex(({ name }) => name === top) })
  }
  return (
    <div className="st-editor">
      <div className="st-editor__head">
        <Link className="st-editor__back" to={templatePath(version.key)}>
          <Icon of={ArrowLeft} /> <Hidden>{t('editor.back', { name: localized(version.name) })}</Hidden>
        </Link>
        <PageTop
          name={localized(version.name)}
          part={t('templates.writingN', { n: version.version })}
          tag={<VersionStatusTag status={version.status} version={version.version} />}
        >
          <SaveWords save={state.save} />
          <PresenceLine people={people} />
          <CompareLink version={version} before={version.version - 1} className="st-editor__compare" />
          <StepButtons version={version} beforeSubmit={() => keeper.flush()} faults={draft.faults.length} />
        </PageTop>
        <div className="st-editor__switch">
          <Switch
            name={t('editor.show.name')}
            chosen={side}
            onChoose={setSide}
            choices={sides.map((value) => ({ value, name: t(`editor.show.${value}`) }))}
          />
        </div>
      </div>
      <div className="st-editor__notices">
        <SentBackNotice version={version} />
        <SaveNotices state={state} keeper={keeper} />
      </div>
      <div className="st-editor__panes" data-side={side}>
        <section className="st-editor__source" aria-label={t('editor.source')}>
          <SourcePane
            state={state}
            keeper={keeper}
            language={language}
            onLanguage={setLanguage}
            findings={report?.language === language ? report.findings : noFindings}
            behind={behind}
            comments={comments}
            onMake={make}
            view={view}
            onView={setView}
          />
          <WorkPanels
            version={version}
            panel={panel}
            onPanel={choosePanel}
            opened={opened}
            view={view}
            state={state}
            keeper={keeper}
            report={report}
            onIgnore={ignore}
            onGoToFault={(fault) => goToFault(fault)}
            onMake={make}
            onRepair={goToFault}
            onGoToLine={(to, line) => goTo(to, { line, column: 1 })}
            onGoToFinding={(finding) => goTo(language, finding)}
            onReplaceFinding={(finding, words) => goTo(language, { ...finding, words })}
          />
        </section>
        <section className="st-editor__preview" aria-label={t('editor.preview.name')}>
          <PreviewPane state={state} path={path} written={language} />
        </section>
      </div>
    </div>
  )
}

function go(view: EditorView, { repair, words, ...place }: Spot): void {
  const { from, to } = rangeOf(view.state.doc, { ...place, kind: 'fault' })
  if (words !== undefined) return replaceRange(view, { from, to }, words)
  if (repair !== undefined) return replaceWord(view, from, repair)
  view.dispatch({ selection: { anchor: from }, scrollIntoView: true })
  view.focus()
}
