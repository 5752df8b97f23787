import { Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../frame/working-for.ts'
import { passOnRecipient } from '../../send/passed-recipient.ts'
import { Icon } from '../../ui/icon.tsx'
import type { PersonQuery } from './person-query.ts'

/** To a new letter to the person that was searched, with name and number filled in; neither is in the address. */
export function NewLetterLink({
  person,
  name = '',
}: {
  readonly person: PersonQuery
  /** As it was searched, or as the latest letter gives it. */
  readonly name: string | undefined
}): ReactNode {
  const { t } = useTranslation()
  const maySend = useMay('messages:send')
  if (!maySend) return null
  const recipient =
    'insz' in person
      ? ({ type: 'citizen', number: person.insz, name } as const)
      : 'enterpriseNumber' in person
        ? ({ type: 'enterprise', number: person.enterpriseNumber, name } as const)
        : { name }
  return (
    <div>
      <Link className="govuk-button govuk-button--secondary" to="/send" onClick={() => passOnRecipient(recipient)}>
        <Icon of={Send} /> {t('person.newLetter', { name })}
      </Link>
    </div>
  )
}
