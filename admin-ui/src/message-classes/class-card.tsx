import { Pencil } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { MessageClass } from '../ui/api/operator-types.ts'
import { useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { classFacts } from './class-facts.ts'
import { ClassForm } from './class-form.tsx'
import { ClassStory } from './class-story-list.tsx'

/** One kind of letter: what happens to its letters, its rules, and the form that changes them. */
export function ClassCard({ of }: { readonly of: MessageClass }): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const [opened, setOpened] = useState(false)
  const mayChange = useMay('entity:manage')
  const name = localized(of.name)
  // The name is the title of the card.
  const [, ...facts] = classFacts(of, t, localized)
  return (
    <Card title={name}>
      <div className="up-stack">
        {opened ? (
          <ClassForm of={of} onClose={() => setOpened(false)} />
        ) : (
          <>
            <ClassStory of={of} />
            <details className="govuk-details">
              <summary className="govuk-details__summary">
                {t('classes.allRules')}
                <Hidden>: {name}</Hidden>
              </summary>
              <Facts pairs={facts} wide />
            </details>
          </>
        )}
        {mayChange && !opened && (
          <div>
            <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setOpened(true)}>
              <Icon of={Pencil} /> {t('classes.change')}
              <Hidden>: {name}</Hidden>
            </button>
          </div>
        )}
      </div>
    </Card>
  )
}
