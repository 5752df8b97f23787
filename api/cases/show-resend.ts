import { noParts, togetherWith } from '../../channels/paper-parts.ts'
import { isPaper } from '../../channels/traits.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { showId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { CaseResend } from '../../dispatcher/resends/case-resend.ts'
import { type ResendLine, readResendLines } from '../../dispatcher/resends/read-totals.ts'
import type { LetterState } from '../../dispatcher/resends/settle-letters.ts'
import { passReasonWords } from '../../dispatcher/resends/why-passed.ts'
import type * as contract from '../contract/case-resends.ts'
import { showParts } from '../http/show-price.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { type Scope, within } from './case-scope.ts'

/** Resends with their sums, as the API shows them; one statement for all of them. */
export async function showResends(
  deps: ApiDeps,
  scope: Scope,
  resends: readonly CaseResend[],
): Promise<contract.CaseResend[]> {
  if (resends.length === 0) return []
  const lines = await within(deps, scope, (db) =>
    readResendLines(
      db,
      resends.map(({ id }) => id),
    ),
  )
  const names = await namesOfActors(
    deps.database.hub,
    resends.map(({ by }) => by),
  )
  return resends.map((resend) =>
    shown(
      resend,
      names.get(resend.by) ?? resend.by,
      lines.filter((line) => line.resend === resend.id),
    ),
  )
}

function shown(
  { id, way, status, createdAt, changedAt, letters }: CaseResend,
  by: string,
  lines: readonly ResendLine[],
): contract.CaseResend {
  const count = (state: LetterState): number =>
    lines.filter((line) => line.state === state).reduce((sum, line) => sum + line.letters, 0)
  return {
    id: showId('caseResend', id),
    way,
    status,
    by,
    requestedAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
    letters,
    waiting: count('waiting'),
    ready: count('ready'),
    sent: count('sent'),
    cancelled: count('cancelled'),
    left: count('left'),
    channels: channelsOf(lines),
    passed: lines.flatMap(({ reason, code, letters: count, named }) =>
      reason === null
        ? []
        : [
            {
              reason,
              ...(code !== null && { code }),
              because: passReasonWords[reason],
              letters: count,
              messages: named.map(({ message, reference }) => ({ message: showId('message', message), reference })),
            },
          ],
    ),
  }
}

/** What goes, or went, by each channel. */
function channelsOf(lines: readonly ResendLine[]): contract.CaseResend['channels'] {
  const sums = new Map<ChannelName, Pick<ResendLine, 'letters' | 'cents' | 'parts' | 'unpriced'>>()
  for (const { state, channel, letters, cents, parts, unpriced } of lines) {
    if (channel === null || state === 'passed' || state === 'cancelled') continue
    const before = sums.get(channel) ?? { letters: 0, cents: 0, parts: noParts, unpriced: 0 }
    sums.set(channel, {
      letters: before.letters + letters,
      cents: before.cents + cents,
      parts: togetherWith(before.parts, parts),
      unpriced: before.unpriced + unpriced,
    })
  }
  return [...sums].map(([channel, { letters, cents, parts, unpriced }]) => ({
    channel,
    letters,
    price: { amount: cents, currency: 'EUR' as const },
    ...(isPaper(channel) && { paperParts: showParts(parts) }),
    unpriced,
  }))
}
