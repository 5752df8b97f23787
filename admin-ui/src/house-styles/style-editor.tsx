import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keyFrom } from '../templates/key-from.ts'
import type { HouseStyle } from '../ui/api/house-style-types.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { Switch } from '../ui/form/switch.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { AllLetters } from './all-letters.tsx'
import { hasTwin, plainKey } from './fields/plain-key.ts'
import { StylePreview } from './preview/style-preview.tsx'
import { usePreviewBeside } from './preview/use-preview-beside.ts'
import { StyleConflictDialog } from './style-conflict-dialog.tsx'
import { bodyOf, type StyleContent } from './style-content.ts'
import { StyleFacts } from './style-facts.tsx'
import { type StyleFault, useStyleFaults } from './style-faults.ts'
import { StyleForm } from './style-form.tsx'
import { SaveButtons, SaveNotice } from './style-head.tsx'
import { useStyleDraft } from './use-style-draft.ts'

/**
 * The form is on the left, the letter on the right. Nothing is saved until the person presses the button; the result is a draft.
 */
export function StyleEditor({
  title,
  crumbs,
  tag,
  sub,
  place,
  start,
  newest,
  shown,
  mayWrite,
  steps,
  notices,
  onSaved,
  children,
}: {
  readonly title: string
  readonly crumbs: ReactNode
  readonly tag?: ReactNode
  readonly sub?: ReactNode
  /** The name under which unsaved content is stored. */
  readonly place: string
  readonly start: StyleContent
  /** Absent: the house style does not exist yet. */
  readonly newest?: HouseStyle
  /** The version that is shown: the newest or an older one. */
  readonly shown?: HouseStyle
  readonly mayWrite: boolean
  /** The steps for the saved version; absent while there is none. */
  readonly steps?: ReactNode
  /** A notice about a version that is not in force yet. */
  readonly notices?: ReactNode
  readonly onSaved: (made: HouseStyle) => void
  /** Content below both panes. */
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const faultsOf = useStyleFaults()
  const draft = useStyleDraft(place, start, newest)
  const [ownKey, setOwnKey] = useState<string>()
  const [submitted, setSubmitted] = useState(false)
  const [later, setLater] = useState(false)
  const [view, setView] = useState<'one' | 'all'>('one')
  const { content, theirs } = draft
  const name = Object.values(content.name).find((each) => each !== undefined && each.trim() !== '') ?? ''
  const key = newest?.key ?? ownKey ?? keyFrom(name).slice(0, 40)
  const isTaken = newest === undefined && theirs?.key === key
  const conflict = newest === undefined ? undefined : theirs
  // A letter is shown before the style has a name and a key.
  const named = name === '' ? { ...content, name: { nl: t('houseStyles.noName') } } : content
  const drawn = bodyOf(key === '' ? 'nieuw' : key, named)
  const preview = usePreviewBeside(drawn, newest)
  const faults: StyleFault[] = [...faultsOf(preview.letter.error), ...(submitted ? faultsOf(draft.error) : [])]
  if (submitted && name === '') faults.push({ pointer: '/name', words: t('houseStyles.nameFault') })
  const save = (): void => {
    setSubmitted(true)
    setLater(false)
    const hasTwins = [content.signers, content.images].some((all) => all.some((each) => hasTwin(all, each.key)))
    if (draft.saving || !draft.changed || name === '' || key === '' || hasTwins) return
    draft.save(key, (made) => {
      setSubmitted(false)
      toast({ text: t('houseStyles.savedDraft', { n: made.version }) })
      onSaved(made)
    })
  }
  return (
    <div className="st-editor">
      <div className="st-editor__head">
        {crumbs}
        <PageTop
          name={title}
          {...(shown !== undefined && { part: t('templates.versionN', { n: shown.version }) })}
          tag={tag}
          sub={sub}
        >
          {mayWrite && (
            <SaveButtons
              draft={draft}
              canDrop={newest !== undefined && shown?.version === newest.version}
              onSave={save}
            />
          )}
          {!draft.changed && steps}
        </PageTop>
        {notices}
        <SaveNotice draft={draft} {...(conflict !== undefined && later && { onOpen: () => setLater(false) })} />
        {conflict !== undefined && !later && (
          <StyleConflictDialog draft={draft} theirs={conflict} onLater={() => setLater(true)} />
        )}
      </div>
      <div className="st-editor__panes">
        <section className="st-editor__source" aria-label={t('houseStyles.form')}>
          {shown !== undefined && !mayWrite ? (
            <StyleFacts style={shown} />
          ) : (
            <StyleForm content={content} faults={faults} onChange={draft.change}>
              {newest === undefined && (
                <TextField
                  label={t('templates.new.key')}
                  hint={t('houseStyles.keyHint')}
                  value={key}
                  code
                  maxLength={40}
                  fault={isTaken ? t('templates.new.keyTaken') : undefined}
                  onChange={(next) => setOwnKey(plainKey(next))}
                />
              )}
            </StyleForm>
          )}
        </section>
        <section className="st-editor__preview" aria-label={t('editor.preview.name')}>
          <div className="st-stylebar">
            <Switch
              name={t('houseStyles.view')}
              chosen={view}
              onChoose={setView}
              choices={[
                { value: 'one', name: t('houseStyles.oneLetter') },
                { value: 'all', name: t('houseStyles.allLetters') },
              ]}
            />
          </div>
          {view === 'one' ? (
            <StylePreview {...preview} faults={faults} />
          ) : (
            <AllLetters body={drawn} templates={preview.templates} />
          )}
        </section>
      </div>
      {children}
    </div>
  )
}
