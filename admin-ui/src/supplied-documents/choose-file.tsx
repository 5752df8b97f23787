import { CircleAlert, FileUp, RefreshCw } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxDocumentBytes } from '../../../api/contract/values/document.ts'
import { printProfileNames } from '../../../api/contract/values/print.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import type { Attempt } from './use-try.ts'

export type Chosen = Omit<Attempt, 'file'>

/** The use of the PDF, and the file: dropped here, or chosen with the button. It is checked at once. */
export function ChooseFile({
  chosen,
  file,
  busy,
  onChange,
  onFile,
}: {
  readonly chosen: Chosen
  /** The file that was checked last. */
  readonly file: File | undefined
  readonly busy: boolean
  readonly onChange: (chosen: Chosen) => void
  readonly onFile: (file: File) => void
}): ReactNode {
  const { t } = useTranslation()
  const [fault, setFault] = useState<string>()
  const take = (files: FileList | null) => {
    const [first] = files ?? []
    if (first === undefined) return
    const wrong = faultOf(first)
    setFault(wrong && t(`ownPdf.${wrong}`))
    if (wrong === undefined) onFile(first)
  }
  return (
    <section className="up-card up-stack" aria-label={t('ownPdf.choose')}>
      <div className="st-filters">
        <SelectField
          name="purpose"
          label={t('ownPdf.purpose')}
          value={chosen.purpose}
          choices={(['letter', 'attachment'] as const).map((each) => [each, t(`ownPdf.purposes.${each}`)] as const)}
          onChange={(purpose) => onChange({ ...chosen, purpose: purpose as Chosen['purpose'] })}
        />
        {chosen.purpose === 'letter' && (
          <SelectField
            name="profile"
            label={t('ownPdf.window')}
            value={chosen.profile}
            choices={[
              ['', t('ownPdf.windows.usual')],
              ...printProfileNames.map((each) => [each, t(`ownPdf.windows.${each}`)] as const),
            ]}
            onChange={(profile) => onChange({ ...chosen, profile })}
          />
        )}
        {file !== undefined && (
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={busy}
            onClick={() => !busy && onFile(file)}
          >
            <Icon of={RefreshCw} /> {t('ownPdf.again')}
          </button>
        )}
      </div>
      <DropZone file={file} fault={fault} onFiles={take} />
    </section>
  )
}

function faultOf(file: File): 'notPdf' | 'tooLarge' | undefined {
  if (!/\.pdf$/i.test(file.name) && file.type !== 'application/pdf') return 'notPdf'
  return file.size > maxDocumentBytes ? 'tooLarge' : undefined
}

function DropZone({
  file,
  fault,
  onFiles,
}: {
  readonly file: File | undefined
  readonly fault: string | undefined
  readonly onFiles: (files: FileList | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const [over, setOver] = useState(false)
  const on = (is: boolean, then?: (event: DragEvent) => void) => (event: DragEvent) => {
    // Otherwise the browser would open the file and leave the app.
    event.preventDefault()
    setOver(is)
    then?.(event)
  }
  return (
    <div
      className={`st-dropzone${over ? ' is-over' : ''}${fault === undefined ? '' : ' govuk-form-group--error'}`}
      onDragOver={on(true)}
      onDragLeave={on(false)}
      onDrop={on(false, (event) => onFiles(event.dataTransfer.files))}
    >
      <Icon of={FileUp} />
      <p className="up-strong">{t('ownPdf.drop')}</p>
      <p className="up-quiet up-small" id={`${id}-h`}>
        {file === undefined ? t('ownPdf.limits') : `${file.name}, ${format.size(file.size)}`}
      </p>
      {fault !== undefined && (
        <p className="govuk-error-message up-small" id={`${id}-f`} role="alert">
          <Icon of={CircleAlert} /> {fault}
        </p>
      )}
      {/* The button of a browser has the language of the browser; the label replaces it, and the field keeps the focus. */}
      <input
        className="govuk-visually-hidden"
        id={id}
        type="file"
        accept="application/pdf,.pdf"
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={fault === undefined ? `${id}-h` : `${id}-f`}
        onChange={(event) => {
          onFiles(event.target.files)
          // The same file may be chosen again after it was repaired.
          event.target.value = ''
        }}
      />
      <label className="govuk-button" htmlFor={id}>
        {t('ownPdf.chooseFile')}
      </label>
    </div>
  )
}
