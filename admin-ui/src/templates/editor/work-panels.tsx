import type { EditorView } from '@codemirror/view'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../ui/api/api-types.ts'
import type { PlainLanguageReport, TemplateFault, TemplateVersion } from '../../ui/api/template-types.ts'
import { Tabs } from '../../ui/layout/tabs.tsx'
import { CommentsPanel } from '../comments/comments-panel.tsx'
import { useComments } from '../comments/use-comments.ts'
import type { Repair } from '../faults/fault-words.ts'
import { changeVariables, type RemovedValues } from './change-variables.ts'
import { isNameUsed } from './draft-content.ts'
import type { DraftKeeper, DraftState } from './draft-keeper.ts'
import { ActionsPanel } from './panels/actions-panel.tsx'
import { FaultsPanel } from './panels/faults-panel.tsx'
import { HelpPanel } from './panels/help-panel.tsx'
import { PaymentPanel } from './panels/payment-panel.tsx'
import { PlainLanguagePanel } from './panels/plain-language-panel.tsx'
import { SamplesPanel } from './panels/samples-panel.tsx'
import { SettingsPanel } from './panels/settings-panel.tsx'
import { VariablesPanel } from './panels/variables-panel.tsx'

export const panels = [
  'plain',
  'faults',
  'variables',
  'actions',
  'payment',
  'samples',
  'comments',
  'settings',
  'help',
] as const
export type Panel = (typeof panels)[number]

/** Under the text: advice, faults, and the parts of the letter other than its text. */
export function WorkPanels({
  version,
  panel,
  onPanel,
  opened,
  view,
  state: { content, faults, hints },
  keeper,
  report,
  onGoToFault,
  onMake,
  onRepair,
  onGoToFinding,
  onReplaceFinding,
  onIgnore,
  onGoToLine,
}: {
  readonly version: TemplateVersion
  readonly panel: Panel
  readonly onPanel: (panel: Panel) => void
  /** The variable to open. */
  readonly view: EditorView | undefined
  readonly opened: { readonly at: number } | undefined
  readonly state: DraftState
  readonly keeper: DraftKeeper
  readonly report: PlainLanguageReport | undefined
  readonly onGoToFault: (fault: TemplateFault) => void
  readonly onMake: (fault: TemplateFault) => void
  readonly onRepair: (fault: TemplateFault, repair: Repair) => void
  readonly onGoToFinding: (finding: PlainLanguageReport['findings'][number]) => void
  readonly onIgnore: (words: string) => void
  readonly onReplaceFinding: (finding: PlainLanguageReport['findings'][number], words: string) => void
  readonly onGoToLine: (language: Language, line: number) => void
}): ReactNode {
  const { t } = useTranslation()
  const { comments } = useComments(version)
  const removed = useRef<RemovedValues>(new Map())
  const counts: Partial<Record<Panel, number>> = {
    plain: report?.findings.length ?? 0,
    faults: faults.length,
    variables: content.variables.length,
    actions: content.actions.length,
    samples: content.samples.length,
    comments: comments.filter(({ status }) => status === 'open').length,
  }
  const shown = () => {
    switch (panel) {
      case 'plain':
        return (
          <PlainLanguagePanel report={report} onGo={onGoToFinding} onReplace={onReplaceFinding} onIgnore={onIgnore} />
        )
      case 'faults':
        return (
          <FaultsPanel
            content={content}
            faults={faults}
            hints={hints}
            onGo={onGoToFault}
            onMake={onMake}
            onRepair={onRepair}
          />
        )
      case 'variables':
        return (
          <VariablesPanel
            variables={content.variables}
            opened={opened}
            isUsed={(name) => isNameUsed(content, name)}
            onChange={(edit) => keeper.change((now) => changeVariables(now, edit, removed.current))}
          />
        )
      case 'actions':
        return (
          <ActionsPanel
            content={content}
            faults={faults}
            onChange={(edit) => keeper.change((now) => ({ ...now, actions: edit(now.actions) }))}
          />
        )
      case 'payment':
        return (
          <PaymentPanel
            payment={content.payment}
            variables={content.variables}
            faults={faults}
            onChange={(payment) => keeper.change((now) => ({ ...now, payment }))}
          />
        )
      case 'samples':
        return (
          <SamplesPanel
            content={content}
            onChange={(edit) => keeper.change((now) => ({ ...now, samples: edit(now.samples) }))}
          />
        )
      case 'comments':
        return <CommentsPanel version={version} languages={content.languages} onGo={onGoToLine} />
      case 'settings':
        return <SettingsPanel content={content} onChange={(edit) => keeper.change(edit)} />
      case 'help':
        return <HelpPanel content={content} view={view} />
      default:
        return panel satisfies never
    }
  }
  return (
    <Tabs
      name={t('editor.panels')}
      className="st-panel-tabs"
      chosen={panel}
      onChoose={onPanel}
      choices={panels.map((value) => ({
        value,
        name: t(`editor.panel.${value}`),
        extra: counts[value] ? <span className="up-count">{counts[value]}</span> : undefined,
      }))}
    >
      {shown()}
    </Tabs>
  )
}
