import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../copy-button.tsx'
import { Icon } from '../icon.tsx'
import { Dialog } from './dialog.tsx'

/** Shows a secret once; Escape does not close it, since the secret would be lost. */
export function SecretDialog({
  title,
  text,
  name,
  saved,
  secret,
  onClose,
}: {
  readonly title: string
  readonly text: string
  /** The word for what is shown. */
  readonly name: string
  /** The words of the button: that the reader has stored it. */
  readonly saved: string
  readonly secret: string
  readonly onClose: () => void
}): ReactNode {
  const copy = useCopy(secret)
  return (
    <Dialog title={title} stays onClose={onClose}>
      <div className="up-stack">
        <p>{text}</p>
        <p className="st-source">{secret}</p>
        <div className="up-row">
          {copy.button(name)} {copy.done}
        </div>
        <div>
          <button className="govuk-button" type="button" onClick={onClose}>
            <Icon of={Check} /> {saved}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
