import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../ui/layout/card.tsx'
import { Tabs } from '../ui/layout/tabs.tsx'
import { OneGuestForm } from './one-guest-form.tsx'
import { PasteForm } from './paste-form.tsx'

const ways = ['one', 'several'] as const

/** One guest by a form, or several from lines that were copied elsewhere. */
export function AddGuestsCard(): ReactNode {
  const { t } = useTranslation()
  const [way, setWay] = useState<(typeof ways)[number]>('one')
  return (
    <Card title={t('guests.add')} sub={t('guests.addSub')}>
      <Tabs
        name={t('guests.add')}
        choices={ways.map((value) => ({ value, name: t(`guests.way.${value}`) }))}
        chosen={way}
        onChoose={setWay}
      >
        {way === 'one' ? <OneGuestForm /> : <PasteForm />}
      </Tabs>
    </Card>
  )
}
