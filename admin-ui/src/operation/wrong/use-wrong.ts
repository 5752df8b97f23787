import { useTranslation } from 'react-i18next'
import { backupsPath } from '../../recovery/recovery-paths.ts'
import { storePath } from '../../storage/store-path.ts'
import type { Page } from '../../ui/api/api-types.ts'
import type {
  AlertFlow,
  Backups,
  ChannelState,
  ComplaintRates,
  DispatcherProcess,
  EboxFigures,
  StoreShown,
} from '../../ui/api/operator-types.ts'
import { useGet, usePages } from '../../ui/api/use-api.ts'
import { useFormat } from '../../ui/format/use-format.ts'
import { useAge } from '../age.ts'
import { useCertificateWords } from '../channels/certificate-words.ts'
import { eboxFiguresPath } from '../channels/ebox-figures-card.tsx'
import { channelsPath } from '../channels/pause-channel-dialog.tsx'
import { dispatchersPath } from '../dispatchers-card.tsx'
import { complaintsPath } from '../release-provider-dialog.tsx'
import { returnFilesPath } from '../return-files-card.tsx'
import { listFailuresPath } from '../stuck/list-failures-card.tsx'
import { deadLettersPath } from '../stuck/settle-dialog.tsx'
import { unreadReportsPath } from '../unread-reports-card.tsx'
import { useMoment } from '../use-moment.ts'
import type { Wrong, WrongWords } from './wrong.ts'
import { wrongChannels } from './wrong-channels.ts'
import { wrongAlerts, wrongComplaints, wrongEbox, wrongWaiting } from './wrong-letters.ts'
import { wrongProcesses } from './wrong-processes.ts'
import { wrongRecovery } from './wrong-recovery.ts'
import { wrongStore } from './wrong-store.ts'

/**
 * The current problems; those that keep letters from leaving come first. Undefined until everything is known: ‘nothing is wrong’ must
 * not be shown too early.
 */
export function useWrong(): readonly Wrong[] | undefined {
  const words = useWrongWords()
  const channels = useGet<{ readonly items: readonly ChannelState[] }>(channelsPath).data?.items
  const processes = useGet<{ readonly items: readonly DispatcherProcess[] }>(dispatchersPath).data?.items
  const complaints = useGet<ComplaintRates>(complaintsPath).data?.items
  const ebox = useGet<EboxFigures>(eboxFiguresPath).data?.letters
  const alerts = useGet<AlertFlow>('/v1/alert-flow').data
  const unread = useCount(unreadReportsPath)
  const returns = useCount(returnFilesPath)
  const stuck = useCount(deadLettersPath)
  const lists = useGet<{ readonly items: readonly unknown[] }>(listFailuresPath).data?.items.length
  const backups = useGet<Backups>(backupsPath).data
  const store = useGet<StoreShown>(storePath).data
  if (channels === undefined || processes === undefined || complaints === undefined || ebox === undefined)
    return undefined
  if (
    unread === undefined ||
    returns === undefined ||
    stuck === undefined ||
    lists === undefined ||
    store === undefined ||
    backups === undefined ||
    alerts === undefined
  )
    return undefined
  const wrong = [
    ...wrongRecovery(words, backups),
    ...wrongProcesses(words, processes),
    ...wrongStore(words, store),
    ...wrongChannels(words, channels),
    ...wrongAlerts(words, alerts),
    ...wrongComplaints(words, complaints),
    ...wrongEbox(words, ebox),
    ...wrongWaiting(words, { unread, returns, stuck, lists }),
  ]
  return [...wrong.filter(({ tone }) => tone === 'bad'), ...wrong.filter(({ tone }) => tone === 'warn')]
}

function useWrongWords(): WrongWords {
  const { t } = useTranslation()
  const format = useFormat()
  return {
    t,
    age: useAge(),
    moment: useMoment(),
    number: (value) => format.number(value),
    certificate: useCertificateWords(),
  }
}

/** How many there are in the pages read so far. */
function useCount(path: string): number | undefined {
  return usePages<Page<unknown>>(path).data?.flatMap((page) => page.items).length
}
