import type { DnsRecord, Finding, FindingState, SenderCheck } from '../../store/sender-domain/finding.ts'

type Values = Finding['values']

/** Makes the findings of one check: `records` replaces those that it has by default. */
export type FindingMaker = (
  state: FindingState,
  code: string,
  values?: Values,
  records?: readonly DnsRecord[],
) => Finding

export function findingsOf(check: SenderCheck, common: Values, byDefault: readonly DnsRecord[]): FindingMaker {
  return (state, code, values = {}, records = byDefault) => ({
    check,
    state,
    code,
    values: { ...common, ...values },
    records,
  })
}

/** The DNS server gave no answer, or an error: nothing is known, and the records to publish are shown. */
export function awayFinding(make: FindingMaker, code: string): Finding {
  const silent = ['ETIMEOUT', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ELIMIT'].includes(code)
  return make('not-checked', silent ? 'dns-silent' : 'dns-error', { dnsCode: code })
}
