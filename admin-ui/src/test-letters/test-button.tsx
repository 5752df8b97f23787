import { FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon.tsx'
import { type TestRequest, useTestLetter } from './use-test-letter.ts'

/** Sends the reader the letter as a test: by email to their own address, marked on each page. */
export function TestButton({
  request,
  mayAsk = () => true,
}: {
  readonly request: TestRequest
  /** Called on a press; false sends nothing, for a letter with faults. */
  readonly mayAsk?: () => boolean
}): ReactNode {
  const { t } = useTranslation()
  const test = useTestLetter()
  return (
    <button
      className="govuk-button govuk-button--secondary"
      type="button"
      aria-disabled={test.isPending}
      onClick={() => {
        if (!test.isPending && mayAsk()) test.mutate(request)
      }}
    >
      <Icon of={FlaskConical} /> {t(test.isPending ? 'testLetter.busy' : 'testLetter.do')}
    </button>
  )
}
