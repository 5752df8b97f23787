import { type FailureRule, rule } from './failure-rule.ts'

/** Words that refuse without a reason: they decide only where neither the status nor another row does. */
export const weakRules: readonly FailureRule[] = [
  rule(
    'temporary',
    'all servers',
    `
    service (is )?(currently )?(unavailable|not available|shutting down|busy)
    `,
  ),
  rule(
    'policy',
    'all servers',
    `
    polic(y|ies)
    access (is |was )?denied
    not (permitted|allowed|authori[sz]ed|accepted|acceptable)
    administrative(ly)? (prohib|den|reject|restrict)
    security
    prohibited
    forbidden
    refused
    denied
    rejected
    blocked
    banned
    restrict
    unacceptable
    geweigerd
    refusé
    rejeté
    abgelehnt
    verweigert
    rifiutat
    rechazad
    rejeitad
    recusad
    odrzucon
    отклон
    отказ
    拒否
    拒绝
    拒絕
    거부
    `,
  ),
  rule(
    'server-fault',
    'all servers',
    String.raw`
    (internal|local|system|server|configuration|unexpected|unknown|processing|protocol|syntax|command) (server )?(error
      |failure|problem|fault)
    i\/o error
    out of memory
    disk error
    command (not|unrecogni)
    bad sequence
    transaction failed
    not accepting network
    mailer (process )?error
    can't create
    cannot (create|append|open|write)
    `,
  ),
]
