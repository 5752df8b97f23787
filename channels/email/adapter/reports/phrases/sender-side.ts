import { type FailureRule, rule } from './failure-rule.ts'

/** Words about our side: the sender, its address and its host. They must not be read as words about the recipient. */
export const senderSideRules: readonly FailureRule[] = [
  rule(
    'policy',
    'Exim, Postfix, Sendmail: sender verification',
    String.raw`
    sender (address )?(verif\w+|callout) (fail|rejected)
    (verify|verification) (of )?sender
    could not verify (the )?sender
    unverifiable (sender|address: )
    sender address rejected
    sender (e-?mail |mail )?(address |domain )?(is |was |has been )?(rejected|denied|refused|blocked|invalid|unknown
      |not (found|allowed|accepted|valid|exist)|does(n't| not) (exist|resolve))
    `,
  ),
  rule(
    'policy',
    'Sendmail, Exchange: domain of the sender (RFC 3463: 5.1.7, 5.1.8)',
    String.raw`
    domain of (the )?sender
    sender'?s? (e-?mail |mail )?(domain|address) …(not|n't |invalid|rejected|unknown|does|must exist)
    (invalid|bad|unknown|illegal) (sender|return[- ]path|mail from|envelope sender|from address)
    mail from …(refused|rejected|denied|not allowed)
    return[- ](address|path) …20(invalid|rejected|unknown|not|n't)
    afzender …(geweigerd|onbekend|ongeldig)
    expéditeur …(refus|inconnu|invalide|rejet)
    absender\w* …(abgelehnt|unbekannt|ungültig|verweigert)
    mittente …(rifiutat|sconosciut)
    remitente …(rechazad|desconocid)
    from: domain is invalid
    domain does not exist: sender
    domain of sender address
    (empty|null) (envelope )?sender
    sender or recipients?\b
    possible forgery
    (invalid|bad|illegal|malformed) (address|domain|syntax) …20(of|for|in) (the )?(sender|from)\b
    returned mail not accepted
    unroutable sender
    (message |mail |e-?mail )?sending (for|from) …20(account|user|mail ?box|address) …20(disabled|blocked|suspended|denied)
    `,
  ),
  rule(
    'policy',
    'providers: the account and the domain of the sender',
    String.raw`
    sender('?s)? (e-?mail |mail )?account (is |was |has been )?(disabled|suspended|blocked|locked|closed|inactive)
    your (e-?mail |mail )?(account|domain)( \S+)? (is |was |has been |does )?(currently |temporarily )?(disabled|suspended
      |blocked|locked|unknown|invalid|expired|not |n't )
    in (the |your )?(from|sender|reply-to|return-path)(:|: header| header| field| line)
    `,
  ),
  rule(
    'policy',
    'BATV and protection against backscatter',
    String.raw`
    \bbatv\b
    backscatter
    no third-party dsns
    unsigned dsn
    `,
  ),
  rule(
    'policy',
    'Postfix, Exim: name of the sending host',
    String.raw`
    (invalid|bad|illegal) (helo|ehlo)
    (helo|ehlo)\b…(reject|invalid|not |denied|mismatch)
    reverse (dns|host ?name|lookup|mapping|record)
    \bip[- ]?(adresse?|address)\b …(unknown|invalid|unbekannt|onbekend|inconnu)
    \b(adresse|direccion|indirizzo|endereco) ip\b …(inconnu|desconocid|sconosciut|desconhecid)
    \bptr\b
    client host rejected
    cannot find your
    can't find your
    could not (find|resolve) your
    (ip|host) name (is )?(does not|mismatch)
    fcrdns
    \brdns\b
    no dns reverse
    `,
  ),
]
