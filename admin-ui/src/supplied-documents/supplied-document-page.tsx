import { FileCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { ChooseFile, type Chosen } from './choose-file.tsx'
import { DocumentDraft } from './document-draft.tsx'
import { SendDocument } from './send-document.tsx'
import { Checking, TryFailed } from './try-states.tsx'
import { useTry } from './use-try.ts'
import { VerdictView } from './verdict-view.tsx'

/**
 * Checks a supplied document before a system sends it: whether it is accepted, which faults it has, where, and how to repair
 * them.
 */
export function SuppliedDocumentPage(): ReactNode {
  const { t } = useTranslation()
  const may = useMay('documents:write')
  const maySend = useMay('messages:send')
  const [search] = useSearchParams()
  const [begun, setBegun] = useState(search.get('draft'))
  const trying = useTry()
  const [chosen, setChosen] = useState<Chosen>({ purpose: 'letter', profile: '' })
  if (!may) return <Empty icon={FileCheck} title={t('states.forbiddenTitle')} text={t('ownPdf.forbidden')} alone />
  const { attempt, verdict, busy, error } = trying
  return (
    <>
      <PageTop name={t('ownPdf.title')} sub={t('ownPdf.sub')} />
      <div className="up-stack up-stack--l">
        <ChooseFile
          chosen={chosen}
          file={attempt?.file}
          busy={busy}
          onChange={setChosen}
          onFile={(file) => {
            setBegun(null)
            trying.start({ file, ...chosen })
          }}
        />
        {busy && attempt !== undefined && <Checking name={attempt.file.name} onStop={trying.stop} />}
        {error !== null && attempt !== undefined && (
          <TryFailed error={error} onRetry={() => trying.start({ ...attempt, ...chosen })} />
        )}
        {verdict !== undefined && attempt !== undefined && <VerdictView verdict={verdict} attempt={attempt} />}
        {maySend && verdict?.stored?.purpose === 'letter' && attempt !== undefined && (
          <SendDocument key={verdict.stored.id} document={{ ...verdict.stored, name: attempt.file.name }} />
        )}
        {begun !== null && <DocumentDraft id={begun} />}
        {attempt === undefined && begun === null && (
          <Empty icon={FileCheck} title={t('ownPdf.emptyTitle')} text={t('ownPdf.emptyText')} />
        )}
      </div>
    </>
  )
}
