import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { useCopy } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { languageOrder } from '../language-order.ts'
import { contentOf, type DraftContent, sameContent, textOf } from './draft-content.ts'
import type { DraftKeeper, DraftState } from './draft-keeper.ts'

/** Two people on one draft: both texts beside each other, and a choice that loses neither. */
export function ConflictDialog({
  state: { content },
  theirs,
  keeper,
  onLater,
}: {
  readonly state: DraftState
  readonly theirs: TemplateVersion
  readonly keeper: DraftKeeper
  readonly onLater: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const copy = useCopy(textOf(content.languages))
  const [busy, setBusy] = useState(false)
  const saving = theirs.steps.findLast(({ action }) => action === 'saved')
  const takeTheirs = async () => {
    await keeper.settle('theirs')
    // Their text stays in the history of the hub; one's own can be put back for ten seconds.
    toast({ text: t('editor.conflict.tookTheirs'), undo: () => keeper.change(() => content, true) })
  }
  const takeMine = async () => {
    setBusy(true)
    await keeper.settle('mine')
    toast({
      text: t('editor.conflict.tookMine'),
      undo: () => keeper.change(() => contentOf(theirs), true),
    })
  }
  return (
    <Dialog title={t('editor.conflict.title')} onClose={onLater}>
      <div className="up-stack">
        <p>
          {saving?.name === undefined
            ? t('editor.conflict.somebody')
            : t('editor.conflict.who', { name: saving.name, time: format.time(saving.at) })}{' '}
          {t('editor.conflict.text')}
        </p>
        <div className="st-conflict">
          <Side title={t('editor.conflict.mine')} content={content} other={contentOf(theirs)} />
          <Side
            title={
              saving?.name === undefined
                ? t('editor.conflict.theirs')
                : t('editor.conflict.theirsOf', { name: saving.name })
            }
            content={contentOf(theirs)}
            other={content}
          />
        </div>
        <div className="up-row">
          <button className="govuk-button" type="button" aria-disabled={busy} onClick={() => void takeMine()}>
            {t('editor.conflict.takeMine')}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => void takeTheirs()}>
            {t('editor.conflict.takeTheirs')}
          </button>
          {copy.button(t('editor.conflict.mine'))} {copy.done}
          <button className="govuk-button up-button--quiet" type="button" onClick={onLater}>
            {t('editor.conflict.later')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

/** One of the two; lines that the other does not have are marked. */
function Side({
  title,
  content,
  other,
}: {
  readonly title: string
  readonly content: DraftContent
  readonly other: DraftContent
}): ReactNode {
  const { t } = useTranslation()
  const shown = languageOrder.filter((each) => {
    const [mine, theirs] = [content.languages[each], other.languages[each]]
    return mine !== undefined && (mine.subject !== theirs?.subject || mine.body !== theirs?.body)
  })
  const elsewhere = !sameContent({ ...content, languages: {} }, { ...other, languages: {} })
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {shown.map((language) => {
        const text = content.languages[language]
        const theirs = new Set(`${other.languages[language]?.subject}\n${other.languages[language]?.body}`.split('\n'))
        return (
          <div
            key={language}
            className="st-diff"
            lang={language}
            tabIndex={0}
            role="region"
            aria-label={`${title}, ${t(`language.${language}`)}`}
          >
            {`${text?.subject}\n${text?.body}`.split('\n').map((line, index) =>
              theirs.has(line) ? (
                <p key={index}>{line || '\u00a0'}</p>
              ) : (
                <p key={index}>
                  <mark>{line || '\u00a0'}</mark>
                </p>
              ),
            )}
          </div>
        )
      })}
      {elsewhere && <p className="up-small">{t('editor.conflict.elsewhere')}</p>}
    </section>
  )
}
