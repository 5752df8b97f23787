import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format/use-format.ts'
import type { Stage } from './stage-of.ts'

interface StageWords {
  /** `Proef`, `De eerste 50`, `De rest` */
  name(stage: Stage): string
  /** `Verstuur de eerste 50`; `letters` are those of the last stage. */
  verb(stage: Stage, letters: number, isOnly: boolean): string
}

/** What people call a stage. */
export function useStageWords(): StageWords {
  const { t } = useTranslation()
  const format = useFormat()
  return {
    name: (stage) =>
      typeof stage === 'number'
        ? t('listRunning.stage.first', { number: format.number(stage) })
        : t(`listRunning.stage.${stage}`),
    verb: (stage, letters, isOnly) => {
      if (stage === 'seeds') return t('listRunning.sendCopies')
      const number = format.number(letters)
      if (typeof stage === 'number') return t('listRunning.sendFirst', { count: letters, number })
      return t(isOnly ? 'listRunning.sendAll' : 'listRunning.sendRest', { count: letters, number })
    },
  }
}
