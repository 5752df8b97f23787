import { Lock, MailSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { SenderDomain } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { DomainCard } from './domain-card.tsx'
import { senderDomainsPath } from './use-check.ts'

/** A check takes seconds: its result appears by itself. */
const followMs = 3_000

/** The domains from which mail is sent, and whether DNS agrees with it. */
export function SenderDomainsPage(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('hub:operate')
  const query = useGet<{ readonly items: readonly SenderDomain[] }>(senderDomainsPath, {
    refetchInterval: followMs,
    enabled: may,
  })
  if (!may) return <Empty icon={Lock} title={t('states.forbiddenTitle')} text={t('operation.forbidden')} alone />
  return (
    <>
      <PageTop name={t('senderDomains.title')} sub={t('senderDomains.sub')} />
      <Loaded query={query} what={t('senderDomains.what')} forbidden={t('operation.forbidden')}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={MailSearch} title={t('senderDomains.emptyTitle')} text={t('senderDomains.emptyText')} />
          ) : (
            <div className="up-stack up-stack--l">
              {items.map((domain) => (
                <DomainCard key={domain.domain} domain={domain} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  )
}
