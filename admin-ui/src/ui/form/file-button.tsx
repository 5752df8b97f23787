import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Icon } from '../icon.tsx'
import { Hidden } from '../layout/hidden.tsx'

/** Chooses files from this device; the button is the label of the browser's own field, in the words of the app. */
export function FileButton({
  buttonLabel,
  named,
  icon,
  accept,
  many = false,
  busy = false,
  describedBy,
  onFiles,
}: {
  readonly buttonLabel: string
  /** What the file is for, in the words for screen readers. */
  readonly named?: string
  readonly icon: LucideIcon
  readonly accept: string
  readonly many?: boolean
  /** A file is being sent; another is chosen afterwards. */
  readonly busy?: boolean
  /** The id of the element with a hint. */
  readonly describedBy?: string
  readonly onFiles: (files: readonly File[]) => void
}): ReactNode {
  const id = useId()
  return (
    <span className="st-file">
      <input
        className="govuk-visually-hidden"
        id={id}
        type="file"
        accept={accept}
        multiple={many}
        disabled={busy}
        aria-describedby={describedBy}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again after it was repaired.
          event.target.value = ''
        }}
      />
      <label className="govuk-button govuk-button--secondary up-button--dense" htmlFor={id}>
        <Icon of={icon} /> {buttonLabel}
        {named !== undefined && <Hidden> {named}</Hidden>}
      </label>
    </span>
  )
}

/** The bytes of a file in base64, as JSON carries them. */
export async function base64Of(file: Blob): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(new Error('The file cannot be read')))
    reader.readAsDataURL(file)
  })
  return address.slice(address.indexOf(',') + 1)
}
