import { FileText, Paperclip, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { maxDocumentBytes } from '../../../api/contract/values/document.ts'
import { FindingsCard } from '../supplied-documents/findings-card.tsx'
import { useTry } from '../supplied-documents/use-try.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import type { Attachment } from './letter-draft.ts'

/** The largest number of attachments that a message takes. */
const most = 5

/** PDFs that go with the letter; each is checked by the hub when it is chosen. */
export function AttachmentsCard({
  attachments,
  onChange,
}: {
  readonly attachments: readonly Attachment[]
  readonly onChange: (edit: (attachments: readonly Attachment[]) => readonly Attachment[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { attempt, verdict, busy, error, start, stop } = useTry()
  const add = useRef(onChange)
  add.current = onChange
  const stored = verdict?.stored
  useEffect(() => {
    if (stored === undefined || attempt === undefined) return
    const { id, pages, size } = stored
    const name = attempt.file.name
    add.current((before) => [...before.filter((each) => each.id !== id), { id, name, pages, size }])
    stop()
  }, [stored, attempt, stop])
  const tooLarge = attempt !== undefined && attempt.file.size > maxDocumentBytes
  return (
    <Card
      title={t('sendOne.attachments')}
      aside={
        attachments.length < most && (
          <ChooseButton busy={busy} onFile={(file) => start({ file, purpose: 'attachment', profile: '' })} />
        )
      }
    >
      {attachments.length === 0 && <p className="up-quiet">{t('sendOne.noAttachments', { most })}</p>}
      <ul className="st-send__files" role="list">
        {attachments.map(({ id, name, pages, size }) => (
          <li key={id}>
            <Icon of={FileText} /> <span className="st-anywhere">{name}</span>
            <span className="up-quiet up-small">
              {t('message.pages', { count: pages })}, {format.size(size)}
            </span>
            <button
              className="govuk-button up-button--quiet up-button--dense"
              type="button"
              onClick={() => onChange((before) => before.filter((each) => each.id !== id))}
            >
              <Icon of={Trash2} /> {t('editor.remove')} <Hidden>{name}</Hidden>
            </button>
          </li>
        ))}
      </ul>
      {busy && <p role="status">{t('ownPdf.checking', { name: attempt?.file.name ?? '' })}</p>}
      {error !== null && <Notice tone="bad" status title={t(tooLarge ? 'ownPdf.tooLarge' : 'ownPdf.failed.other')} />}
      {verdict !== undefined && stored === undefined && (
        <Notice tone="bad" status title={t('sendOne.refusedAttachment', { name: attempt?.file.name ?? '' })}>
          <FindingsCard findings={verdict.findings} />
        </Notice>
      )}
    </Card>
  )
}

function ChooseButton({ busy, onFile }: { readonly busy: boolean; readonly onFile: (file: File) => void }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  return (
    <span>
      <input
        className="govuk-visually-hidden"
        id={id}
        type="file"
        accept="application/pdf,.pdf"
        disabled={busy}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) onFile(file)
          event.target.value = ''
        }}
      />
      <label className="govuk-button up-button--quiet up-button--dense" htmlFor={id}>
        <Icon of={Paperclip} /> {t('sendOne.addAttachment')}
      </label>
    </span>
  )
}
