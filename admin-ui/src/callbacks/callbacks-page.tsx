import { Plus, Webhook } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeysCard } from '../keys/keys-card.tsx'
import type { Callback } from '../ui/api/callback-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { SecretDialog } from '../ui/dialog/secret-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { AttemptsCard } from './attempts-card.tsx'
import { CallbackTable } from './callback-table.tsx'
import { nameOf } from './callback-words.ts'
import { NewCallbackDialog } from './new-callback-dialog.tsx'
import { RecoverCard } from './recover-card.tsx'
import { SecretCard } from './secret-card.tsx'
import { TestCard } from './test-card.tsx'

/** What waits and what failed changes by itself. */
const followMs = 5_000

/** The systems of the entity that get events, what waits for them, and what they answered. */
export function CallbacksPage(): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly Callback[] }>('/v1/callbacks', { refetchInterval: followMs })
  const [chosenId, setChosenId] = useState<string>()
  const [isMaking, setIsMaking] = useState(false)
  const [secret, setSecret] = useState<string>()
  const add = (
    <button className="govuk-button" type="button" onClick={() => setIsMaking(true)}>
      <Icon of={Plus} /> {t('callbacks.new')}
    </button>
  )
  return (
    <>
      <PageTop name={t('callbacks.title')} sub={t('callbacks.sub')} />
      <div className="up-stack up-stack--l">
        <KeysCard />
        <Loaded query={query} what={t('callbacks.what')} forbidden={t('callbacks.forbidden')}>
          {({ items }) => {
            const chosen = items.find(({ id }) => id === chosenId) ?? items[0]
            return (
              <div className="up-stack up-stack--l">
                {chosen === undefined ? (
                  <Empty icon={Webhook} title={t('callbacks.emptyTitle')} text={t('callbacks.emptyText')}>
                    {add}
                  </Empty>
                ) : (
                  <>
                    <Card title={t('callbacks.list')} sub={t('callbacks.listSub')} aside={add} flush>
                      <CallbackTable callbacks={items} chosen={chosen.id} onChoose={setChosenId} />
                    </Card>
                    <div className="st-two cb-two">
                      <AttemptsCard key={chosen.id} callback={chosen} />
                      <aside className="up-stack" aria-label={t('callbacks.aside', { name: nameOf(chosen) })}>
                        <TestCard key={chosen.id} callback={chosen} />
                        <RecoverCard callback={chosen} />
                        <SecretCard callback={chosen} onSecret={setSecret} />
                      </aside>
                    </div>
                  </>
                )}
              </div>
            )
          }}
        </Loaded>
      </div>
      {isMaking && (
        <NewCallbackDialog
          onMade={(made) => {
            setIsMaking(false)
            setChosenId(made.id)
            setSecret(made.secret)
          }}
          onClose={() => setIsMaking(false)}
        />
      )}
      {secret !== undefined && (
        <SecretDialog
          title={t('callbacks.secretTitle')}
          text={t('callbacks.secretText')}
          name={t('callbacks.secret')}
          saved={t('callbacks.secretSaved')}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  )
}
