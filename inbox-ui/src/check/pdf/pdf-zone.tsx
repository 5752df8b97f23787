import { FileText } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../../../../admin-ui/src/ui/form/file-button.tsx'

/** A place to drop PDFs, or to choose them. They stay on this device: only their hash is compared. */
export function PdfZone({
  busy,
  onFiles,
}: {
  readonly busy: boolean
  readonly onFiles: (files: readonly File[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (!busy && event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
  }
  return (
    <section
      className={`up-card in-drop${isOver ? ' is-over' : ''}`}
      aria-labelledby={`${id}-t`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id={`${id}-t`}>{t('check.pdfTitle')}</h2>
      <p>{t('check.pdfText')}</p>
      <FileButton
        buttonLabel={t('check.pdfChoose')}
        icon={FileText}
        accept=".pdf,application/pdf"
        many
        busy={busy}
        describedBy={`${id}-h`}
        onFiles={(files) => files.length > 0 && onFiles(files)}
      />
      <p className="up-quiet up-small" id={`${id}-h`}>
        {t('check.pdfStays')}
      </p>
    </section>
  )
}
