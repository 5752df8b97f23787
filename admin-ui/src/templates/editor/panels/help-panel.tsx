import type { EditorView } from '@codemirror/view'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/icon.tsx'
import { Hidden } from '../../../ui/layout/hidden.tsx'
import type { DraftContent } from '../draft-content.ts'
import { insertMark } from '../source/insert-mark.ts'
import { snippetNames, snippetOf } from '../source/snippets.ts'

/** Examples of the content of a letter, each of which can be inserted in the text at the cursor. */
export function HelpPanel({
  content,
  view,
}: {
  readonly content: DraftContent
  /** Absent: the chosen language has no text yet. */
  readonly view: EditorView | undefined
}): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <p className="up-quiet">{t(view === undefined ? 'editor.help.noText' : 'editor.help.text')}</p>
      <ul className="st-findings st-help">
        {snippetNames.map((name) => {
          const { insertion, code } = snippetOf(name, content.variables, (word) => t(`editor.mark.${word}`))
          const title = t(`editor.help.name.${name}`)
          return (
            <li key={name}>
              <b>{title}</b>
              <span>
                {t(`editor.help.what.${name}`)}
                <code className="st-help__code up-code">{code.replaceAll('\n\n', '\n')}</code>
              </span>
              {view !== undefined && (
                <button
                  className="govuk-button up-button--quiet up-button--dense"
                  type="button"
                  onClick={() => insertMark(view, insertion)}
                >
                  <Icon of={Plus} /> {t('editor.help.insert')} <Hidden>{title}</Hidden>
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
