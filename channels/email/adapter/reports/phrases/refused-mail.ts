import { type FailureRule, rule } from './failure-rule.ts'

/** Words with which a server refuses this mail or this sender: the address itself is as it should be. */
export const refusedMailRules: readonly FailureRule[] = [
  rule(
    'blocked',
    'public lists',
    String.raw`
    spamhaus
    spamcop
    spam (and open relay )?block(ing)? (system|list)
    \bdnsbl\b
    \brbls?\b
    `,
  ),
  rule(
    'virus',
    'gateways',
    String.raw`
    \bvirus
    malware
    malicious
    trojan
    infected
    phish
    ransomware
    schadsoftware
    maliciel
    вирус
    病毒
    ウイルス
    ウィルス
    `,
  ),
  rule(
    'authentication',
    'RFC 7372; Gmail, gateways',
    String.raw`
    \bdmarc\b
    \bspf\b
    \bdkim\b
    sender policy framework
    not authori[sz]ed to send (e-?mail |mail )?(from|on behalf|for)
    unauthenticated (e-?mail|mail|message|sender)
    (sender|message|mail) (is |was )?(un|not )authenticated
    domain authentication
    5\.7\.2[0-7]\b
    `,
  ),
  rule(
    'rate-limited',
    'providers',
    String.raw`
    rate[- ]?limit
    throttl
    too many (connection|message|mail|e-?mail|recipient|concurrent|session|request|error|bad|invalid|unknown|failed|letters
      |requ|simultaneous|emails)
    (exceed|exceeded|exceeds|exceeding|reached|over) …\b(rate|limit of (messages|connections|recipients|mails)|hourly|daily
      |per hour|per minute|sending limit|number of (messages|connections|recipients|mails))\b
    sending too (many|much|fast|quickly)
    too (fast|frequent|quickly)
    unusual rate
    excessive (number of )?(unknown|invalid|bad|connection|recipient)
    (unknown|invalid|bad) (recipient|user|address)(e?s)? (limit|threshold|rate)
    trop d(e |')(connexions|messages|destinataires|requ|utilisateurs|adresses)
    (te veel|troppi|troppe|demasiad[oa]s|muit[oa]s|for m[aå]nga?e?|liian mon|příliš mnoho|zbyt (wiele|dużo)|çok fazla) …20(adres|address|endereco|indirizz|direccion
      |osoit|verbinding|bericht|post|mail|conness|messag|conex|mensaj|mensag|forbind|anslut|yhtey|viest|spojen|zprav|polacz|wiadomos|baglanti|ileti)
    zu viele (unbekannten? |ungue?ltigen? |falschen? )?(verbindungen|nachrichten|mails|empf|adressen|benutzer)
    te veel (onbekende |ongeldige )?(verbindingen|berichten|ontvangers|adressen|gebruikers)
    demasiad\w+ (conexiones|mensajes)
    слишком много
    (发送|發送|连接)…8(过于)?频繁
    connection frequency limited
    rejected due to (sending )?frequency
    `,
  ),
  rule(
    'spam',
    'en',
    String.raw`
    \b(anti-?)?spam
    \bjunk\b
    unsolicited
    \bu[bc]e\b
    bulk (e-?mail|mail|sender)
    spamassassin
    message (looks|appears|seems) (like|to be) (spam|suspicious)
    high probability of
    content …20(spam|suspicious)
    rejected (as|by) …20(spam|content) ?(filter)?
    pourriel
    indésirable
    unerwünscht
    ongewenst
    correo no deseado
    spamfilter
    спам
    垃圾邮件
    垃圾郵件
    迷惑メール
    スパム
    스팸
    `,
  ),
  rule(
    'blocked',
    'lists and reputation',
    String.raw`
    black-?\s?list
    block-?\s?list
    deny-?\s?list
    \bdnsbl\b
    \brbls?\b
    \bsbl\b
    \bxbl\b
    \bpbl\b
    spamhaus
    spamcop
    sorbs
    uceprotect
    senderscore
    sender ?base
    abuseat
    barracudacentral
    invaluement
    backscatterer
    mxtoolbox
    proofpoint dynamic
    ipcheck
    reputation
    blocked (using|by|due|because|for|from|at|in|see|-|:)
    (ip|host|client|server|connection|network|sender|domain|mta)( address)?( \[?[\d.]+\]?)? ?(is |was |has been |have been[ ]
      |been |are )?(temporarily )?(blocked|banned|blacklisted|listed|barred|not allowed to connect|denied|refused by)
    (?<!not )listed (at|by|on)\b
    (?<!not )listed in …(\bbl\b|rbl|dnsbl|block)
    bad reputation
    \bcon:b\d\b
    (users?|customers?|members?|subscribers?|recipients?) (have |has )?complain(ed|s)? (about|of)
    (lot of|many|too many|due to|because of) …20\bcomplaints\b
    poor reputation
    weren't sent\. please contact your internet service provider
    part of their network is on
    your (ip|network|server|host|domain)…(block|ban|listed|suspicious)
    adresse ip …(bloqu|refus)
    ip-adresse …(gesperrt|blockiert|geblokkeerd)
    `,
  ),
  rule(
    'relay-denied',
    'Postfix, Exim, Exchange, Sendmail',
    String.raw`
    relay(ing|ed)? ?(access |mail )*(is |was )?(denied|not (permitted|allowed|possible|supported|authori)|prohibit|refus
      |disallow|restrict|attempt)
    unable to relay
    (not|cannot|can't|don't|won't|refus\w+ to|no) (permitted to |allowed to |authori[sz]ed to )?relay
    we do(n't| not) relay
    no relaying
    relay(ing)? (from|to|through|for|via) …(denied|not|prohibit|disallowed)
    not (a|an) (open|local) relay
    not permitted to relay
    authentication (is )?required
    smtp auth\w* (is )?required
    must authenticate
    not (a )?gateway
    relais …(refus|interdit)
    non-?local domain
    5\.7\.1 relay
    pop before smtp
    check.?for.?new.?mail
    `,
  ),
  rule(
    'encryption',
    'RFC 3207',
    String.raw`
    (starttls|\btls\b|\bssl\b|encryption) …(required|fail|error|not (supported|available|offered)|mandatory|needed|timeout
      |handshake)
    must issue a starttls
    certificate …(invalid|expired|verif|mismatch|not trusted|fail)
    5\.7\.(10|5|12)\b…10(tls|encrypt)
    mta-sts
    \bdane\b
    `,
  ),
  rule(
    'not-allowed-to-send',
    'lists and closed mailboxes',
    String.raw`
    (you are|you're|sender (is )?|not) not? ?(allowed|permitted|authori[sz]ed|member)…20 (to )?(post|send|write|subscrib
      |on this list)
    not (allowed|permitted|authori[sz]ed) to (post|send|write|submit)
    (only|restricted to|limited to) …(members|subscribers|internal|authori[sz]ed|authenticated|certain|known) ?(users
      |senders)?
    do(es)?(n't| not) accept (any )?(e-?)?(mail|message)s? from
    don't have permission
    (you )?do not have permission
    delivery (is )?(restrict|not (allowed|permitted|authori[sz]ed))
    restricted (recipient|distribution|address|list)
    not accept(ing)? (external|outside|internet)
    mailing list
    closed (group|list)
    moderat(ed|or)
    white-?\s?list
    you have been blocked by (the )?recipient
    blocked by (the )?(user|recipient)
    \buser reject\b
    (recipient|user) (has )?(blocked|refus\w+|reject\w+) (your|the sender|mail|this sender|messages from)
    (may|might|does|do) ?(not|n't) have permission
    no permission
    geen toestemming
    pas autorisé
    nicht berechtigt
    keine berechtigung
    non autorizzato
    no (está |esta )?autorizado
    受信拒否
    ドメイン指定
    拒收
    `,
  ),
  rule(
    'policy',
    'providers: this mail, whatever the recipient',
    String.raw`
    (reject|refus|block|denied|bounc)\w* (due to|because of|for|by) …12\bpolic(y|ies)\b
    will not accept (delivery of )?this (message|mail|e-?mail)
    `,
  ),
  rule(
    'content-refused',
    'gateways',
    String.raw`
    (content|attachment|file|extension)( type| format| body| header)?s? (is |was |are |has been |have been[ ]
      |been )?(not (allowed|permitted|accepted|acceptable)|rejected)
    (content|message|mail|e-?mail)( type| format| body| header)?s? (is |was |are |has been |have been[ ]
      |been )?(rejected (due to|for|because of|by) …content|prohibited|forbidden|banned|corrupt|malformed)
    (banned|forbidden|prohibited|blocked|illegal|executable|disallowed|unsupported) (attachment|file|content|extension|url
      |link|word|header)
    (illegal|invalid|malformed|bad|missing|duplicate) (message |mail |mime |rfc ?\d* |(to|cc|from|date|subject|reply-to):? )?(header|format|content|mime|8-?bit
      |character|line|structure|message-?id|from header|date)
    rfc ?\d{3,4} …(non-?compliant|violat|not compliant|complian)
    not (rfc|smtp) ?\d* ?compliant
    not rfc ?\d+
    bare (lf|cr|newline)
    line too long
    8bitmime
    (contains|containing) …(url|link|attachment|content|word|header)…(block|ban|prohibit|not allowed|list)
    content (filter|reject|restriction|violation|polic)
    conversion …(fail|prohibit|not)
    `,
  ),
]
