import { CircleCheck, DoorOpen, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../operation/use-moment.ts'
import type { Recovery } from '../ui/api/operator-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Facts } from '../ui/layout/facts.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { EndRecoveryDialog } from './end-recovery-dialog.tsx'

/** Where the recovery is: what was restored, how many letters are decided, and the step that opens the hub again. */
export function RecoveryCard({ recovery }: { readonly recovery: Recovery }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const moment = useMoment()
  const [isEnding, setEnding] = useState(false)
  const { open, undecided, surveyed, letters } = recovery
  const all = letters.reduce((sum, each) => sum + each.letters, 0)
  const mayEnd = open && surveyed && undecided === 0
  return (
    <Card
      title={t(open ? 'recovery.open' : 'recovery.last')}
      sub={open ? t('recovery.openSub') : undefined}
      aside={
        open ? (
          <Tag tone="bad" icon={TriangleAlert}>
            {t('recovery.tagOpen')}
          </Tag>
        ) : (
          <Tag tone="good" icon={CircleCheck}>
            {t('recovery.tagEnded')}
          </Tag>
        )
      }
    >
      {open && !surveyed && (
        <Notice tone="warn" title={t('recovery.notSurveyed')}>
          {t('recovery.notSurveyedText')}
        </Notice>
      )}
      {open && all > 0 && <Progress decided={all - undecided} of={all} />}
      {open && surveyed && all === 0 && <p>{t('recovery.noLetters')}</p>}
      <Facts
        pairs={[
          [t('recovery.restoredTo'), recovery.restoredTo && moment(recovery.restoredTo)],
          [t('recovery.begun'), moment(recovery.begunAt)],
          [t('recovery.ended'), recovery.endedAt && moment(recovery.endedAt)],
          [
            t('recovery.ledger'),
            t('recovery.leaves', {
              known: format.number(recovery.knownLeaves),
              published: format.number(recovery.publishedLeaves),
            }),
          ],
          [t('recovery.broughtBack'), <BroughtBack key="back" recovery={recovery} />],
          [
            t('recovery.unreadable'),
            recovery.packsWithoutIndex > 0
              ? t('recovery.packs', {
                  count: recovery.packsWithoutIndex,
                  shown: format.number(recovery.packsWithoutIndex),
                })
              : undefined,
          ],
        ]}
      />
      {open && (
        <div className="up-row">
          <button
            className="govuk-button"
            type="button"
            aria-disabled={!mayEnd}
            aria-describedby={mayEnd ? undefined : 'recovery-why-not'}
            onClick={() => {
              if (mayEnd) setEnding(true)
            }}
          >
            <Icon of={DoorOpen} /> {t('recovery.look')}
          </button>
          {!mayEnd && (
            <p className="up-small up-quiet" id="recovery-why-not">
              {surveyed
                ? t('recovery.firstDecide', { count: undecided, shown: format.number(undecided) })
                : t('recovery.firstList')}
            </p>
          )}
        </div>
      )}
      {isEnding && <EndRecoveryDialog recovery={recovery} onClose={() => setEnding(false)} />}
    </Card>
  )
}

function BroughtBack({ recovery }: { readonly recovery: Recovery }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const { keysAdopted, entitiesAdopted, keysRefused } = recovery
  const line = (name: 'keys' | 'entities' | 'refused', count: number) =>
    count > 0 && <p key={name}>{t(`recovery.back.${name}`, { count, shown: format.number(count) })}</p>
  if (keysAdopted + entitiesAdopted + keysRefused === 0) return t('recovery.nothingBack')
  return [line('keys', keysAdopted), line('entities', entitiesAdopted), line('refused', keysRefused)]
}

function Progress({ decided, of }: { readonly decided: number; readonly of: number }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="up-stack up-stack--s">
      <p role="status">
        {t('recovery.progress', { decided: format.number(decided), count: of, shown: format.number(of) })}
      </p>
      <div className="up-bar" aria-hidden="true">
        <span style={{ inlineSize: `${(decided / of) * 100}%` }} />
      </div>
    </div>
  )
}
