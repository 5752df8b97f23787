import { FileSpreadsheet } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'

/** A place to drop a file; its button opens the choice of the browser, so that no mouse is needed. */
export function DropZone({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) onFile(file)
  }
  return (
    <section
      className={`up-card ls-drop${isOver ? ' is-over' : ''}`}
      aria-labelledby={`${id}-t`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon of={FileSpreadsheet} />
      <h2 id={`${id}-t`}>{t('listFile.drop')}</h2>
      <p className="up-quiet">{t('listFile.kinds')}</p>
      <span className="st-file">
        <input
          className="govuk-visually-hidden"
          id={id}
          type="file"
          accept=".xlsx,.xlsm,.csv,.tsv,.txt,text/csv"
          aria-describedby={`${id}-h`}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file !== undefined) onFile(file)
            // The same file may be chosen again after it was corrected.
            event.target.value = ''
          }}
        />
        <label className="govuk-button" htmlFor={id}>
          {t('listFile.choose')}
        </label>
      </span>
      <p className="up-quiet up-small" id={`${id}-h`}>
        {t('listFile.limits')}
      </p>
    </section>
  )
}
