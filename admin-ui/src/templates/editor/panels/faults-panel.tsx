import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../../../ui/api/template-types.ts'
import { type Repair, useFaultWords, usePlaceWords } from '../../fault-words.ts'

/** Every fault, with a way to its place and, where one is known, the repair. */
export function FaultsPanel({
  faults,
  onGo,
  onRepair,
}: {
  readonly faults: readonly TemplateFault[]
  readonly onGo: (fault: TemplateFault) => void
  readonly onRepair: (fault: TemplateFault, repair: Repair) => void
}): ReactNode {
  const { t } = useTranslation()
  const wordsOf = useFaultWords()
  const placeOf = usePlaceWords()
  if (faults.length === 0) return <p className="up-quiet">{t('editor.noFaults')}</p>
  return (
    <ul className="st-findings">
      {faults.map((fault) => {
        const { text, lang, repair } = wordsOf(fault)
        return (
          <li key={`${fault.pointer}:${fault.line}:${fault.column}:${fault.detail}`}>
            <button className="up-textbutton" type="button" onClick={() => onGo(fault)}>
              {placeOf(fault)}
            </button>
            <span lang={lang}>{text}</span>
            {repair !== undefined && (
              <button className="up-textbutton" type="button" onClick={() => onRepair(fault, repair)}>
                {t('editor.replaceBy', { word: repair.word })}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
