import { ChevronDown, Landmark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Drop } from '../ui/dialog/drop.tsx'
import { ChoiceItem } from '../ui/form/choice-item.tsx'
import { useLocalized } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { useMe } from '../ui/session/use-me.ts'
import { useWorkingFor } from './working-for.ts'

/** Always shows the entity for which the person works; with several entities it also switches. */
export function EntitySwitch(): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const { entities } = useMe()
  const { entity, choose } = useWorkingFor()
  const name = entity === undefined ? t('frame.wholeHub') : localized(entity.name)
  if (entities.length < 2) {
    return (
      <span className="st-entity st-entity--only">
        <Icon of={Landmark} />
        <Hidden>{t('frame.workingFor')} </Hidden>
        {name}
      </span>
    )
  }
  return (
    <Drop
      className="up-drop--start st-entitydrop"
      buttonClass="st-entity"
      button={
        <>
          <Hidden>{t('frame.workingFor')} </Hidden>
          {name} <Icon of={ChevronDown} />
        </>
      }
    >
      {(close) => (
        <>
          <h2>{t('frame.workFor')}</h2>
          <ul role="list">
            {entities.map((each) => (
              <ChoiceItem
                key={each.id}
                chosen={each.id === entity?.id}
                onChoose={() => {
                  choose(each)
                  close()
                }}
              >
                {localized(each.name)}
              </ChoiceItem>
            ))}
          </ul>
        </>
      )}
    </Drop>
  )
}
